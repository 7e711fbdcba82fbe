// The messages of the open chat: what is new is appended, what changed is replaced, older ones on demand.

import { dayKey, element, weekdayAndDay } from './format.js';
import { draw } from './message.js';

const log = document.getElementById('log');
const toEnd = document.getElementById('to-end');
const list = log.appendChild(element('div'));
const NEAR = 120;

let page = {};
let open = null;
let shown = new Map();
let complete = true;
let opening = false;
let turn = 0;
let loading = false;
let missed = [];
let fresh = 0;
let follows = true;

// The page gives: messagesOf(chat, before), fileOf(message), press(message, button), what it calls people (nameOf(message),
// quotedName(reply)), whose a message is (isBot, isOwn), tools(message), and what its words do (command, copy, invite).
export function startLog(given) {
  page = { ...given, show: showMessage };
  log.addEventListener('scroll', () => {
    if (log.scrollTop < 400) loadOlder();
    follows = atEnd();
    if (follows) noteEnd();
  }, { passive: true });
  // A picture takes its place when it is there.
  list.addEventListener('load', () => { if (follows) scrollToEnd(); }, true);
  log.addEventListener('keydown', walk);
  toEnd.addEventListener('click', () => scrollToEnd('smooth'));
}

export const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;

function noteEnd() {
  fresh = 0;
  toEnd.hidden = true;
}

export function scrollToEnd(behavior = 'instant') {
  log.scrollTo({ top: log.scrollHeight, behavior });
  noteEnd();
}

export async function openLog(chat) {
  open = chat;
  opening = true;
  missed = [];
  turn += 1;
  const mine = turn;
  const told = await page.messagesOf(chat);
  if (mine === turn) showLog(chat, told);
}

// Shows the last messages of a chat.
export function showLog(chat, { messages, complete: all }) {
  open = chat;
  opening = false;
  turn += 1;
  complete = all;
  shown = new Map(messages.map((message) => [message.id, message]));
  list.replaceChildren(...drawn(messages, null));
  takeMessages(missed);
  missed = [];
  scrollToEnd();
  requestAnimationFrame(() => scrollToEnd());
}

async function loadOlder() {
  const [first] = shown.keys();
  if (complete || opening || loading || first === undefined) return;
  loading = true;
  try {
    const mine = turn;
    const { messages, complete: all } = await page.messagesOf(open, first);
    if (mine === turn) prepend(messages, all);
  } catch {
    // Without a connection they come at the next scroll.
  } finally {
    loading = false;
  }
}

function prepend(messages, all) {
  complete = all;
  const next = list.firstElementChild;
  if (next && next.classList.contains('day') && messages.length && dayKey(messages[messages.length - 1].date) === next.dataset.day) next.remove();
  shown = new Map([...messages.map((message) => [message.id, message]), ...shown]);
  const before = log.scrollHeight - log.scrollTop;
  list.prepend(...drawn(messages, null));
  log.scrollTop = log.scrollHeight - before;
}

function drawn(messages, previous) {
  const nodes = [];
  for (const message of messages) {
    if (!previous || dayKey(previous.date) !== dayKey(message.date)) nodes.push(separator(message.date));
    nodes.push(draw(message, previous, page));
    previous = message;
  }
  return nodes;
}

// Takes what changed; what comes while the chat opens is taken after what the chat held.
export function takeMessages(messages) {
  const here = messages.filter((message) => message.chat === open);
  if (opening) missed.push(...here);
  if (!here.length || opening) return;
  const stays = atEnd();
  const last = [...shown.values()].pop();
  const added = new Map();
  for (const message of here) {
    if (message.gone) {
      added.delete(message.id);
      remove(message.id);
    } else if (shown.has(message.id)) replace(message);
    else if (!last || message.id > last.id) added.set(message.id, message);
  }
  append([...added.values()].sort((one, other) => one.id - other.id), last, stays);
}

function append(added, last, stays) {
  for (const message of added) shown.set(message.id, message);
  list.append(...drawn(added, last || null));
  if (stays || added.some(page.isOwn)) {
    scrollToEnd();
  } else if (added.length) {
    fresh += added.length;
    toEnd.lastElementChild.textContent = `${fresh} tin mới`;
    toEnd.hidden = false;
  }
}

const nodeOf = (id) => list.querySelector(`[data-id="${id}"]`);

function remove(id) {
  shown.delete(id);
  const node = nodeOf(id);
  if (node) node.remove();
}

const buttonsOf = (node) => [...node.querySelectorAll('.keyboard button')];

// Whoever is at a button stays at its place: what was pressed is often marked there, or says what is next.
function replace(message) {
  shown.set(message.id, message);
  const old = nodeOf(message.id);
  const at = buttonsOf(old).indexOf(document.activeElement);
  const focused = old.contains(document.activeElement);
  const made = draw(message, null, page);
  made.classList.toggle('follows', old.classList.contains('follows'));
  old.replaceWith(made);
  if (focused) (buttonsOf(made)[at] || buttonsOf(made)[0] || made).focus({ preventScroll: true });
}

const separator = (date) => element('div', { className: 'day', 'data-day': dayKey(date) }, element('span', {}, weekdayAndDay(date)));

export function markOwn() {
  for (const node of list.querySelectorAll('.message')) node.classList.toggle('own', page.isOwn({ sender: Number(node.dataset.sender) }));
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

export const messageById = (id) => shown.get(id);

function walk(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || event.target.matches('input, textarea, select')) return;
  const messages = [...log.querySelectorAll('.message')];
  const at = messages.findIndex((node) => node.contains(document.activeElement));
  const next = at < 0 ? messages[messages.length - 1] : messages[at + step];
  if (next) {
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }
}
