// Where people write: what is answered, changed or attached, and the bot's commands.

import { toast } from './dialogs.js';
import { element, size } from './format.js';
import { scrollToEnd } from './log.js';

const form = document.getElementById('composer');
const words = document.getElementById('words');
const hints = document.getElementById('hints');
const menu = document.getElementById('commands');
const picker = document.getElementById('file');
const about = document.getElementById('about');
const attached = document.getElementById('attached');
const LARGEST = 20_000_000;
// On a phone Enter begins a new line, as in other messengers there.
const touched = matchMedia('(hover: none)');
const EMPTY = { text: '', answered: null, edited: null, files: [] };

let page = {};
let answered = null;
let edited = null;
let files = [];
const drafts = new Map();

// The page gives: place() in which people write, say(given, place), commands() that can be given there, nameOf(message).
export function startComposer(given) {
  page = given;
  form.addEventListener('submit', (event) => { event.preventDefault(); send(); });
  words.addEventListener('input', () => { grow(); hint(); });
  words.addEventListener('keydown', onKey);
  words.addEventListener('paste', (event) => {
    // Cells and paragraphs of an office program come as words and as their picture; the words are meant.
    if (!event.clipboardData.types.includes('text/plain')) attachAll(event.clipboardData.files);
  });
  menu.addEventListener('click', () => (hints.hidden ? showHints(page.commands(), true) : hideHints()));
  document.getElementById('attach').addEventListener('click', () => picker.click());
  for (const input of form.querySelectorAll('input[type=file]')) {
    input.addEventListener('change', () => { attachAll(input.files); input.value = ''; });
  }
  const conversation = document.getElementById('conversation');
  conversation.addEventListener('dragover', (event) => event.preventDefault());
  conversation.addEventListener('drop', (event) => {
    event.preventDefault();
    if (page.place() !== null) attachAll(event.dataTransfer.files);
  });
}

export const written = () => ({ text: words.value, answered, edited, files });

function take(draft) {
  ({ answered, edited, files } = draft);
  words.value = draft.text;
  drawAbout();
  drawFiles();
  hideHints();
  grow();
}

export function openComposer(previous) {
  if (previous !== null) drafts.set(previous, written());
  take(drafts.get(page.place()) || EMPTY);
}

export function setAnswered(message) {
  answered = message;
  edited = null;
  drawAbout();
  if (message) words.focus();
}

// Puts the words of a message back to be changed.
export function setEdited(message) {
  take({ ...EMPTY, text: message.text, edited: message });
  words.focus();
}

export function setAttached(given) {
  files = given;
  drawFiles();
}

function drawAbout() {
  const message = answered || edited;
  about.hidden = !message;
  if (!message) return about.replaceChildren();
  const doing = edited ? 'Sửa tin: ' : `Trả lời ${page.nameOf(message)}: `;
  const excerpt = (message.text || (message.file && message.file.name) || '').slice(0, 90);
  return about.replaceChildren(...strip([element('b', {}, doing), excerpt], edited ? 'Thôi sửa' : 'Thôi trả lời', () => (edited ? take(EMPTY) : setAnswered(null))));
}

function drawFiles() {
  attached.hidden = !files.length;
  attached.replaceChildren(...files.map((file) => element('div', { className: 'strip' },
    ...strip(['📎 ', element('b', {}, file.name), ` · ${size(file.size)}`], `Bỏ tệp ${file.name}`, () => setAttached(files.filter((each) => each !== file))))));
}

function strip(content, label, run) {
  const undo = () => { run(); words.focus(); };
  return [element('span', {}, ...content), element('button', { type: 'button', className: 'icon', 'aria-label': label, onclick: undo }, '×')];
}

function attachAll(chosen) {
  for (const file of picker.multiple ? chosen : [...chosen].slice(0, 1)) attach(file);
}

function attach(file) {
  if (file.size > LARGEST) return toast('Tệp quá lớn: bot chỉ tải được tệp đến 20 MB.', 'bad');
  if (!file.size) return toast('Tệp này rỗng.', 'bad');
  setAttached(picker.multiple ? [...files, file] : [file]);
  return words.focus();
}

export function fill(text) {
  words.value = text;
  grow();
  words.focus();
}

async function send() {
  const place = page.place();
  const given = { ...written(), text: words.value.trim() };
  if (place === null || (!given.text && !given.files.length)) return;
  document.getElementById('send').classList.remove('pointed');
  take(EMPTY);
  try {
    await page.say(given, place);
    scrollToEnd();
  } catch (error) {
    toast(error.message, 'bad');
    if (page.place() === place && !words.value) take(given);
  }
}

function grow() {
  words.style.height = '';
  words.style.height = `${Math.min(words.scrollHeight, 160)}px`;
}

// Commands

function hint() {
  const typed = /^\/(\w*)$/.exec(words.value);
  if (!typed) return hideHints();
  return showHints(page.commands().filter(({ command }) => command.startsWith(typed[1])), false);
}

function showHints(commands, focus) {
  if (!commands.length) {
    hideHints();
    if (focus) toast('Bot chưa công bố lệnh nào cho cuộc trò chuyện này.');
    return;
  }
  hints.replaceChildren(...commands.map(({ command, description }, at) => element('div', { role: 'option', id: `hint-${at}`, 'aria-selected': String(at === 0), onclick: () => choose(command) },
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

function choose(command) {
  fill(`/${command} `);
  hideHints();
}

function onKey(event) {
  if (!hints.hidden && chooseHint(event)) return;
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !touched.matches) {
    event.preventDefault();
    send();
  } else if (event.key === 'Escape' && (answered || edited || files.length)) {
    if (edited) take(EMPTY);
    setAnswered(null);
    setAttached([]);
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
