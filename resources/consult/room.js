// The connection to the room's server: hello, reconnection, a watch over silence. Knows nothing of media.
import { FINAL } from './words.js';

const BACKOFF = [500, 1000, 2000, 4000, 8000];
const PING_EVERY = 1000;
const SILENT_AFTER = 3000;

export class RoomLink extends EventTarget {
  constructor(hello) {
    super();
    this.hello = hello;
    this.tries = 0;
    this.connections = 0;
    this.state = 'connecting';
    this.over = false;
  }

  open() {
    if (this.over) return;
    this.socket = new WebSocket(`wss://${location.host}/ws`);
    const socket = this.socket;
    let opened = false;
    this.pinged = 0;
    socket.onopen = () => {
      opened = true;
      this.send({ type: 'hello', ver: 1, ...this.hello });
      this.watch = setInterval(() => this.checkSilence(), PING_EVERY);
    };
    socket.onmessage = event => { if (socket === this.socket) this.take(event.data); };
    socket.onclose = () => { if (socket === this.socket) this.retry(opened); };
  }

  close() {
    this.send({ type: 'bye' });
    this.end('bye');
  }

  send(message) {
    if (this.socket && this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  take(text) {
    let message;
    try { message = JSON.parse(text); } catch { return; }
    this.pinged = 0;
    if (message.type === 'pong') return;
    if (message.type === 'welcome') { this.tries = 0; this.connections += 1; this.setState('inside'); }
    if (message.type === 'waiting') { this.tries = 0; this.setState('waiting'); }
    if (message.type === 'error' && FINAL.has(message.code)) return this.end(message.code);
    this.dispatchEvent(new CustomEvent('message', { detail: message }));
  }

  // A ping that stays without an answer; a tab that slept has simply not asked yet.
  checkSilence() {
    if (this.pinged && performance.now() - this.pinged > SILENT_AFTER) return this.drop();
    if (!this.pinged) this.pinged = performance.now();
    this.send({ type: 'ping' });
  }

  drop() {
    const socket = this.socket;
    this.socket = null;
    socket.close();
    this.retry(true);
  }

  retry(opened) {
    clearInterval(this.watch);
    if (this.over) return;
    const wait = BACKOFF[Math.min(this.tries, BACKOFF.length - 1)];
    this.tries += 1;
    this.setState(opened && this.tries < 3 ? 'lost' : 'unreachable');
    setTimeout(() => this.open(), wait);
  }

  end(code) {
    this.over = true;
    clearInterval(this.watch);
    const socket = this.socket;
    this.socket = null;
    if (socket) socket.close();
    this.code = code;
    this.setState('over');
  }

  setState(state) {
    this.state = state;
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}
