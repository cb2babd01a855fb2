// One RTCPeerConnection per other participant. Native clients offer; of two browsers the newcomer does; who answers never
// offers but asks for a restart. Nothing is renegotiated: a connection that fails is made anew under the next epoch.
// In a large room a server carries the media: we offer to it what we send, and it offers what each other sends, when asked.

const STALLED_AFTER = 2000;
const REBUILD_AFTER = 5000;
const REBUILD_PAUSE = 1000;
const NUMBERS_EVERY = 1900;
const MAX_BITRATE = 1_200_000;
const SFU = { id: 'sfu', name: '', caps: { kind: 'native' }, state: {} };

// What one report of getStats adds to the numbers for people: bytes and packets since the beginning, seconds.
function countFor(line, s) {
  if (s.type === 'candidate-pair' && s.nominated && s.currentRoundTripTime !== undefined) line.roundTrip = s.currentRoundTripTime;
  if (s.type !== 'inbound-rtp') return;
  line.bytes += s.bytesReceived || 0;
  line.lost += s.packetsLost || 0;
  line.packets += s.packetsReceived || 0;
  if ((s.frameWidth || 0) <= line.width) return;
  line.width = s.frameWidth;
  line.height = s.frameHeight;
}

class PeerCall {
  // `way`: both, send (to the server), receive (by way of it)
  constructor(peers, info, offers, way) {
    this.peers = peers;
    this.info = info;
    this.offers = offers;
    this.way = way;
    this.epoch = 0;
    this.candidates = [];
    this.numbers = '';  // for people
    this.counters = { framesDecoded: 0, totalAudioEnergy: 0, framesPerSecond: 0, audioPackets: 0, framesSent: 0, connection: 'new', epoch: 0, rebuilds: 0 };
  }

  send(message) { this.peers.send({ ...message, to: this.info.id, epoch: this.epoch }); }

  begin(epoch) {
    this.end();
    this.epoch = epoch;
    this.candidates = [];
    this.moved = performance.now();
    this.frames = 0;
    const pc = this.pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers: this.peers.iceServers });
    pc.onicecandidate = event => {
      if (pc !== this.pc) return;
      const c = event.candidate;
      this.send({ type: 'ice', mline: c ? c.sdpMLineIndex ?? 0 : 0, cand: c ? c.candidate : '' });
    };
    pc.ontrack = event => { if (pc === this.pc) this.peers.onTrack(this.info.id, event.track, event.transceiver.mid); };
    pc.onconnectionstatechange = () => { if (pc === this.pc && pc.connectionState === 'failed') this.rebuild(); };
  }

  end() {
    if (this.pc) this.pc.close();
    this.pc = null;
  }

  async offer() {
    this.begin(this.epoch + 1);
    const pc = this.pc;
    for (const kind of ['video', 'audio']) pc.addTransceiver(kind, { direction: this.direction(), streams: [this.peers.stream] });
    await this.place();
    await pc.setLocalDescription();
    if (pc === this.pc) this.send({ type: 'offer', sdp: pc.localDescription.sdp });
  }

  direction() { return this.way === 'send' ? 'sendonly' : 'sendrecv'; }

  // For an offer. Also as long as there is none to come.
  ask() { this.send({ type: 'restart' }); }

  async takeOffer(epoch, sdp) {
    if ((epoch <= this.epoch && this.pc) || this.way === 'send') return;
    this.offers = false;
    this.begin(epoch);
    const pc = this.pc;
    await pc.setRemoteDescription({ type: 'offer', sdp });
    await this.place();
    await pc.setLocalDescription();
    if (pc !== this.pc) return;
    this.send({ type: 'answer', sdp: pc.localDescription.sdp });
    await this.flush();
  }

  async takeAnswer(epoch, sdp) {
    if (epoch !== this.epoch || !this.pc || this.pc.signalingState !== 'have-local-offer') return;
    await this.pc.setRemoteDescription({ type: 'answer', sdp });
    await this.flush();
  }

  // Candidates may come before the description that they belong to, or before the offer of their epoch.
  async takeIce(message) {
    if (message.epoch < this.epoch || this.candidates.length > 100) return;
    this.candidates.push(message);
    if (this.pc && this.pc.remoteDescription) await this.flush();
  }

  async flush() {
    const mine = this.candidates.filter(c => c.epoch === this.epoch);
    this.candidates = this.candidates.filter(c => c.epoch > this.epoch);
    for (const c of mine) {
      if (!c.cand) continue;
      try { await this.pc.addIceCandidate({ candidate: c.cand, sdpMLineIndex: c.mline }); } catch (error) { this.peers.note(error); }
    }
  }

  // Own tracks into the first line of each kind; further ones of the other side (its screen) are only watched.
  async place() {
    if (this.way === 'receive') return;
    const seen = new Set();
    for (const transceiver of this.pc.getTransceivers()) {
      const kind = transceiver.receiver.track.kind;
      const own = !seen.has(kind);
      seen.add(kind);
      transceiver.direction = own ? this.direction() : 'recvonly';
      if (!own) continue;
      if (transceiver.sender.setStreams) transceiver.sender.setStreams(this.peers.stream);
      await transceiver.sender.replaceTrack(this.peers.tracks[kind]);
      if (kind === 'video') await this.bound(transceiver.sender);
    }
  }

  async bound(sender) {
    const parameters = sender.getParameters();
    if (!parameters.encodings || !parameters.encodings.length) return;
    parameters.encodings[0].maxBitrate = MAX_BITRATE;
    try { await sender.setParameters(parameters); } catch (error) { this.peers.note(error); }
  }

  // Not at once again: two sides that cannot agree must not keep each other busy.
  rebuild() {
    const now = performance.now();
    if (now - (this.rebuilt || -REBUILD_PAUSE) < REBUILD_PAUSE) return;
    this.rebuilt = now;
    this.counters.rebuilds += 1;
    this.moved = now;
    if (this.offers) this.offer().catch(error => this.peers.note(error));
    else this.ask();
  }

  async takeRestart(epoch) {
    if (this.offers && epoch >= this.epoch) await this.offer();
  }

  async measure() {
    if (!this.pc) return;
    const line = { width: 0, height: 0, bytes: 0, lost: 0, packets: 0 };
    const sum = { framesDecoded: 0, totalAudioEnergy: 0, framesPerSecond: 0, audioPackets: 0, framesSent: 0 };
    const report = await this.pc.getStats();
    report.forEach(s => {
      countFor(line, s);
      if (s.type === 'inbound-rtp' && s.kind === 'video') { sum.framesDecoded += s.framesDecoded || 0; sum.framesPerSecond = Math.max(sum.framesPerSecond, s.framesPerSecond || 0); }
      if (s.type === 'inbound-rtp' && s.kind === 'audio') { sum.totalAudioEnergy += s.totalAudioEnergy || 0; sum.audioPackets += s.packetsReceived || 0; this.audioLevel = s.audioLevel || 0; }
      if (s.type === 'outbound-rtp' && s.kind === 'video') sum.framesSent += s.framesSent || 0;
    });
    this.sayNumbers(line, sum.framesPerSecond);
    const moves = sum.framesDecoded + sum.audioPackets !== this.frames;
    this.frames = sum.framesDecoded + sum.audioPackets;
    Object.assign(this.counters, sum, { epoch: this.epoch, connection: this.pc ? this.pc.connectionState : 'closed' });
    this.judge(moves);
  }

  sayNumbers(line, framesPerSecond) {
    const now = performance.now();
    const before = this.line || { ...line, at: now };
    if (this.line && now - before.at < NUMBERS_EVERY) return;
    this.line = { ...line, at: now };
    const lost = line.lost - before.lost, got = line.packets - before.packets;
    if (now === before.at || lost < 0 || got < 0) return;
    const words = line.width ? [`${line.width}×${line.height}`, `${Math.round(framesPerSecond)}/s`] : [];
    words.push(`${Math.round((line.bytes - before.bytes) * 8 / (now - before.at))} kbit/s`);
    words.push(`${lost + got ? Math.round(100 * lost / (lost + got)) : 0} %`);
    if (line.roundTrip !== undefined) words.push(`${Math.round(line.roundTrip * 1000)} ms`);
    this.numbers = words.join(' ');
  }

  // A connection does not say by itself that the other side is gone.
  judge(moves) {
    const now = performance.now();
    const sends = this.info.state.cam || this.info.state.mic || this.info.state.share;
    if (moves || !sends) this.moved = now;
    if (now - this.moved > STALLED_AFTER) this.counters.connection = 'stalled';
    if (now - this.moved > REBUILD_AFTER) this.rebuild();
  }
}

export class Peers {
  constructor(send, onTrack, onGone) {
    this.send = send;
    this.onTrack = onTrack;
    this.onGone = onGone;
    this.calls = new Map();
    this.tracks = { video: null, audio: null };
    this.stream = new MediaStream();
    this.iceServers = [];
    this.mode = 'mesh';
    this.among = [];  // in a mesh: who is connected while the server is away; empty: everybody
    this.earlier = new Set();
    this.errors = [];
    this.timer = setInterval(() => this.calls.forEach(call => call.measure().catch(error => this.note(error))), 1000);
  }

  note(error) { if (this.errors.push(String(error)) > 50) this.errors.shift(); }

  welcome(message) {
    this.clear();
    this.iceServers = message.iceServers.map(s => ({ urls: s.url, username: s.user, credential: s.password }));
    this.id = message.id;
    this.takeMode(message.mode);
    this.earlier = new Set(message.peers.map(peer => peer.id));
    this.meet(message.peers);
  }

  takeMode(mode) {
    this.mode = mode.mode;
    this.among = mode.among || [];
  }

  // All ways are other ones now, or a mesh reaches others; everybody is still here.
  change(mode, others) {
    const before = this.mode;
    this.takeMode(mode);
    if (before !== this.mode) this.clear();
    else if (this.mode === 'sfu') return;
    for (const id of [...this.calls.keys()]) if (!this.reaches(id)) this.remove(id);
    this.meet(others.filter(info => !this.calls.has(info.id)));
  }

  // Whether media may go between us and it; of ourselves: whether any do.
  reaches(id) {
    const connected = who => !this.among.length || this.among.includes(who);
    return this.mode === 'sfu' || (connected(this.id) && connected(id));
  }

  // Why nothing that we send arrives at anybody; '' when it does, or when nobody is here.
  unheard(others) {
    if (!this.reaches(this.id)) return 'waits';
    const isUp = id => { const call = this.calls.get(id); return call && call.pc && call.pc.connectionState === 'connected'; };
    if (this.mode === 'sfu') return isUp(SFU.id) ? '' : 'server';
    const isTable = peer => peer.caps.kind === 'native' && peer.state.share && !peer.state.mic && !peer.state.cam;
    const there = others.filter(peer => !isTable(peer) && this.reaches(peer.id));
    return there.length && !there.some(peer => isUp(peer.id)) ? 'nobody' : '';
  }

  // Who is here already.
  meet(others) {
    if (this.mode === 'sfu') this.begin(this.keep(new PeerCall(this, SFU, true, 'send')));
    for (const info of others) {
      if (!this.reaches(info.id)) continue;
      if (this.mode === 'sfu') this.join(info);
      else this.begin(this.keep(new PeerCall(this, info, info.caps.kind === 'browser' && this.earlier.has(info.id), 'both')));
    }
  }

  begin(call) { if (call.offers) call.offer().catch(error => this.note(error)); }

  // A newcomer.
  join(info) {
    if (!this.reaches(info.id)) return;
    if (this.mode === 'sfu') this.keep(new PeerCall(this, info, false, 'receive')).ask();
    else this.keep(new PeerCall(this, info, false, 'both'));
  }

  keep(call) {
    this.remove(call.info.id);
    this.calls.set(call.info.id, call);
    return call;
  }

  remove(id) {
    const call = this.calls.get(id);
    if (!call) return;
    call.end();
    this.calls.delete(id);
    this.onGone(id);
  }

  clear() { for (const id of [...this.calls.keys()]) this.remove(id); }

  end() {
    clearInterval(this.timer);
    this.clear();
  }

  async take(message) {
    const call = this.calls.get(message.from);
    if (!call) return;
    try {
      if (message.type === 'offer') await call.takeOffer(message.epoch, message.sdp);
      if (message.type === 'answer') await call.takeAnswer(message.epoch, message.sdp);
      if (message.type === 'ice') await call.takeIce(message);
      if (message.type === 'restart') await call.takeRestart(message.epoch);
    } catch (error) {
      this.note(error);
      call.rebuild();
    }
  }

  // The track goes into connections that are there and into those to come.
  setTrack(kind, track) {
    this.tracks[kind] = track;
    this.calls.forEach(call => { if (call.pc) call.place().catch(error => this.note(error)); });
  }
}
