// The page itself: which view it begins with. What tests count is on window.pitwatch.
import { invitation, startLobby, testDevices } from './lobby.js';
import { call, devices, enterCall, startRoom } from './call.js';
import { startStandby } from './standby.js';
import { $, showView } from './page.js';

const invite = invitation();
const standby = invite.get('post') ? startStandby(invite) : null;

window.pitwatch = {
  get state() { return call.link ? call.link.state : standby ? standby.link.state : 'lobby'; },
  get code() { return call.link ? call.link.code : standby ? standby.link.code : undefined; },
  get id() { return call.self ? call.self.id : null; },
  get role() { return call.self ? call.self.role : null; },
  get connections() { return call.link ? call.link.connections : standby ? standby.link.connections : 0; },
  get peers() { return Object.fromEntries([...(call.peers ? call.peers.calls : [])].map(([id, c]) => [id, { name: c.info.name, ...c.counters }])); },
  get mode() { return call.peers ? call.peers.mode : null; },
  get errors() { return call.peers ? call.peers.errors : []; },
  get post() { return standby; },
  get devices() { return devices; },
};

function enter() {
  const name = $('name').value.trim();
  if (!name) { $('lobby-note').textContent = '请填写名称。'; $('name').focus(); return; }
  localStorage.setItem('name', name);
  $('enter').disabled = true;
  const wanted = { mic: Boolean(devices.audio), cam: Boolean(devices.video) };
  enterCall({ room: invite.get('room'), token: invite.get('token'), name }, wanted, $('speaker').value);
}

startRoom();
if (!standby) {
  showView('lobby');
  startLobby(devices, invite, enter);
  // Only a browser that is run by a test joins without a click: a link must not switch a camera on.
  if (navigator.webdriver && invite.get('auto')) testDevices(devices).then(() => { if (!$('enter').disabled) enter(); });
}
