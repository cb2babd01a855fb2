// Before the room: the invitation, the choice and the test of devices.
import { ENDINGS, deviceWords } from './words.js';
import { playTone } from './devices.js';

const $ = id => document.getElementById(id);

// The token leaves the address bar, so that it is neither photographed nor kept in the history; a reload still has it.
// A standing post is kept for good: the bare address brings it back after the computer was restarted.
export function invitation() {
  const text = location.hash.slice(1);
  const fragment = new URLSearchParams(text);
  if (fragment.get('token') || fragment.get('post')) {
    sessionStorage.setItem('invitation', text);
    sessionStorage.removeItem('room');
    if (fragment.get('post')) localStorage.setItem('post', text);
    history.replaceState(null, '', location.pathname);
  }
  // Another link opened in this tab.
  addEventListener('hashchange', () => location.reload());
  return new URLSearchParams(sessionStorage.getItem('invitation') || localStorage.getItem('post') || '');
}

function fill(select, list, none) {
  const chosen = select.value;
  select.replaceChildren(...list.map((device, i) => new Option(device.label || `设备 ${i + 1}`, device.deviceId)));
  if (none) select.append(new Option(none, 'none'));
  if ([...select.options].some(option => option.value === chosen)) select.value = chosen;
}

async function listDevices(devices) {
  const list = await devices.list();
  fill($('camera'), list.videoinput, '不使用摄像头');
  fill($('microphone'), list.audioinput, '不使用麦克风');
  fill($('speaker'), list.audiooutput.length ? list.audiooutput : [{ label: '默认', deviceId: '' }]);
}

export async function testDevices(devices) {
  $('test').disabled = true;
  await devices.open($('camera').value, $('microphone').value);
  await listDevices(devices);
  $('own-preview').srcObject = devices.video ? new MediaStream([devices.video]) : null;
  $('preview-note').hidden = Boolean(devices.video);
  $('lobby-note').textContent = devices.problems.join('\n');
  $('test').disabled = false;
}

export function startLobby(devices, invite, enter) {
  $('name').value = invite.get('name') || localStorage.getItem('name') || '';
  if (!invite.get('token') || !invite.get('room')) {
    $('lobby-note').textContent = ENDINGS['token-missing'];
    $('enter').disabled = true;
    return;
  }
  $('test').onclick = () => testDevices(devices);
  $('tone').onclick = () => playTone($('speaker').value).catch(error => { $('lobby-note').textContent = deviceWords(error, '扬声器'); });
  for (const id of ['camera', 'microphone']) $(id).onchange = () => testDevices(devices);
  $('enter').onclick = enter;
  setInterval(() => { $('level').value = devices.level; }, 100);
  if (navigator.mediaDevices) navigator.mediaDevices.ondevicechange = () => listDevices(devices);
  testDevices(devices);
}
