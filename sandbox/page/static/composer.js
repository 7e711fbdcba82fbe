// Where people write: who speaks, what is answered, what is attached, and the bot's commands.

import { act, asBase64 } from './api.js';
import { element, size } from './format.js';
import { toast } from './dialogs.js';
import { markOwn, scrollToEnd } from './log.js';
import { commandsFor, isPerson, isPrivate, members, nameOf, opened, shownName, speakAs, speaker, store } from './store.js';

const form = document.getElementById('composer');
const words = document.getElementById('words');
const who = document.getElementById('speaker');
const hints = document.getElementById('hints');
const menu = document.getElementById('commands');
const picker = document.getElementById('file');
const MOST_OTHERS = 40;
const MAX_FILE = 20 * 1024 * 1024;

let answered = null;
let attached = null;
let drafts = new Map();

export function startComposer() {
  form.addEventListener('submit', (event) => { event.preventDefault(); send(); });
  words.addEventListener('input', () => { grow(); hint(); });
  words.addEventListener('keydown', onKey);
  who.addEventListener('change', () => { speakAs(opened(), Number(who.value)); markOwn(); });
  menu.addEventListener('click', () => (hints.hidden ? showHints(commandsFor(opened()), true) : hideHints()));
  document.getElementById('attach').addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => { if (picker.files[0]) attach(picker.files[0]); picker.value = ''; });
  document.querySelector('#answered button').addEventListener('click', () => setAnswered(null));
  document.querySelector('#attached button').addEventListener('click', () => setAttached(null));
  const conversation = document.getElementById('conversation');
  conversation.addEventListener('dragover', (event) => event.preventDefault());
  conversation.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0] && opened()) attach(event.dataTransfer.files[0]);
  });
}

export function openComposer(previous) {
  if (previous !== null) drafts.set(previous, { text: words.value, answered, attached });
  const draft = drafts.get(store.open) ?? { text: '', answered: null, attached: null };
  words.value = draft.text;
  setAnswered(draft.answered);
  setAttached(draft.attached);
  hideHints();
  grow();
  drawSpeakers();
}

export function drawSpeakers() {
  const chat = opened();
  const inside = members(chat);
  const options = inside.map((id) => element('option', { value: id }, nameOf(id)));
  if (!isPrivate(chat)) {
    const known = Object.keys(store.host.roles ?? {}).map(Number);
    const others = [...new Set([...known, ...store.people.keys()])].filter((id) => isPerson(id) && !inside.includes(id)).slice(0, MOST_OTHERS);
    if (others.length) options.push(element('optgroup', { label: 'Chưa ở trong nhóm (vào nhóm khi nói)' }, ...others.map((id) => element('option', { value: id }, nameOf(id)))));
  }
  who.replaceChildren(...options);
  who.value = speaker(chat);
  who.disabled = isPrivate(chat);
}

// Returns who speaks in a chat, after letting them join it if they are not there yet.
export async function present(chat) {
  const person = speaker(chat);
  if (!isPrivate(chat) && !members(chat).includes(person)) await act('join', { chat: chat.id, person });
  return person;
}

export function setAnswered(message) {
  answered = message;
  const strip = document.getElementById('answered');
  strip.hidden = !message;
  if (message) {
    strip.firstElementChild.replaceChildren(element('b', {}, `Trả lời ${shownName(message.sender, message.name)}: `), (message.text || message.file?.name || '').slice(0, 90));
    words.focus();
  }
}

export function setAttached(file) {
  attached = file;
  const strip = document.getElementById('attached');
  strip.hidden = !file;
  if (file) strip.firstElementChild.replaceChildren('📎 ', element('b', {}, file.name), ` · ${size(file.size)}`);
}

async function attach(file) {
  if (file.size > MAX_FILE) return toast('Tệp quá lớn: bot chỉ tải được tệp đến 20 MB.', 'bad');
  if (!file.size) return toast('Tệp này rỗng.', 'bad');
  setAttached({ name: file.name, size: file.size, content: await asBase64(file), picture: ['image/png', 'image/jpeg'].includes(file.type) });
  words.focus();
}

export function fill(text) {
  words.value = text;
  grow();
  words.focus();
}

async function send() {
  const text = words.value.trim();
  const chat = opened();
  if (!chat || (!text && !attached)) return;
  const given = { text, answered, attached };
  words.value = '';
  document.getElementById('send').classList.remove('pointed');
  setAnswered(null);
  setAttached(null);
  hideHints();
  grow();
  try {
    await say(chat, given);
    scrollToEnd();
  } catch (error) {
    toast(error.message, 'bad');
    if (store.open === chat.id && !words.value) {
      words.value = text;
      setAnswered(given.answered);
      setAttached(given.attached);
    }
  }
}

export async function say(chat, { text, answered: reply = null, attached: file = null }) {
  const where = { chat: chat.id, person: await present(chat), reply_to: reply?.id ?? null };
  if (!file) return act('say', { ...where, text });
  const content = { name: file.name, content: file.content, caption: text };
  return act(file.picture ? 'upload_photo' : 'upload_document', { ...where, file: content });
}

function grow() {
  words.style.height = '';
  words.style.height = `${Math.min(words.scrollHeight, 160)}px`;
}

// Commands

function hint() {
  const typed = /^\/(\w*)$/.exec(words.value);
  if (!typed) return hideHints();
  showHints(commandsFor(opened()).filter(({ command }) => command.startsWith(typed[1])), false);
}

function showHints(commands, focus) {
  if (!commands.length) {
    hideHints();
    if (focus) toast('Bot chưa công bố lệnh nào cho cuộc trò chuyện này.');
    return;
  }
  hints.replaceChildren(...commands.map(({ command, description }, at) => element('div', { role: 'option', id: `hint-${at}`, 'aria-selected': String(at === 0), onclick: () => take(command) },
    element('b', {}, `/${command}`), element('span', {}, description))));
  hints.hidden = false;
  menu.setAttribute('aria-expanded', 'true');
  words.setAttribute('aria-activedescendant', 'hint-0');
  if (focus) words.focus();
}

function hideHints() {
  hints.hidden = true;
  menu.setAttribute('aria-expanded', 'false');
  words.removeAttribute('aria-activedescendant');
}

function take(command) {
  fill(`/${command} `);
  hideHints();
}

function onKey(event) {
  if (!hints.hidden && chooseHint(event)) return;
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  } else if (event.key === 'Escape' && (answered || attached)) {
    setAnswered(null);
    setAttached(null);
  }
}

function chooseHint(event) {
  const options = [...hints.children];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') hideHints();
  else if (step) select(options, (at + step + options.length) % options.length);
  else if (event.key === 'Tab' || (event.key === 'Enter' && words.value !== options[at].firstChild.textContent)) options[at].click();
  else return false;
  event.preventDefault();
  return true;
}

function select(options, at) {
  options.forEach((option, index) => option.setAttribute('aria-selected', index === at));
  options[at].scrollIntoView({ block: 'nearest' });
  words.setAttribute('aria-activedescendant', `hint-${at}`);
}
