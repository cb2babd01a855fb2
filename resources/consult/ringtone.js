// The bell, made here and not loaded. Browsers let a page sound only after somebody has clicked in it once, unless the
// post's browser is told otherwise; until then `open` is false.
import { sleep } from './page.js';

const PITCHES = [880, 1109];
const WARBLE = 20;        // changes of pitch in a second
const STROKES = [[0, 0.45], [0.6, 1.05]];
const PERIOD = 2.6;
const EDGE = 0.01;        // without clicks
const LOUDNESS = 0.55;

function bell(context) {
  const buffer = context.createBuffer(1, PERIOD * context.sampleRate, context.sampleRate);
  const samples = buffer.getChannelData(0);
  let phase = 0;
  for (let i = 0; i < samples.length; ++i) {
    const t = i / context.sampleRate;
    phase += 2 * Math.PI * PITCHES[Math.floor(t * WARBLE) % 2] / context.sampleRate;
    const stroke = STROKES.find(([from, to]) => t >= from && t < to);
    if (!stroke) continue;
    samples[i] = LOUDNESS * Math.min(1, (t - stroke[0]) / EDGE, (stroke[1] - t) / EDGE) * Math.sin(phase);
  }
  return buffer;
}

export class Ringtone {
  // `opened` is called once the page may sound.
  constructor(opened) {
    this.opened = opened;
    this.open = false;
    this.source = null;
  }

  // Whether it is heard now.
  get sounds() { return Boolean(this.source) && this.context.state === 'running'; }

  begin() {
    this.context = new AudioContext();
    this.context.onstatechange = () => {
      if (this.open || this.context.state !== 'running') return;
      this.open = true;
      this.rest();
      this.opened();
    };
  }

  // Tries whether the page may sound; a click helps.
  async unlock() {
    if (!this.context) this.begin();
    // Without a click this promise is kept only when there is one.
    await Promise.race([this.context.resume().catch(() => {}), sleep(500)]);
    return this.open;
  }

  start(loop = true) {
    this.stop();
    if (!this.context) this.begin();
    this.buffer = this.buffer || bell(this.context);
    this.source = new AudioBufferSourceNode(this.context, { buffer: this.buffer, loop });
    this.source.connect(this.context.destination);
    const source = this.source;
    source.onended = () => { if (source === this.source) this.stop(); };
    source.start();
    this.unlock();
  }

  stop() {
    const source = this.source;
    this.source = null;
    if (source) source.stop();
    if (this.context) this.rest();
  }

  // Days without a call need no running sound.
  rest() { if (this.open && !this.source) this.context.suspend(); }
}
