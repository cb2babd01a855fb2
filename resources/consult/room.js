// The connection to a room. Knows nothing of media.
import { FINAL } from './words.js';
import { ServerLink } from './link.js';

// For two minutes closely: media come back only after it.
const BACKOFF = [400, ...Array(240).fill(500), 2000];

export class RoomLink extends ServerLink {
  constructor(hello) { super(hello, BACKOFF); }

  hear(message) {
    // Only this page knows it, and only as long as it lives: with it a host need not let it in again.
    if (message.type === 'welcome' && message.resume) this.hello.resume = message.resume;
    if (message.type === 'welcome') { this.arrive(); this.connections += 1; this.setState('inside'); }
    if (message.type === 'waiting') { this.arrive(); this.setState('waiting'); }
    if (message.type === 'error' && FINAL.has(message.code)) return this.end(message.code);
    this.tell('message', message);
  }
}
