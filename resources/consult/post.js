// The connection to a standing post: comes back for ever, keeps the calls that ring. Tells 'state', 'rings' (they have
// changed) and 'ended' (a ring, and how).
import { POST_FINAL, POST_REFUSALS } from './postwords.js';
import { ServerLink } from './link.js';

const BACKOFF = [500, 1000, 2000, 4000, 8000, 15_000];
const REFUSED_PAUSE = 60_000;
// The server repeats the calls that still wait right after it let the page stand by.
const REPEATED_WITHIN = 1000;
const RINGS_WITHOUT_SERVER = 60_000;

export class PostLink extends ServerLink {
  constructor(hello) {
    super(hello, BACKOFF);
    this.rings = new Map();
    this.stale = new Set();
    this.name = '';
    this.sound = null;  // of the bell; not known yet
    this.told = null;
  }

  open() {
    if (!this.socket) this.code = undefined;
    super.open();
  }

  hear(message) {
    switch (message.type) {
      case 'standing-by': return this.standBy(message);
      case 'ring':
        this.stale.delete(message.call);
        this.rings.set(message.call, message);
        return this.tell('rings');
      case 'ring-end': return this.finish(message.call, message.reason);
      case 'error': return this.refuse(message.code);
    }
  }

  standBy(message) {
    this.arrive();
    this.connections += 1;
    this.name = message.name;
    this.since = Date.now();
    this.stale = new Set(this.rings.keys());
    clearTimeout(this.forget);
    this.forget = setTimeout(() => this.finishAll(this.stale), REPEATED_WITHIN);
    this.told = null;
    this.asked = message.bell;
    this.setState('standing-by');
    this.tellBell(this.sound);
  }

  // Whether a call would be heard here: the bureau shows it. Servers that do not ask do not know the message.
  tellBell(sound) {
    this.sound = sound;
    if (!sound || sound === this.told || !this.asked || this.state !== 'standing-by') return;
    if (this.send({ type: 'bell', sound })) this.told = sound;
  }

  finish(call, how) {
    const ring = this.rings.get(call);
    if (!ring) return;
    this.rings.delete(call);
    this.tell('ended', { ring, how });
    this.tell('rings');
  }

  finishAll(calls) { for (const call of [...calls]) this.finish(call, 'lost'); }

  answer(call, accept) { return this.send({ type: 'ring-answer', call, accept }); }

  refuse(code) {
    if (code === 'gone') return this.tell('gone');
    if (POST_FINAL.has(code)) return this.end(code);
    if (POST_REFUSALS[code]) this.code = code;
  }

  stateAfter(opened) {
    // A server that restarts may not know the post for a moment: what was refused is tried again, at leisure.
    if (this.code) return 'refused';
    return super.stateAfter(opened);
  }

  pause() {
    const busy = this.code === 'full' || this.code === 'too-fast';
    return this.code && !busy ? REFUSED_PAUSE : super.pause();
  }

  lose(opened) {
    clearTimeout(this.forget);
    this.forget = setTimeout(() => this.finishAll(this.rings.keys()), RINGS_WITHOUT_SERVER);
    super.lose(opened);
  }

  end(code) {
    clearTimeout(this.forget);
    if (code === 'bye') this.rings.clear();
    this.finishAll(this.rings.keys());
    super.end(code);
  }
}
