// Who is not heard is told so, and why: at each word while the microphone is off or muted, and without a word when it is on
// and nothing reaches anybody.
import { UNHEARD } from './words.js';

const LOUD = 0.12;        // of the microphone's level
const PATIENCE = 4000;    // a connection that is just being made is nothing to worry about
const SHOWN = 6000;
const EVERY = 15000;
const WANTED = new Set(['muted', 'listens', 'off']);

export class Heard {
  constructor(note) {
    this.note = note;
    this.why = this.warnedOf = '';
    this.warned = -Infinity;
  }

  // A few times a second. `why`: a key of UNHEARD, or '' when all is well.
  watch(why, level) {
    const now = performance.now();
    if (why !== this.why) Object.assign(this, { why, since: now, told: false });
    if (this.due(now, level)) this.warn(now);
    if (!why || now - this.warned > SHOWN) this.note.hidden = true;
  }

  due(now, level) {
    if (!this.why) return false;
    if (!WANTED.has(this.why)) {
      if (now - this.since < PATIENCE) return false;
      if (!this.told && this.warnedOf !== this.why) return true;
    }
    return level > LOUD && (this.warnedOf !== this.why || now - this.warned > EVERY);
  }

  warn(now) {
    this.warned = now;
    this.warnedOf = this.why;
    this.told = true;
    this.note.textContent = UNHEARD[this.why];
    this.note.hidden = false;
  }
}
