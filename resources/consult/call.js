// The room as people see it: tiles, people, messages, buttons. One consultation at a time, as many as come.
import { ENDINGS, MODES, REFUSALS, STATES, deviceWords } from './words.js';
import { RoomLink } from './room.js';
import { Devices } from './devices.js';
import { Peers } from './peers.js';
import { Tiles } from './tiles.js';
import { log, showPeople } from './sidebar.js';
import { draw } from './draw.js';
import { PushToTalk } from './talk.js';
import { Heard } from './heard.js';
import { startKeys } from './keys.js';
import { $, showView } from './page.js';

const people = new Map();
const tiles = new Tiles($('tiles'), soundBlocked);
let link = null, peers = null, self = null;
let wants = { mic: true, cam: true, hand: false };
let rollCall = 0;
let recordedBy = '';  // id; empty: nobody records
let whenOver = null;
let talk = null;
const heard = new Heard($('unheard'));

export const devices = new Devices();

// What tests and the page's frame may know.
export const call = {
  get link() { return link; },
  get self() { return self; },
  get peers() { return peers; },
};

function soundBlocked(media) {
  $('notice').hidden = false;
  $('notice').textContent = '浏览器暂停了声音，请点击页面任意位置。';
  document.addEventListener('click', () => { media.play(); $('notice').hidden = !link || link.state === 'inside'; if (link && link.state === 'inside') showReach(); }, { once: true });
}

// Into the room with what is wanted at first, e.g. { mic: true, cam: true }. `over` is called with the reason when it has
// ended for good; without it the page says so and stays.
export function enterCall({ room, token, name }, wanted, sink, over) {
  leaveNothing();
  whenOver = over;
  tiles.sink = sink;
  wants = { ...wanted, hand: false };
  showView('call');
  link = new RoomLink({ room, token, name, caps: { kind: 'browser', codecs: ['VP8', 'H264'] } });
  peers = new Peers(message => link.send(message), (id, track, mid) => tiles.show(id, track, mid), id => tiles.drop(id));
  link.addEventListener('message', event => take(event.detail));
  link.addEventListener('state', event => showState(event.detail));
  showState('connecting');
  link.open();
}

// Of the consultation before.
function leaveNothing() {
  if (peers) peers.end();
  self = null;
  people.clear();
  tiles.drop('own');
  $('chat').replaceChildren();
  $('rollcall').hidden = true;
}

// Camera and microphone came after the door.
export function devicesArrived() { if (link && link.state === 'inside') sendState(); }

// Room

function showState(state) {
  const over = state === 'over';
  $('status').textContent = over ? ENDINGS[link.code] || STATES.over : STATES[state];
  if (state !== 'inside') {
    peers.clear();
    people.clear();
    recordedBy = '';
    $('recorded').hidden = true;
    showPeople(self, people);
  }
  $('notice').hidden = state === 'inside';
  $('notice').textContent = over ? `${ENDINGS[link.code] || STATES.over} 如需重新加入，请刷新页面。` : STATES[state];
  if (state !== 'inside') talk.lose();
  for (const id of ['mic', 'talk', 'cam', 'share', 'hand', 'text']) $(id).disabled = state !== 'inside';
  if (over) end();
}

function end() {
  devices.stop();
  devices.closeScreen();
  tiles.drop('own');
  if (!whenOver) return;
  const code = link.code;
  leaveNothing();
  link = peers = null;
  whenOver(code);
}

const handlers = {
  welcome(m) {
    self = m.self;
    people.clear();
    for (const peer of m.peers) people.set(peer.id, peer);
    giveTracks();
    peers.welcome(m);
    showRecording(m.recordedBy || '');
    showReach();
    sendState();
    if (wants.hand) link.send({ type: 'hand', up: true });
    showOwn();
  },
  'peer-joined'(m) { people.set(m.peer.id, m.peer); peers.join(m.peer); log(`${m.peer.name} 加入`); },
  'peer-left'(m) {
    const peer = people.get(m.id);
    if (peer) log(`${peer.name} ${m.reason === 'lost' ? '连接中断' : m.reason === 'removed' ? '被移出' : '离开'}`);
    people.delete(m.id);
    peers.remove(m.id);
    if (m.id === recordedBy) showRecording('');
  },
  'peer-changed'(m) {
    if (m.peer.id === self.id) return changeSelf(m.peer);
    people.set(m.peer.id, m.peer);
    const call = peers.calls.get(m.peer.id);
    if (call) call.info = m.peer;
  },
  chat(m) { log(m.text, m.from === self.id ? self.name : (people.get(m.from) || {}).name || '主持人'); },
  recording(m) { showRecording(m.on ? m.from : ''); },
  mode(m) {
    const before = peers.mode;
    peers.change(m, [...people.values()]);
    if (m.mode === 'sfu') log(MODES.sfu);
    else if (before === 'sfu') log(MODES.back);
    showReach();
  },
  lock(m) { log(m.on ? '会商室已锁定' : '会商室已解锁'); },
  rollcall(m) { if (m.from !== self.id) { rollCall = m.call; $('rollcall').hidden = false; $('answer').focus(); } },
  'rollcall-answer'(m) { log(`${(people.get(m.from) || self).name} 已答到`); },
  error(m) { log(REFUSALS[m.code] || ENDINGS[m.code] || m.text); },
  pointer: drawOn, draw: drawOn, wipe: drawOn,
};

function take(message) {
  if (['offer', 'answer', 'ice', 'restart'].includes(message.type)) return peers.take(message);
  if (message.type !== 'welcome' && message.type !== 'error' && !self) return;
  if (handlers[message.type]) handlers[message.type](message);
  showPeople(self, people);
}

// Whoever is recorded is to know it, for as long as it lasts, also when coming later.
function showRecording(by) {
  if (by && by !== recordedBy) log(`${nameOf(by)} 已开始录制：所有参会人员的画面和声音将被保存`);
  if (!by && recordedBy) log('录制已结束');
  recordedBy = by;
  $('recorded').hidden = !by;
  $('recorded').textContent = by ? `● 正在录制（${nameOf(by)}）` : '';
}

// Without the server for media only some of a large room are connected: who waits is to know why.
function showReach() {
  const narrow = peers.mode === 'mesh' && peers.among.length > 0;
  $('notice').hidden = !narrow;
  $('notice').textContent = !narrow ? '' : peers.reaches(self.id) ? MODES.some : MODES.waits;
}

const nameOf = id => (people.get(id) || (self && self.id === id ? self : null) || {}).name || '主持人';

function changeSelf(now) {
  if (now.muted && !self.muted) log(now.role === 'listener' ? '您现在是旁听' : '主持人已将您静音，如需发言请举手');
  if (!now.muted && self.muted) log('主持人已允许您发言');
  const other = now.muted !== self.muted || now.role !== self.role;
  self = now;
  wants.hand = now.hand;
  // What the buttons wish may be allowed again, or no longer.
  if (other) sendState();
  showOwn();
}

const mayShow = () => self && self.role !== 'listener';
const maySpeak = () => mayShow() && !self.muted;
const speaks = () => Boolean((wants.mic || talk.held) && devices.audio && maySpeak());

function whyUnheard() {
  if (!link || link.state !== 'inside' || !self) return '';
  if (!mayShow()) return 'listens';
  if (self.muted) return 'muted';
  if (!devices.audio) return wants.mic ? 'device' : '';
  return speaks() ? peers.unheard([...people.values()]) : 'off';
}

// What leaves this computer follows from the order of the room and from the buttons, in one place.
function giveTracks() {
  if (devices.audio) devices.audio.enabled = speaks();
  if (devices.video) devices.video.enabled = wants.cam && Boolean(mayShow());
  peers.setTrack('audio', maySpeak() ? devices.audio : null);
  peers.setTrack('video', mayShow() ? devices.screen || devices.video : null);
}

function sendState() {
  const state = { mic: speaks(), cam: Boolean(wants.cam && devices.video && mayShow()), share: Boolean(devices.screen) };
  link.send({ type: 'state', ...state });
  giveTracks();
  showOwn();
}

function showOwn() {
  const press = (id, on) => $(id).setAttribute('aria-pressed', String(Boolean(on)));
  press('mic', wants.mic && devices.audio && maySpeak());
  $('talk').classList.toggle('held', talk.held && speaks());
  press('cam', wants.cam && devices.video && mayShow());
  press('share', devices.screen);
  press('hand', wants.hand);
  $('mic').textContent = !self || maySpeak() ? '麦克风' : '已被静音';
  const track = devices.screen || devices.video;
  if (track) tiles.show('own', track, 'own');
  else tiles.drop('own');
  const tile = tiles.of('own');
  if (!tile) return;
  tile.classList.toggle('shares', Boolean(devices.screen));
  tile.classList.toggle('talks', talk.held && speaks());
}

// On the tile of whoever shares, else of whoever draws.
let wipes = 0;

function drawOn(message, tries = 0, since = wipes) {
  if (message.type === 'wipe') wipes += 1;
  const shares = [...people.values()].find(peer => peer.state.share);
  const tile = tiles.of(shares ? shares.id : devices.screen ? 'own' : message.from);
  // A stroke that was there before us waits for the picture that it lies on.
  if (message.type === 'draw' && tries < 40 && !tile?.querySelector('video').videoWidth)
    return void setTimeout(() => { if (since === wipes) drawOn(message, tries + 1, since); }, 250);
  if (tile) draw(tile, message);
}

function showTiles() {
  tiles.refresh(id => (id === 'own' ? self : people.get(id)), id => peers && peers.calls.get(id), self && self.id);
}

// Buttons

async function toggleDevice(wish, kind, what) {
  if (!devices[kind]) {
    await devices.take({ [kind]: true }, what);
    if (!devices[kind]) return log(devices.problems.pop());
    wants[wish] = false;
  }
  wants[wish] = !wants[wish];
  sendState();
}

// Held or let go. Who has never let the page use the microphone is asked first.
async function takeTalk(held) {
  if (held && !maySpeak()) log(self && self.muted ? '主持人已将您静音，按住空格键也不能发言，请举手。' : '您是旁听，不能发言。');
  sendState();
  if (!held || devices.audio || !maySpeak()) return;
  wants.mic = false;
  await devices.take({ audio: true }, '麦克风');
  if (!devices.audio) return log(devices.problems.pop());
  sendState();
}

async function toggleShare() {
  if (devices.screen) devices.closeScreen();
  else {
    try { await devices.openScreen(); } catch (error) { if (error.name !== 'NotAllowedError') log(deviceWords(error, '屏幕共享')); }
  }
  sendState();
}

export function startRoom() {
  talk = new PushToTalk($('talk'), () => Boolean(self) && Boolean(link) && link.state === 'inside');
  talk.addEventListener('held', event => { if (link) takeTalk(event.detail); });
  $('mic').onclick = () => toggleDevice('mic', 'audio', '麦克风');
  $('cam').onclick = () => toggleDevice('cam', 'video', '摄像头');
  $('share').onclick = toggleShare;
  $('hand').onclick = () => { wants.hand = !wants.hand; link.send({ type: 'hand', up: wants.hand }); showOwn(); };
  $('full').onclick = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  $('leave').onclick = () => link.close();
  $('answer').onclick = () => { link.send({ type: 'rollcall-answer', call: rollCall }); $('rollcall').hidden = true; };
  $('say').onsubmit = event => {
    event.preventDefault();
    if ($('text').value.trim()) link.send({ type: 'chat', text: $('text').value });
    $('text').value = '';
  };
  devices.addEventListener('lost', event => { if (link && link.state === 'inside') { if (event.detail !== 'screen') log(deviceWords({ name: 'NotFoundError' }, event.detail === 'video' ? '摄像头' : '麦克风')); sendState(); } });
  addEventListener('online', () => { if (link) link.hurry(); });
  addEventListener('pagehide', () => { if (link) link.send({ type: 'bye' }); });
  startKeys(tiles, () => Boolean(link) && link.state === 'inside');
  setInterval(showTiles, 250);
  setInterval(() => { $('own-level').value = devices.level; heard.watch(whyUnheard(), devices.level); }, 100);
}
