// Camera, microphone, screen: opening, choosing, testing. Without any device one still listens and watches.
import { deviceWords } from './words.js';

const VIDEO = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 25, max: 30 } };
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export class Devices extends EventTarget {
  constructor() {
    super();
    this.video = null;
    this.audio = null;
    this.screen = null;
    this.level = 0;  // of the microphone, 0 to 1, also while it is off
    this.problems = [];
  }

  // Both at once asks for permission once; if that fails each is tried alone.
  async open(cameraId, microphoneId) {
    this.problems = [];
    if (!navigator.mediaDevices) {
      this.problems.push(deviceWords({ name: 'NoSecureContext' }, ''));
      return;
    }
    const video = cameraId === 'none' ? false : { ...VIDEO, ...(cameraId ? { deviceId: { exact: cameraId } } : {}) };
    const audio = microphoneId === 'none' ? false : { ...AUDIO, ...(microphoneId ? { deviceId: { exact: microphoneId } } : {}) };
    this.stop();
    if (video && audio && await this.take({ video, audio })) return;
    if (video) await this.take({ video }, '摄像头');
    if (audio) await this.take({ audio }, '麦克风');
  }

  async take(wanted, what) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      for (const track of stream.getTracks()) this.keep(track);
      return true;
    } catch (error) {
      if (what) this.problems.push(deviceWords(error, what));
      return false;
    }
  }

  keep(track) {
    this[track.kind] = track;
    track.onended = () => {
      if (this[track.kind] !== track) return;
      this[track.kind] = null;
      if (track.kind === 'audio') this.endMeasuring();
      this.dispatchEvent(new CustomEvent('lost', { detail: track.kind }));
    };
    if (track.kind === 'audio') this.measure(track);
  }

  stop() {
    for (const kind of ['video', 'audio']) {
      if (this[kind]) this[kind].stop();
      this[kind] = null;
    }
    this.endMeasuring();
  }

  endMeasuring() {
    if (this.context) this.context.close();
    if (this.copy) this.copy.stop();
    this.context = this.copy = null;
    this.level = 0;
  }

  // A copy: the track itself is silent while the microphone is off, and who speaks into it then is told so.
  measure(track) {
    this.endMeasuring();
    this.context = new AudioContext();
    this.copy = track.clone();
    const analyser = this.context.createAnalyser();
    analyser.fftSize = 512;
    this.context.createMediaStreamSource(new MediaStream([this.copy])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const context = this.context;
    const step = () => {
      if (context !== this.context) return;
      analyser.getFloatTimeDomainData(samples);
      this.level = Math.min(1, Math.sqrt(samples.reduce((sum, v) => sum + v * v, 0) / samples.length) * 4);
      setTimeout(step, 100);
    };
    step();
  }

  async openScreen() {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 10 } }, audio: false });
    this.screen = stream.getVideoTracks()[0];
    this.screen.contentHint = 'detail';
    this.screen.onended = () => { this.screen = null; this.dispatchEvent(new CustomEvent('lost', { detail: 'screen' })); };
    return this.screen;
  }

  closeScreen() {
    if (this.screen) this.screen.stop();
    this.screen = null;
  }

  async list() {
    if (!navigator.mediaDevices) return { videoinput: [], audioinput: [], audiooutput: [] };
    const all = await navigator.mediaDevices.enumerateDevices();
    const of = kind => all.filter(device => device.kind === kind && device.deviceId);
    return { videoinput: of('videoinput'), audioinput: of('audioinput'), audiooutput: of('audiooutput') };
  }
}

export async function playTone(sinkId) {
  const context = new AudioContext();
  if (sinkId && context.setSinkId) await context.setSinkId(sinkId);
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = 660;
  gain.gain.value = 0.15;
  tone.connect(gain).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.8);
  tone.onended = () => context.close();
}
