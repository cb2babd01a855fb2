// A standing post: waits day and night, rings when the bureau calls, goes into the room when somebody accepts, and waits
// again afterwards.
import { ENDINGS } from './words.js';
import { PostLink } from './post.js';
import { Ringtone } from './ringtone.js';
import { call, devices, devicesArrived, enterCall } from './call.js';
import { $, showView, sleep } from './page.js';
import * as view from './standbyview.js';

// The server's word that the answer counts is not waited for longer: who accepts is to be let in.
const CONFIRMED_WITHIN = 1500;
const DEVICES_WITHIN = 3000;
const MOST_CALLS = 8;

class Standby {
  constructor(invite) {
    this.invite = invite;
    this.bell = new Ringtone(() => this.followSound());
    this.name = localStorage.getItem('post-name') || '值守终端';
    this.calls = JSON.parse(sessionStorage.getItem('calls') || '[]');
    this.ring = null;      // what rings now
    this.accepted = null;  // what somebody here has accepted
    this.bind();
    this.connect();
    setInterval(() => this.tick(), 1000);
    this.tryBell();
  }

  get ringing() { return this.ring ? this.ring.call : 0; }

  bind() {
    $('ready').onclick = $('check').onclick = () => this.ready();
    $('post-full').onclick = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    $('accept').onclick = () => this.accept();
    $('decline').onclick = () => this.decline();
    addEventListener('online', () => this.link.hurry());
    addEventListener('pagehide', () => this.link.send({ type: 'bye' }));
    // Any click lets the page sound.
    document.addEventListener('click', () => { if (!this.bell.open) this.tryBell(); });
    if (navigator.mediaDevices) navigator.mediaDevices.addEventListener('devicechange', () => { if (this.speakers !== undefined) this.countSpeakers(); });
    document.addEventListener('visibilitychange', () => this.stayAwake());
  }

  connect() {
    const before = this.link;
    this.link = new PostLink({ post: this.invite.get('post'), token: this.invite.get('token'), name: this.name, caps: { kind: 'browser', codecs: ['VP8', 'H264'] } });
    this.link.addEventListener('state', event => this.takeState(event.detail));
    this.link.addEventListener('rings', () => this.chooseRing());
    this.link.addEventListener('ended', event => this.takeEnd(event.detail));
    this.link.addEventListener('gone', () => this.giveUp());
    if (before) this.link.sound = before.sound;
    showView('standby');
    this.takeState('connecting');
    view.showCalls(this.calls);
    if (this.invite.get('token')) this.link.open();
    else this.link.end('token-missing');
  }

  takeState(state) {
    if (state === 'over' && this.link.code === 'bye') return;  // goes into a room
    if (state === 'standing-by') {
      this.name = this.link.name;
      localStorage.setItem('post-name', this.name);
    }
    view.showState(state, this.link.code, this.name);
    this.tick();
  }

  tick() { view.showTime(this.link.state === 'standing-by' && this.link.since, this.ring && this.rang); }

  // Before calls

  async tryBell() {
    await this.bell.unlock();
    this.tried = true;
    this.followSound();
  }

  followSound() {
    view.showSound(this.sound);
    this.link.tellBell(this.tried ? this.sound : null);
  }

  // A loudspeaker may have come or gone; without the permission that ready() asks for, nobody can tell.
  async countSpeakers() {
    this.speakers = (await devices.list()).audiooutput.length;
    this.followSound();
  }

  get sound() { return !this.bell.open ? 'blocked' : this.speakers === 0 ? 'missing' : 'on'; }

  // The one click: sound may ring from now on, and whether camera and microphone work is known before they are needed.
  async ready() {
    $('check').disabled = $('ready').disabled = true;
    if (await this.bell.unlock() && !this.ring) this.bell.start(false);
    await devices.open('', '');
    this.tried = true;
    await this.countSpeakers();
    view.showCheck('camera-check', devices.video ? '正常' : '不可用', devices.video);
    view.showCheck('microphone-check', devices.audio ? '正常' : '不可用', devices.audio);
    $('standby-note').textContent = devices.problems.join('\n');
    if (!call.link) devices.stop();
    $('check').disabled = $('ready').disabled = false;
    this.stayAwake();
  }

  // A sleeping computer does not ring.
  async stayAwake() {
    const may = navigator.wakeLock && document.visibilityState === 'visible' && this.bell.open;
    if (may) await navigator.wakeLock.request('screen').catch(() => {});
  }

  // Calls

  chooseRing() {
    const before = this.ring;
    this.ring = this.accepted || this.link.rings.values().next().value || null;
    if (this.ring === before) return;
    if (this.ring) { this.rang = Date.now(); this.bell.start(); }
    else this.bell.stop();
    view.showRing(this.ring);
    this.tick();
  }

  accept() {
    const ring = this.ring;
    if (!ring || this.accepted) return;
    this.accepted = ring;
    this.bell.stop();
    view.showAccepting();
    const sent = this.link.answer(ring.call, true);
    this.confirmed = setTimeout(() => this.enter(ring), sent ? CONFIRMED_WITHIN : 0);
  }

  decline() {
    const ring = this.ring;
    if (!ring || this.accepted) return;
    // Without a connection the call is over here, and the bureau sees that nobody answers.
    if (!this.link.answer(ring.call, false)) this.link.finish(ring.call, 'declined');
    $('decline').disabled = true;
  }

  takeEnd({ ring, how }) {
    if (!this.accepted || ring.call !== this.accepted.call) return this.note(ring, how);
    if (how === 'accepted') return this.enter(this.accepted);
    if (how === 'lost') return;
    this.note(ring, how);
    this.giveUp();
  }

  // What was accepted is no more.
  giveUp() {
    clearTimeout(this.confirmed);
    if (this.accepted) this.link.rings.delete(this.accepted.call);
    this.accepted = null;
    this.chooseRing();
  }

  note(ring, how) {
    this.calls.unshift({ at: Date.now(), by: ring.by, subject: ring.subject, how });
    this.calls.length = Math.min(this.calls.length, MOST_CALLS);
    sessionStorage.setItem('calls', JSON.stringify(this.calls));
    view.showCalls(this.calls);
  }

  enter(ring) {
    if (this.accepted !== ring) return;
    this.note(ring, 'accepted');
    this.link.close();
    this.giveUp();
    this.enterRoom({ room: ring.room, token: ring.token, name: this.name });
  }

  async enterRoom(place) {
    sessionStorage.setItem('room', JSON.stringify(place));
    const opened = devices.open('', '');
    await Promise.race([opened, sleep(DEVICES_WITHIN)]);
    enterCall(place, { mic: true, cam: true }, '', code => this.comeBack(code));
    opened.then(devicesArrived);
  }

  comeBack(code) {
    sessionStorage.removeItem('room');
    $('standby-note').textContent = `${view.clockOf(new Date()).slice(0, 5)} ${ENDINGS[code] || '会商已结束。'}`;
    this.connect();
  }

  // A reload during a consultation goes back into it.
  resume() {
    const room = sessionStorage.getItem('room');
    if (!room) return;
    this.link.close();
    this.enterRoom(JSON.parse(room));
  }
}

export function startStandby(invite) {
  const standby = new Standby(invite);
  standby.resume();
  return standby;
}
