// The page itself: lobby, room, buttons. What it counts is on window.pitwatch.
import { CONNECTIONS, ENDINGS, REFUSALS, ROLES, STATES, deviceWords } from './words.js';
import { RoomLink } from './room.js';
import { Devices, playTone } from './devices.js';
import { Peers } from './peers.js';

const $ = id => document.getElementById(id);
const devices = new Devices();
const people = new Map();
const tiles = new Map();
let link = null, peers = null, self = null;
let wants = { mic: true, cam: true, hand: false };
let rollCall = 0, pinned = null, sink = '';

// The token leaves the address bar, so that it is neither photographed nor kept in the history; a reload still has it.
function invitation() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (fragment.get('token')) {
    sessionStorage.setItem('invitation', location.hash.slice(1));
    history.replaceState(null, '', location.pathname);
  }
  return new URLSearchParams(sessionStorage.getItem('invitation') || '');
}
const invite = invitation();

window.pitwatch = {
  get state() { return link ? link.state : 'lobby'; },
  get code() { return link ? link.code : undefined; },
  get id() { return self ? self.id : null; },
  get role() { return self ? self.role : null; },
  get connections() { return link ? link.connections : 0; },
  get peers() { return Object.fromEntries([...(peers ? peers.calls : [])].map(([id, call]) => [id, { name: call.info.name, ...call.counters }])); },
  get errors() { return peers ? peers.errors : []; },
};

function element(kind, className, text) {
  const made = document.createElement(kind);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// Lobby

function fill(select, list, none) {
  const chosen = select.value;
  select.replaceChildren(...list.map((device, i) => new Option(device.label || `设备 ${i + 1}`, device.deviceId)));
  if (none) select.append(new Option(none, 'none'));
  if ([...select.options].some(option => option.value === chosen)) select.value = chosen;
}

async function listDevices() {
  const list = await devices.list();
  fill($('camera'), list.videoinput, '不使用摄像头');
  fill($('microphone'), list.audioinput, '不使用麦克风');
  fill($('speaker'), list.audiooutput.length ? list.audiooutput : [{ label: '默认', deviceId: '' }]);
}

async function testDevices() {
  $('test').disabled = true;
  await devices.open($('camera').value, $('microphone').value);
  await listDevices();
  $('own-preview').srcObject = devices.video ? new MediaStream([devices.video]) : null;
  $('preview-note').hidden = Boolean(devices.video);
  $('lobby-note').textContent = devices.problems.join('\n');
  $('test').disabled = false;
}

function startLobby() {
  $('name').value = invite.get('name') || localStorage.getItem('name') || '';
  if (!invite.get('token') || !invite.get('room')) {
    $('lobby-note').textContent = ENDINGS['token-missing'];
    $('enter').disabled = true;
  }
  $('test').onclick = testDevices;
  $('tone').onclick = () => playTone($('speaker').value).catch(error => { $('lobby-note').textContent = deviceWords(error, '扬声器'); });
  for (const id of ['camera', 'microphone']) $(id).onchange = testDevices;
  $('speaker').onchange = () => { sink = $('speaker').value; };
  $('enter').onclick = enter;
  setInterval(() => { $('level').value = devices.level; }, 100);
  if (navigator.mediaDevices) navigator.mediaDevices.ondevicechange = () => listDevices();
  testDevices();
}

async function enter() {
  const name = $('name').value.trim();
  if (!name) { $('lobby-note').textContent = '请填写名称。'; $('name').focus(); return; }
  localStorage.setItem('name', name);
  $('enter').disabled = true;
  $('lobby').hidden = true;
  $('call').hidden = false;
  wants = { mic: Boolean(devices.audio), cam: Boolean(devices.video), hand: false };
  link = new RoomLink({ room: invite.get('room'), token: invite.get('token'), name, caps: { kind: 'browser', codecs: ['VP8', 'H264'] } });
  peers = new Peers(message => link.send(message), showTrack, dropTiles);
  link.addEventListener('message', event => take(event.detail));
  link.addEventListener('state', event => showState(event.detail));
  showState('connecting');
  link.open();
}

// Room

function showState(state) {
  const over = state === 'over';
  $('status').textContent = over ? ENDINGS[link.code] || STATES.over : STATES[state];
  if (state !== 'inside') {
    peers.clear();
    people.clear();
    showPeople();
  }
  $('notice').hidden = state === 'inside';
  $('notice').textContent = over ? `${ENDINGS[link.code] || STATES.over} 如需重新加入，请刷新页面。` : STATES[state];
  if (over) { devices.stop(); devices.closeScreen(); dropTiles('own'); }
  for (const id of ['mic', 'cam', 'share', 'hand', 'text']) $(id).disabled = state !== 'inside';
}

const handlers = {
  welcome(m) {
    self = m.self;
    people.clear();
    for (const peer of m.peers) people.set(peer.id, peer);
    giveTracks();
    peers.welcome(m);
    sendState();
    if (wants.hand) link.send({ type: 'hand', up: true });
    showOwn();
  },
  'peer-joined'(m) { people.set(m.peer.id, m.peer); peers.add(m.peer, false); log(`${m.peer.name} 加入`); },
  'peer-left'(m) {
    const peer = people.get(m.id);
    if (peer) log(`${peer.name} ${m.reason === 'lost' ? '连接中断' : m.reason === 'removed' ? '被移出' : '离开'}`);
    people.delete(m.id);
    peers.remove(m.id);
  },
  'peer-changed'(m) {
    if (m.peer.id === self.id) return changeSelf(m.peer);
    people.set(m.peer.id, m.peer);
    const call = peers.calls.get(m.peer.id);
    if (call) call.info = m.peer;
  },
  chat(m) { log(m.text, m.from === self.id ? self.name : (people.get(m.from) || {}).name || '主持人'); },
  lock(m) { log(m.on ? '会商室已锁定' : '会商室已解锁'); },
  rollcall(m) { if (m.from !== self.id) { rollCall = m.call; $('rollcall').hidden = false; $('answer').focus(); } },
  'rollcall-answer'(m) { log(`${(people.get(m.from) || self).name} 已答到`); },
  error(m) { log(REFUSALS[m.code] || ENDINGS[m.code] || m.text); },
  pointer: drawOn, draw: drawOn, wipe: drawOn,
};

function take(message) {
  if (['offer', 'answer', 'ice', 'restart'].includes(message.type)) return peers.take(message);
  if (message.type !== 'welcome' && message.type !== 'error' && !self) return;
  if (handlers[message.type]) handlers[message.type](message);
  showPeople();
}

function changeSelf(now) {
  if (now.muted && !self.muted) log(now.role === 'listener' ? '您现在是旁听' : '主持人已将您静音，如需发言请举手');
  if (!now.muted && self.muted) log('主持人已允许您发言');
  const other = now.muted !== self.muted || now.role !== self.role;
  self = now;
  wants.hand = now.hand;
  // What the buttons wish may be allowed again, or no longer.
  if (other) sendState();
  showOwn();
}

const mayShow = () => self && self.role !== 'listener';
const maySpeak = () => mayShow() && !self.muted;

// What leaves this computer follows from the order of the room and from the buttons, in one place.
function giveTracks() {
  if (devices.audio) devices.audio.enabled = wants.mic && Boolean(maySpeak());
  if (devices.video) devices.video.enabled = wants.cam && Boolean(mayShow());
  peers.setTrack('audio', maySpeak() ? devices.audio : null);
  peers.setTrack('video', mayShow() ? devices.screen || devices.video : null);
}

function sendState() {
  const state = { mic: Boolean(wants.mic && devices.audio && maySpeak()), cam: Boolean(wants.cam && devices.video && mayShow()), share: Boolean(devices.screen) };
  link.send({ type: 'state', ...state });
  giveTracks();
  showOwn();
}

function showOwn() {
  const press = (id, on) => $(id).setAttribute('aria-pressed', String(Boolean(on)));
  press('mic', wants.mic && devices.audio && maySpeak());
  press('cam', wants.cam && devices.video && mayShow());
  press('share', devices.screen);
  press('hand', wants.hand);
  $('mic').textContent = !self || maySpeak() ? '麦克风' : '已被静音';
  const track = devices.screen || devices.video;
  if (track) showTrack('own', track, 'own');
  else dropTiles('own');
  const tile = tiles.get('own:own');
  if (tile) tile.classList.toggle('shares', Boolean(devices.screen));
}

// Tiles

function showTrack(id, track, mid) {
  if (track.kind === 'audio') return hear(id, track);
  const key = `${id}:${mid}`;
  const tile = tiles.get(key) || makeTile(key, id);
  const video = tile.querySelector('video');
  if (!video.srcObject || video.srcObject.getVideoTracks()[0] !== track) video.srcObject = new MediaStream([track]);
  play(video);
}

function makeTile(key, id) {
  const tile = element('figure', id === 'own' ? 'tile own' : 'tile');
  tile.style.margin = 0;
  const video = element('video');
  Object.assign(video, { autoplay: true, playsInline: true, muted: true });
  const caption = element('figcaption');
  caption.append(element('span', 'who'), element('span', 'how'));
  tile.append(video, element('canvas'), caption);
  tile.ondblclick = () => { pinned = pinned === key ? null : key; showPeople(); };
  tile.dataset.peer = id;
  tiles.set(key, tile);
  $('tiles').append(tile);
  return tile;
}

function hear(id, track) {
  const key = `${id}:sound`;
  const audio = tiles.get(key) || element('audio');
  audio.autoplay = true;
  audio.dataset.peer = id;
  audio.srcObject = new MediaStream([track]);
  if (sink && audio.setSinkId) audio.setSinkId(sink).catch(error => peers.note(error));
  tiles.set(key, audio);
  document.body.append(audio);
  play(audio);
}

function play(media) {
  media.play().catch(error => {
    if (error.name !== 'NotAllowedError') return;
    $('notice').hidden = false;
    $('notice').textContent = '浏览器暂停了声音，请点击页面任意位置。';
    document.addEventListener('click', () => { media.play(); $('notice').hidden = link.state === 'inside'; }, { once: true });
  });
}

function dropTiles(id) {
  for (const [key, tile] of [...tiles]) {
    if (tile.dataset.peer !== id) continue;
    tile.remove();
    tiles.delete(key);
  }
}

function showPeople() {
  $('count').textContent = self ? people.size + 1 : '';
  const all = self ? [self, ...people.values()] : [];
  $('people').replaceChildren(...all.map(peer => {
    const item = element('li');
    const signs = [peer.hand ? '举手' : '', peer.muted ? '静音' : '', peer.state.share ? '共享' : '', ROLES[peer.role]].filter(Boolean);
    item.append(element('span', '', peer.name + (peer.id === self.id ? '（我）' : '')), element('span', '', signs.join(' · ')));
    return item;
  }));
}

function showTiles() {
  for (const [key, tile] of tiles) {
    const id = tile.dataset.peer;
    const peer = id === 'own' ? self : people.get(id);
    const call = peers && peers.calls.get(id);
    if (!peer) continue;
    if (tile.tagName === 'AUDIO') { tile.muted = peer.muted; continue; }
    const how = call ? CONNECTIONS[call.counters.connection] : '';
    tile.querySelector('.who').textContent = peer.name + (id === 'own' ? '（我）' : '') + (peer.hand ? ' ✋' : '');
    tile.querySelector('.how').textContent = how || (peer.state.mic ? '' : '麦克风关闭');
    tile.classList.toggle('stalled', call && call.counters.connection === 'stalled');
    tile.classList.toggle('speaks', Boolean(call && call.audioLevel > 0.02 && !peer.muted));
    tile.classList.toggle('pinned', pinned === key);
    tile.hidden = id !== 'own' && !peer.state.cam && !peer.state.share;
  }
}

// Pointer and drawing of others, on the tile of whoever shares.
function drawOn(message) {
  const shares = [...people.values()].find(peer => peer.state.share) || (devices.screen ? { id: 'own' } : people.get(message.from));
  const tile = shares && [...tiles.values()].filter(t => t.dataset.peer === shares.id && t.tagName !== 'AUDIO').pop();
  if (!tile) return;
  const canvas = tile.querySelector('canvas');
  if (canvas.width !== canvas.clientWidth) { canvas.width = canvas.clientWidth; canvas.height = canvas.clientHeight; }
  const c = canvas.getContext('2d');
  const area = pictureArea(tile.querySelector('video'));
  const at = ([x, y]) => [area.x + x * area.width, area.y + y * area.height];
  if (message.type === 'wipe') return c.clearRect(0, 0, canvas.width, canvas.height);
  if (message.type === 'pointer') return showPointer(tile, message, at);
  c.strokeStyle = message.colour;
  c.lineWidth = 3;
  c.beginPath();
  message.points.forEach((point, i) => c[i ? 'lineTo' : 'moveTo'](...at(point)));
  c.stroke();
}

function pictureArea(video) {
  const scale = Math.min(video.clientWidth / (video.videoWidth || 16), video.clientHeight / (video.videoHeight || 9));
  const width = (video.videoWidth || 16) * scale, height = (video.videoHeight || 9) * scale;
  return { x: (video.clientWidth - width) / 2, y: (video.clientHeight - height) / 2, width, height };
}

function showPointer(tile, message, at) {
  const dot = tile.querySelector('.dot') || tile.appendChild(element('div', 'dot'));
  const [x, y] = at(message.at);
  dot.style.left = `${x}px`;
  dot.style.top = `${y}px`;
  dot.hidden = !message.shown;
}

function log(text, who) {
  const item = element('li');
  item.append(element('time', '', new Date().toLocaleTimeString('zh-CN')), who ? element('b', '', `${who}：`) : '', text);
  $('chat').append(item);
  while ($('chat').children.length > 500) $('chat').firstChild.remove();
  item.scrollIntoView({ block: 'end' });
}

// Buttons

async function toggleDevice(wish, kind, what) {
  if (!devices[kind]) {
    await devices.take({ [kind]: true }, what);
    if (!devices[kind]) return log(devices.problems.pop());
    wants[wish] = false;
  }
  wants[wish] = !wants[wish];
  sendState();
}

async function toggleShare() {
  if (devices.screen) devices.closeScreen();
  else {
    try { await devices.openScreen(); } catch (error) { if (error.name !== 'NotAllowedError') log(deviceWords(error, '屏幕共享')); }
  }
  sendState();
}

function startRoom() {
  $('mic').onclick = () => toggleDevice('mic', 'audio', '麦克风');
  $('cam').onclick = () => toggleDevice('cam', 'video', '摄像头');
  $('share').onclick = toggleShare;
  $('hand').onclick = () => { wants.hand = !wants.hand; link.send({ type: 'hand', up: wants.hand }); showOwn(); };
  $('full').onclick = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  $('leave').onclick = () => link.close();
  $('answer').onclick = () => { link.send({ type: 'rollcall-answer', call: rollCall }); $('rollcall').hidden = true; };
  $('say').onsubmit = event => {
    event.preventDefault();
    if ($('text').value.trim()) link.send({ type: 'chat', text: $('text').value });
    $('text').value = '';
  };
  devices.addEventListener('lost', event => { if (link && link.state === 'inside') { if (event.detail !== 'screen') log(deviceWords({ name: 'NotFoundError' }, event.detail === 'video' ? '摄像头' : '麦克风')); sendState(); } });
  addEventListener('online', () => { if (link && link.state !== 'inside') link.tries = 0; });
  addEventListener('pagehide', () => { if (link) link.send({ type: 'bye' }); });
  setInterval(showTiles, 250);
}

startRoom();
startLobby();
// Only a browser that is run by a test joins without a click: a link must not switch a camera on.
if (navigator.webdriver && invite.get('auto')) testDevices().then(() => { if (!$('enter').disabled) enter(); });
