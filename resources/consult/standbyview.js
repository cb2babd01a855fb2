// What is seen at a standing post: the clock, the state of everything that a call needs, the calls so far, the bell.
import { CALL_ENDS, MISSED, POST_REFUSALS, POST_STATES, SOUND } from './postwords.js';
import { element } from './tiles.js';
import { $ } from './page.js';

const two = number => String(number).padStart(2, '0');
export const clockOf = date => [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');

function lengthOf(ms) {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return '刚刚开始值守';
  const parts = [[Math.floor(minutes / 1440), '天'], [Math.floor(minutes / 60) % 24, '小时'], [minutes % 60, '分钟']];
  return `已连续值守 ${parts.filter(([n]) => n).map(([n, unit]) => `${n} ${unit}`).join(' ')}`;
}

export function showTime(since, rang) {
  const now = new Date();
  $('clock').textContent = clockOf(now);
  $('date').textContent = now.toLocaleDateString('zh-CN', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
  $('post-since').textContent = since ? lengthOf(now - since) : '';
  if (rang) $('ring-time').textContent = `已响铃 ${Math.floor((now - rang) / 1000)} 秒 · 按回车键接听`;
}

export function showCheck(id, text, good) {
  $(id).textContent = text;
  $(id).parentElement.dataset.is = good ? 'good' : 'bad';
}

export function showState(state, code, name) {
  const [word, text] = POST_STATES[state];
  const there = state === 'standing-by';
  $('standby').dataset.state = state;
  $('post-name').textContent = name;
  $('post-word').textContent = word;
  $('post-text').textContent = text || POST_REFUSALS[code] || code;
  showCheck('link-check', there ? '已连接' : '未连接', there);
}

// `sound` is a key of SOUND.
export function showSound(sound) {
  $('standby').dataset.sound = sound;
  $('sound-bar').hidden = $('ring-silent').hidden = sound !== 'blocked';
  showCheck('sound-check', SOUND[sound], sound === 'on');
}

export function showRing(ring) {
  $('ringing').hidden = !ring;
  document.title = ring ? `☎ ${ring.by} 呼叫` : '值守';
  if (!ring) return;
  $('ring-by').textContent = ring.by;
  $('ring-subject').textContent = ring.subject;
  $('accept').disabled = $('decline').disabled = false;
  $('accept').textContent = '接听';
  $('accept').focus();
}

export function showAccepting() {
  $('accept').disabled = $('decline').disabled = true;
  $('accept').textContent = '正在接通…';
}

// Newest first, each { at, by, subject, how }.
export function showCalls(calls) {
  $('no-calls').hidden = calls.length > 0;
  $('calls').replaceChildren(...calls.map(call => {
    const at = new Date(call.at);
    const item = element('li', MISSED.has(call.how) ? 'missed' : '');
    const head = element('p');
    head.append(element('time', '', `${at.getMonth() + 1}月${at.getDate()}日 ${clockOf(at).slice(0, 5)}`), element('span', 'how', CALL_ENDS[call.how] || call.how));
    item.append(head, element('p', 'what', `${call.by} · ${call.subject}`));
    return item;
  }));
}
