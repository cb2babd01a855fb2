// Looks for a server that was lost, with small requests beside each other: one that began while the network was away
// repeats its first packet later and later, and of WebSockets a browser opens one at a time, after failures ever later.

const SMALLEST = '/page.js';
const MOST_AT_ONCE = 4;

export class WayBack {
  // `pause()`: ms until the next request; `patience()`: ms for each. found() is called once, failed() for each without an
  // answer.
  constructor({ pause, patience, found, failed }) {
    Object.assign(this, { pause, patience, found, failed });
    this.asking = new Set();
  }

  begin() {
    this.end();
    this.ask();
  }

  end() {
    clearTimeout(this.next);
    for (const request of this.asking) request.abort();
    this.asking.clear();
  }

  async ask() {
    this.next = setTimeout(() => this.ask(), this.pause());
    if (this.asking.size >= MOST_AT_ONCE) return;
    const request = new AbortController();
    this.asking.add(request);
    const patience = setTimeout(() => request.abort(), this.patience());
    const answered = await fetch(SMALLEST, { cache: 'no-store', signal: request.signal }).then(() => true, () => false);
    clearTimeout(patience);
    if (!this.asking.delete(request)) return;
    if (!answered) return this.failed();
    this.end();
    this.found();
  }
}
