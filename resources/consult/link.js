// A connection to the server: hello, reconnection, a watch over silence. What is said on it is the affair of whoever
// extends it: hear(message) gets everything but pongs.

const PING_EVERY = 1000;
const SILENT_AFTER = 3000;
const ANSWER_WITHIN = 10_000;
const ANSWER_AGAIN_WITHIN = 2000;  // of one that was inside
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
  }

  open() {
    if (this.over || this.socket) return;
    clearTimeout(this.next);
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
      this.watch = setInterval(() => this.checkSilence(), PING_EVERY);
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

  // A ping that stays without an answer; a tab that slept has simply not asked yet.
  checkSilence() {
    if (this.pinged && performance.now() - this.pinged > SILENT_AFTER) return this.drop();
    if (!this.pinged) this.pinged = performance.now();
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
    this.tries += 1;
    this.setState(this.stateAfter(opened));
    this.next = setTimeout(() => this.open(), this.pause());
  }

  stateAfter(opened) { return opened && this.tries < 3 ? 'lost' : 'unreachable'; }

  // An attempt that began while the network was away repeats its first packet later and later. A slow way must not look
  // like one that is cut.
  answerWithin() {
    if (!this.connections || this.tries > 60) return ANSWER_WITHIN;
    return Math.min(Math.max(ANSWER_AGAIN_WITHIN, 3 * this.usual), ANSWER_WITHIN);
  }

  // Spread, so that not everybody comes at the same moment after the server was away.
  pause() { return this.backoff[Math.min(this.tries, this.backoff.length) - 1] * (0.75 + Math.random() / 2); }

  // The network has returned: now rather than at the end of the pause.
  hurry() {
    if (this.over || this.socket) return;
    this.tries = 0;
    this.open();
  }

  end(code) {
    this.over = true;
    clearInterval(this.watch);
    clearTimeout(this.patience);
    clearTimeout(this.next);
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
