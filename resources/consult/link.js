// A connection to the server: hello, reconnection, a watch over silence. What is said on it is the affair of whoever
// extends it: hear(message) gets everything but pongs.
import { WayBack } from './wayback.js';

// A ping goes with a check. Together at most 2.6 s until a connection that is cut is given up.
const CHECK_EVERY = 200;
const PING_EVERY = 350;
const SILENT_AFTER = 2000;
// A tab in the background is let run once a second.
const LATE_AFTER = 1500;
const ANSWER_WITHIN = 10_000;
const ANSWER_AGAIN_WITHIN = 2000;  // of one that was inside
const LATELY = 120_000;
const CLOSED_WITHIN = 2000;

export class ServerLink extends EventTarget {
  constructor(hello, backoff) {
    super();
    this.hello = hello;
    this.backoff = backoff;
    this.tries = 0;
    this.connections = 0;
    this.state = 'connecting';
    this.over = false;
    this.wayBack = new WayBack({
      pause: () => this.pause(),
      patience: () => this.answerWithin(),
      found: () => this.open(),
      failed: () => this.fail(false),
    });
  }

  open() {
    if (this.over || this.socket) return;
    this.stopSeeking();
    this.socket = new WebSocket(`wss://${location.host}/ws`);
    const socket = this.socket;
    let opened = false;
    const begun = performance.now();
    this.pinged = 0;
    this.patience = setTimeout(() => this.drop(), this.answerWithin());
    socket.onopen = () => {
      if (socket !== this.socket) return;
      opened = true;
      this.usual = performance.now() - begun;
      this.send({ type: 'hello', ver: 1, ...this.hello });
      this.checked = performance.now();
      this.watch = setInterval(() => this.checkSilence(), CHECK_EVERY);
    };
    socket.onmessage = event => { if (socket === this.socket) this.take(event.data); };
    socket.onclose = () => { if (socket === this.socket) this.lose(opened); };
  }

  close() {
    this.send({ type: 'bye' });
    this.end('bye');
  }

  // False: there is no connection.
  send(message) {
    if (!this.socket || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  take(text) {
    let message;
    try { message = JSON.parse(text); } catch { return; }
    this.pinged = 0;
    clearTimeout(this.patience);
    if (message.type !== 'pong') this.hear(message);
  }

  // A ping that stays without an answer; a tab that slept has simply not asked yet, and one that was busy has not read.
  checkSilence() {
    const now = performance.now(), step = now - this.checked;
    this.checked = now;
    if (this.pinged && step > LATE_AFTER) this.pinged += step;
    if (this.pinged && now - this.pinged > SILENT_AFTER) return this.drop();
    if (now - (this.said || -PING_EVERY) < PING_EVERY) return;
    this.said = now;
    if (!this.pinged) this.pinged = now;
    this.send({ type: 'ping' });
  }

  drop() {
    const socket = this.socket;
    if (!socket) return;
    this.lose(true);
    socket.close();
  }

  lose(opened) {
    this.socket = null;
    clearInterval(this.watch);
    clearTimeout(this.patience);
    if (this.over) return;
    this.lost = this.lost || performance.now();
    this.fail(opened);
    this.next = setTimeout(() => this.seek(), this.pause());
  }

  // Let in, or told to wait: the server is there.
  arrive() {
    this.tries = 0;
    this.lost = 0;
  }

  fail(opened) {
    this.tries += 1;
    this.setState(this.stateAfter(opened));
  }

  stateAfter(opened) { return opened && this.tries < 3 ? 'lost' : 'unreachable'; }

  seek() {
    if (this.connections) this.wayBack.begin();
    else this.open();
  }

  stopSeeking() {
    clearTimeout(this.next);
    this.wayBack.end();
  }

  // A slow way must not look like one that is cut.
  answerWithin() {
    const lately = this.connections && performance.now() - (this.lost || performance.now()) < LATELY;
    return lately ? Math.min(Math.max(ANSWER_AGAIN_WITHIN, 3 * this.usual), ANSWER_WITHIN) : ANSWER_WITHIN;
  }

  // Spread, so that not everybody comes at the same moment after the server was away.
  pause() {
    const step = Math.min(Math.max(this.tries, 1), this.backoff.length) - 1;
    return this.backoff[step] * (0.75 + Math.random() / 2);
  }

  // The network has returned: now rather than at the end of the pause.
  hurry() {
    if (this.over || this.socket) return;
    this.tries = 0;
    this.stopSeeking();
    this.seek();
  }

  end(code) {
    this.over = true;
    clearInterval(this.watch);
    clearTimeout(this.patience);
    this.stopSeeking();
    const socket = this.socket;
    this.socket = null;
    // After a goodbye and after a last refusal the server closes it.
    if (socket) setTimeout(() => socket.close(), CLOSED_WITHIN);
    this.code = code;
    this.setState('over');
  }

  setState(state) {
    this.state = state;
    this.tell('state', state);
  }

  tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }
}
