// The messages of the open chat: what is new is appended, what changed is replaced, older ones on demand.

import { act, fileOf, messagesOf } from './api.js';
import { avatar, dayKey, element, formatted, invitationIn, link, mediaWords, serviceWords, size, time, weekdayAndDay } from './format.js';
import { shownName, speaker, store, opened } from './store.js';
import { toast, alertWords } from './dialogs.js';

const log = document.getElementById('log');
const toEnd = document.getElementById('to-end');
const NEAR = 120;
const FOLLOWS = 5 * 60 * 1000;
const PATIENCE = 15;

let doing = {};
let shown = new Map();
let complete = true;
let loading = null;
let fresh = 0;

export function startLog(given) {
  doing = given;
  log.addEventListener('scroll', () => {
    if (log.scrollTop < 400) loadOlder();
    if (atEnd()) noteEnd();
  }, { passive: true });
  log.addEventListener('keydown', walk);
  toEnd.addEventListener('click', () => scrollToEnd('smooth'));
}

const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;

function noteEnd() {
  fresh = 0;
  toEnd.hidden = true;
}

export function scrollToEnd(behavior = 'instant') {
  log.scrollTo({ top: log.scrollHeight, behavior });
  noteEnd();
}

export async function openLog(chat) {
  loading = chat;
  const { messages, complete: all } = await messagesOf(chat);
  if (loading !== chat) return;
  loading = null;
  complete = all;
  shown = new Map(messages.map((message) => [message.id, message]));
  log.replaceChildren(...drawn(messages, null));
  scrollToEnd();
  requestAnimationFrame(() => scrollToEnd());
}

async function loadOlder() {
  const [first] = shown.keys();
  if (complete || loading || first === undefined) return;
  const chat = loading = store.open;
  const { messages, complete: all } = await messagesOf(chat, first);
  loading = null;
  if (store.open !== chat) return;
  complete = all;
  const next = log.firstElementChild;
  if (next?.classList.contains('day') && messages.length && dayKey(messages.at(-1).date) === next.dataset.day) next.remove();
  shown = new Map([...messages.map((message) => [message.id, message]), ...shown]);
  const before = log.scrollHeight - log.scrollTop;
  log.prepend(...drawn(messages, null));
  log.scrollTop = log.scrollHeight - before;
}

function drawn(messages, previous) {
  const nodes = [];
  for (const message of messages) {
    if (!previous || dayKey(previous.date) !== dayKey(message.date)) nodes.push(separator(message.date));
    nodes.push(draw(message, previous));
    previous = message;
  }
  return nodes;
}

export function takeMessages(messages) {
  const here = messages.filter((message) => message.chat === store.open);
  if (!here.length || loading === store.open) return;
  const stays = atEnd();
  const last = [...shown.values()].at(-1);
  const added = [];
  for (const message of here) {
    if (message.gone) remove(message.id);
    else if (shown.has(message.id)) replace(message);
    else if (!last || message.id > last.id) added.push(message);
  }
  added.sort((one, other) => one.id - other.id);
  for (const message of added) shown.set(message.id, message);
  log.append(...drawn(added, last ?? null));
  if (stays || added.some((message) => message.sender === speaker(opened()))) {
    scrollToEnd();
  } else if (added.length) {
    fresh += added.length;
    toEnd.lastElementChild.textContent = `${fresh} tin mới`;
    toEnd.hidden = false;
  }
}

const nodeOf = (id) => log.querySelector(`[data-id="${id}"]`);

function remove(id) {
  shown.delete(id);
  nodeOf(id)?.remove();
}

function replace(message) {
  shown.set(message.id, message);
  const old = nodeOf(message.id);
  const focused = old.contains(document.activeElement);
  const made = draw(message, null);
  made.classList.toggle('follows', old.classList.contains('follows'));
  old.replaceWith(made);
  if (focused) (made.querySelector('.keyboard button') ?? made).focus({ preventScroll: true });
}

const separator = (date) => element('div', { className: 'day', 'data-day': dayKey(date) }, element('span', {}, weekdayAndDay(date)));

function draw(message, previous) {
  if (message.service) {
    return element('p', { className: 'service', 'data-id': message.id }, element('span', {}, serviceWords(message)));
  }
  const name = shownName(message.sender, message.name);
  const side = message.sender === store.bot.id ? 'bot' : 'person';
  const follows = previous && !previous.service && previous.sender === message.sender && message.date - previous.date < FOLLOWS;
  const bubble = element('div', { className: 'bubble' },
    element('div', { className: 'name', 'data-tone': Math.abs(message.sender) % 8 }, name, side === 'bot' ? element('span', { className: 'tag' }, 'bot') : ''),
    message.topic ? element('div', { className: 'topic' }, `# ${message.topic}`) : null,
    message.forwarded ? element('div', { className: 'forwarded' }, `Chuyển tiếp từ ${message.forwarded}`) : null,
    message.reply ? quote(message.reply) : null,
    message.media && !message.file ? element('div', { className: 'media' }, mediaWords(message.media)) : null,
    message.file ? file(message) : null,
    message.text ? element('div', { className: 'text' }, formatted(message.text, message.entities, doing)) : null,
    element('div', { className: 'meta' }, message.pinned ? '📌 ' : '', message.edited ? 'đã sửa ' : '', element('time', {}, time(message.edited ?? message.date))));
  const face = avatar(element('span', { className: 'avatar round', 'aria-hidden': 'true' }), message.sender, name);
  const article = element('article', { className: `message ${side}`, 'data-id': message.id, 'data-sender': message.sender, tabindex: '-1', 'aria-label': `${name}, ${time(message.date)}` },
    face,
    element('div', { className: 'body' }, bubble, keyboard(message), reactions(message)),
    element('div', { className: 'tools' },
      element('button', { type: 'button', className: 'icon', 'aria-label': 'Trả lời tin này', title: 'Trả lời', onclick: () => doing.reply(message) }, '↩'),
      element('button', { type: 'button', className: 'icon', 'aria-label': 'Bot đã lưu gì về tin này', title: 'Bot đã lưu gì', onclick: () => doing.inspect(message) }, 'ⓘ')));
  article.classList.toggle('follows', Boolean(follows));
  article.classList.toggle('own', message.sender === speaker(opened()));
  return article;
}

function quote(reply) {
  if (!reply.id) return element('div', { className: 'quote' }, element('b', {}, `${reply.name} · ở nơi khác`), element('span', {}, reply.text));
  return element('button', { type: 'button', className: 'quote', onclick: () => showMessage(reply.id) },
    element('b', {}, shownName(reply.name === store.people.get(store.bot.id)?.name ? store.bot.id : 0, reply.name)), element('span', {}, reply.text));
}

function file(message) {
  const address = fileOf(message.chat, message.id);
  if (message.file.width) {
    return element('a', { href: address, target: '_blank', rel: 'noopener', className: 'picture' },
      element('img', { src: address, alt: message.text || 'Ảnh', width: message.file.width, height: message.file.height, loading: 'lazy' }));
  }
  const kind = message.file.name.split('.').at(-1).slice(0, 4).toLowerCase();
  return element('a', { href: address, download: message.file.name, className: 'file' },
    element('span', { className: 'sheet', 'data-kind': kind, 'aria-hidden': 'true' }, kind),
    element('span', {}, element('b', {}, message.file.name), element('small', {}, `${size(message.file.size)} · Tải về`)));
}

function keyboard(message) {
  if (!message.keyboard.length) return null;
  return element('div', { className: 'keyboard' }, ...message.keyboard.map((row) => element('div', {}, ...row.map((button) => {
    if (button.url) {
      const invitation = invitationIn(button.url);
      return invitation
        ? element('button', { type: 'button', onclick: () => doing.invite(invitation) }, button.text)
        : link(button.url, button.text, doing);
    }
    return element('button', { type: 'button', onclick: (event) => press(message, button, event.currentTarget) }, button.text);
  }))));
}

function reactions(message) {
  return message.reactions.length ? element('div', { className: 'reactions' }, ...message.reactions.map((emoji) => element('span', {}, emoji))) : null;
}

async function press(message, button, node) {
  node.classList.add('busy');
  node.classList.remove('pointed');
  node.setAttribute('aria-busy', 'true');
  try {
    const person = await doing.present(opened());
    const { answer } = await act('press', { chat: message.chat, person, message_id: message.id, button: button.callback_data, wait: PATIENCE });
    if (!answer) toast('Bot chưa trả lời lần bấm này. Khi bot chạy lại, việc vẫn được xử lý.');
    else if (answer.show_alert) alertWords(answer.text);
    else if (answer.text) toast(answer.text);
  } catch (error) {
    toast(error.message, 'bad');
  } finally {
    node.classList.remove('busy');
    node.removeAttribute('aria-busy');
  }
}

export function markOwn() {
  const person = speaker(opened());
  for (const node of log.querySelectorAll('.message')) node.classList.toggle('own', Number(node.dataset.sender) === person);
}

export function showMessage(id) {
  const node = nodeOf(id);
  if (!node) return null;
  node.scrollIntoView({ block: 'center' });
  node.classList.remove('flash');
  void node.offsetWidth;
  node.classList.add('flash');
  return node;
}

// Shows what to press next: a button by its label, an invitation or a file.
export function point(target) {
  const node = showMessage(target.message);
  if (!node) return;
  for (const each of log.querySelectorAll('.pointed')) each.classList.remove('pointed');
  const buttons = [...node.querySelectorAll('.keyboard button')];
  const found = target.link ? node.querySelector('.invitation') : target.file ? node.querySelector('.file') : buttons.find((each) => each.textContent === target.label);
  if (!found) return;
  found.classList.add('pointed');
  found.scrollIntoView({ block: 'center' });
  found.focus({ preventScroll: true });
}

export const messageById = (id) => shown.get(id);

function walk(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || event.target.matches('input, textarea, select')) return;
  const messages = [...log.querySelectorAll('.message')];
  const at = messages.findIndex((node) => node.contains(document.activeElement));
  const next = at < 0 ? messages.at(-1) : messages[at + step];
  if (next) {
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }
}
