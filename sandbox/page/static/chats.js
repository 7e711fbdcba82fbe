// The list of chats: rows are kept and moved, never drawn anew as a whole.

import { avatar, day, dayKey, element, time } from './format.js';
import { mediaWords } from './kinds.js';
import { isPrivate, nameOf, now, shownName, store, unread } from './store.js';

const list = document.getElementById('chats');
const search = document.getElementById('search');
const rows = new Map();
let filter = 'all';
let choose = () => {};

export function startChats(onChoose) {
  choose = onChoose;
  search.addEventListener('input', () => drawList());
  for (const tab of document.querySelectorAll('[data-filter]')) {
    tab.addEventListener('click', () => {
      filter = tab.dataset.filter;
      for (const each of document.querySelectorAll('[data-filter]')) each.setAttribute('aria-pressed', each === tab);
      drawList();
    });
  }
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const shown = [...list.children].filter((row) => !row.hidden);
    const at = shown.findIndex((row) => row.contains(document.activeElement));
    if (step && shown[at + step]) {
      event.preventDefault();
      shown[at + step].firstChild.focus();
    }
  });
}

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

function isListed(chat, wanted) {
  if (chat.upgradedTo) return false;
  if (wanted && !plain(chat.title).includes(wanted)) return false;
  if (isPrivate(chat) && store.people.get(chat.person)?.isBot) return false;
  switch (filter) {
    case 'private': return isPrivate(chat);
    case 'unread': return unread(chat) > 0 || chat.id === store.open;
    default: return !isPrivate(chat) || chat.count > 0 || Boolean(wanted);
  }
}

export function drawList(changed) {
  const wanted = plain(search.value.trim());
  const listed = [...store.chats.values()].filter((chat) => isListed(chat, wanted));
  listed.sort((one, other) => other.lastPost - one.lastPost || other.id - one.id);
  for (const chat of listed) if (!rows.has(chat.id) || !changed || changed.has(chat.id)) drawRow(chat);
  const kept = new Set(listed.map((chat) => chat.id));
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  let next = list.firstChild;
  for (const { id } of listed) {
    const row = rows.get(id);
    if (row === next) next = next.nextSibling;
    else list.insertBefore(row, next);
  }
  for (const [id, row] of rows) {
    if (!kept.has(id)) {
      row.remove();
      rows.delete(id);
    }
  }
  if (focused?.isConnected && document.activeElement !== focused) focused.focus();
  document.getElementById('no-chats').hidden = listed.length > 0;
  drawTitle();
}

function drawTitle() {
  let waiting = 0;
  for (const chat of store.chats.values()) waiting += chat.upgradedTo ? 0 : unread(chat) > 0;
  document.title = `${waiting ? `(${waiting}) ` : ''}Đôn đốc – diễn thử`;
}

function drawRow(chat) {
  let row = rows.get(chat.id);
  if (!row) {
    row = element('li', {}, element('button', { type: 'button', onclick: () => choose(chat.id) },
      element('span', { className: 'avatar', 'aria-hidden': 'true' }),
      element('span', { className: 'top' }, element('strong'), element('time')),
      element('span', { className: 'bottom' }, element('span', { className: 'preview' }), element('span', { className: 'badge' }))));
    rows.set(chat.id, row);
  }
  const [button] = row.children;
  const [face, top, bottom] = button.children;
  avatar(face, chat.id, chat.title);
  face.classList.toggle('round', isPrivate(chat));
  top.firstChild.textContent = chat.title;
  top.lastChild.textContent = chat.last ? when(chat.last.date) : '';
  bottom.firstChild.replaceChildren(...preview(chat));
  const waiting = unread(chat);
  bottom.lastChild.textContent = waiting || '';
  bottom.lastChild.hidden = !waiting;
  button.setAttribute('aria-current', chat.id === store.open);
  row.classList.toggle('waiting', waiting > 0);
  bottom.lastChild.setAttribute('aria-label', `${waiting} tin chưa đọc`);
  bottom.lastChild.setAttribute('role', 'img');
}

const when = (moment) => (dayKey(moment) === dayKey(now()) ? time(moment) : day(moment).replace(/\/\d{4}$/, ''));

function preview(chat) {
  const { last } = chat;
  if (!last) return [isPrivate(chat) ? `Nhắn riêng với bot: ${nameOf(chat.person)}` : 'Chưa có tin nào'];
  if (last.service) return [last.service === 'new_chat_members' ? 'Có thành viên mới' : 'Nhóm có thay đổi'];
  const said = [last.file ? `📎 ${last.file}` : last.media ? mediaWords(last.media) : '', last.text].filter(Boolean).join(' · ');
  return [element('b', {}, `${shownName(last.sender, last.name)}: `), said];
}

export function markOpen() {
  for (const [id, row] of rows) row.firstChild.setAttribute('aria-current', id === store.open);
}
