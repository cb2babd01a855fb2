// Beside the pictures: who is there, and what is said.
import { ROLES } from './words.js';
import { element } from './tiles.js';
import { $ } from './page.js';

const MOST_MESSAGES = 500;

export function showPeople(self, people) {
  $('count').textContent = self ? people.size + 1 : '';
  const all = self ? [self, ...people.values()] : [];
  $('people').replaceChildren(...all.map(peer => {
    const item = element('li');
    const signs = [peer.hand ? '举手' : '', peer.muted ? '静音' : '', peer.state.share ? '共享' : '', ROLES[peer.role]].filter(Boolean);
    item.append(element('span', '', peer.name + (peer.id === self.id ? '（我）' : '')), element('span', '', signs.join(' · ')));
    return item;
  }));
}

export function log(text, who) {
  const item = element('li');
  item.append(element('time', '', new Date().toLocaleTimeString('zh-CN')), who ? element('b', '', `${who}：`) : '', text);
  $('chat').append(item);
  while ($('chat').children.length > MOST_MESSAGES) $('chat').firstChild.remove();
  item.scrollIntoView({ block: 'end' });
}
