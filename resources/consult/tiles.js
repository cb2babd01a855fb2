// Pictures and sound of the participants on the page.
import { CONNECTIONS, HELD } from './words.js';

export function element(kind, className, text) {
  const made = document.createElement(kind);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export class Tiles {
  // `onBlocked`: the browser wants a click before it plays sound.
  constructor(container, onBlocked) {
    this.container = container;
    this.onBlocked = onBlocked;
    this.tiles = new Map();
    this.pinned = null;
    this.details = localStorage.getItem('details') === 'on';
    this.sink = '';
  }

  show(id, track, mid) {
    if (track.kind === 'audio') return this.hear(id, track);
    const key = `${id}:${mid}`;
    const tile = this.tiles.get(key) || this.make(key, id);
    const video = tile.querySelector('video');
    if (!video.srcObject || video.srcObject.getVideoTracks()[0] !== track) video.srcObject = new MediaStream([track]);
    this.play(video);
  }

  make(key, id) {
    const tile = element('figure', id === 'own' ? 'tile own' : 'tile');
    const video = element('video');
    Object.assign(video, { autoplay: true, playsInline: true, muted: true });
    const caption = element('figcaption');
    caption.append(element('span', 'who'), element('span', 'how'));
    tile.append(video, element('canvas'), element('div', 'numbers'), caption);
    tile.dataset.key = key;
    tile.tabIndex = 0;
    tile.ondblclick = () => this.pin(tile);
    return this.keep(key, id, tile, this.container);
  }

  pin(tile) { this.pinned = this.pinned === tile.dataset.key ? null : tile.dataset.key; }

  showDetails(on) {
    this.details = on;
    localStorage.setItem('details', on ? 'on' : 'off');
  }

  // To the nearest tile that lies that way; from none to the first.
  step(from, x, y) {
    const shown = [...this.container.querySelectorAll('.tile')].filter(tile => !tile.hidden);
    if (!from) return shown.length && shown[0].focus();
    const middle = tile => { const at = tile.getBoundingClientRect(); return [at.x + at.width / 2, at.y + at.height / 2]; };
    const [fromX, fromY] = middle(from);
    const ways = shown.map(tile => {
      const [toX, toY] = middle(tile);
      const along = (toX - fromX) * x + (toY - fromY) * y;
      const aside = Math.abs((toX - fromX) * y) + Math.abs((toY - fromY) * x);
      return { tile, along, far: along + 2 * aside };
    }).filter(way => way.along > 1 && way.tile !== from);
    ways.sort((a, b) => a.far - b.far);
    if (ways.length) ways[0].tile.focus();
  }

  keep(key, id, tile, place) {
    tile.dataset.peer = id;
    this.tiles.set(key, tile);
    place.append(tile);
    return tile;
  }

  hear(id, track) {
    const key = `${id}:sound`;
    const audio = this.tiles.get(key) || this.keep(key, id, element('audio'), document.body);
    audio.autoplay = true;
    audio.srcObject = new MediaStream([track]);
    if (this.sink && audio.setSinkId) audio.setSinkId(this.sink).catch(() => {});
    this.play(audio);
  }

  play(media) {
    media.play().catch(error => { if (error.name === 'NotAllowedError') this.onBlocked(media); });
  }

  drop(id) {
    for (const [key, tile] of [...this.tiles]) {
      if (tile.dataset.peer !== id) continue;
      tile.remove();
      this.tiles.delete(key);
    }
  }

  // The newest picture of a participant.
  of(id) {
    return [...this.tiles.values()].filter(tile => tile.dataset.peer === id && tile.tagName !== 'AUDIO').pop();
  }

  // `selfId`: ours; whose picture is held back from us is said.
  refresh(peerOf, callOf, selfId) {
    for (const [key, tile] of this.tiles) {
      const id = tile.dataset.peer;
      const peer = peerOf(id);
      if (peer) this.label(key, tile, peer, callOf(id), (peer.state.held || []).includes(selfId));
    }
  }

  label(key, tile, peer, call, held) {
    // The order of the room: who is muted is not played, whatever it sends.
    if (tile.tagName === 'AUDIO') { tile.muted = peer.muted; return; }
    const own = tile.dataset.peer === 'own';
    const how = (call ? CONNECTIONS[call.counters.connection] : '') || (held ? HELD : '');
    tile.querySelector('.who').textContent = peer.name + (own ? '（我）' : '') + (peer.hand ? ' · 举手' : '');
    tile.querySelector('.numbers').textContent = this.details && call ? call.numbers : '';
    tile.setAttribute('aria-label', peer.name);
    const talks = own && tile.classList.contains('talks');
    tile.querySelector('.how').textContent = how || (talks ? '正在发言，松开即静音' : peer.state.mic ? '' : '麦克风关闭');
    tile.classList.toggle('held', held);
    tile.classList.toggle('stalled', Boolean(call && call.counters.connection === 'stalled'));
    tile.classList.toggle('speaks', Boolean(call && call.audioLevel > 0.02 && !peer.muted));
    tile.classList.toggle('pinned', this.pinned === key);
    tile.hidden = !own && !peer.state.cam && !peer.state.share;
  }
}
