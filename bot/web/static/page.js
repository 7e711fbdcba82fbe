// Puts the page of one conversation together: listens to what changes, passes on what people want.

import { SignedOut, devices, edit, fileOf, leave, messagesOf, newKey, press, takeToken } from './api.js';
import { fill, openComposer, setAnswered, setEdited, startComposer, written } from './composer.js';
import { showDevices } from './devices.js';
import { choices, toast } from './dialogs.js';
import { element } from './format.js';
import { showLog, startLog, takeMessages } from './log.js';
import { allowed, canAsk, notice, possible, setTitle, startNotices, turnOff, turnOn } from './notices.js';
import { listen } from './stream.js';
import { deliver, forget, put, settle, startWaiting } from './waiting.js';

const byId = (id) => document.getElementById(id);
const tell = (error) => (error instanceof SignedOut ? signedOut() : toast(error.message, 'bad'));

let here = null;
let newest = 0;
let installing = null;
let leaving = false;

// What changes

const hearing = {
  everything(all) {
    // Another tab has let somebody else in: their conversation begins anew, nothing of this one goes there.
    if (leaving) return;
    leaving = here !== null && here.me.id !== all.me.id;
    if (leaving) return location.reload();
    here = all;
    takeToken(all.csrf);
    drawHead();
    byId('lost').hidden = true;
    deliver();
  },
  begin({ messages }) {
    if (leaving) return;
    showLog(here.chat.id, { messages, complete: false });
    note(messages);
    if (!document.body.dataset.ready) begin();
    settle();
  },
  changes({ messages }) {
    if (leaving) return;
    takeMessages(messages);
    settle();
    notice(messages.filter((message) => message.id > newest && !isOwn(message)));
    note(messages);
  },
  async lost(refused) {
    if (refused && await isSignedOut()) return false;
    byId('lost').textContent = 'Mất kết nối, đang kết nối lại… Tin soạn lúc này sẽ được gửi khi có kết nối.';
    byId('lost').hidden = false;
    return true;
  },
};

async function isSignedOut() {
  try {
    await devices();
  } catch (error) {
    if (error instanceof SignedOut) return signedOut();
  }
  return false;
}

function note(messages) {
  newest = Math.max(newest, ...messages.map((message) => message.id));
}

function begin() {
  byId('starting').hidden = true;
  openComposer(null);
  const draft = localStorage.getItem(`draft ${here.chat.id}`);
  if (draft) fill(draft);
  startWaiting(here.chat.id, here.me.id);
  performance.mark('ready');
  document.body.dataset.ready = 'yes';
}

// A device that was shut out shows nothing any more.
function signedOut() {
  byId('conversation').replaceChildren(element('div', { className: 'nothing out', role: 'alert' },
    element('h1', {}, 'Thiết bị này không mở được trang nữa'),
    element('p', {}, 'Đã thoát trên máy này, hoặc thiết bị đã bị thu hồi. Để mở lại, xin dùng liên kết mới do cơ quan thường trực cấp.'),
    element('a', { href: '/', className: 'button' }, 'Mở lại')));
  byId('lost').hidden = true;
  document.title = 'Đôn đốc';
  return true;
}

// Everywhere else the conversation is called "Trang web của Sở Y tế"; here everybody sees that it is one.
function shortTitle() {
  const title = here.chat.title.replace(/^Trang web của /, '');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function drawHead() {
  byId('head-title').textContent = shortTitle();
  byId('head-person').textContent = `Trao đổi với ${here.bot.name} · ${here.me.name}`;
  byId('notify').hidden = !canAsk();
  setTitle(shortTitle());
}

// What people want

const isOwn = (message) => message.sender === here.me.id;
const nameOf = (message) => message.name;
const pressed = new Map();

async function pressButton(message, button) {
  const what = `${message.id} ${button.callback_data}`;
  if (!pressed.has(what)) pressed.set(what, newKey());
  try {
    const { answer } = await press(pressed.get(what), message.id, button.callback_data);
    pressed.delete(what);
    return answer;
  } catch (error) {
    if (error instanceof SignedOut) signedOut();
    throw error;
  }
}

async function say({ text, answered, edited, files }) {
  if (edited) await edit(edited.id, text);
  else put({ text, answered, files });
}

startLog({
  messagesOf: (_, before) => messagesOf(before),
  fileOf,
  press: pressButton,
  nameOf,
  quotedName: (reply) => reply.name,
  isBot: (message) => message.sender === here.bot.id,
  isOwn,
  tools: (message) => [
    ...(isOwn(message) && message.text ? [{ sign: '✎', label: 'Sửa tin này', title: 'Sửa', run: () => setEdited(message) }] : []),
    { sign: '↩', label: 'Trả lời tin này', title: 'Trả lời', run: () => setAnswered(message) },
  ],
  command: (words) => put({ text: words, answered: null, files: [] }),
  copy: async (words) => {
    if (navigator.clipboard) await navigator.clipboard.writeText(words).catch(() => {});
    fill(words);
    toast('Đã chép vào ô soạn tin.');
  },
});

startComposer({ place: () => here && here.chat.id, say, commands: () => here.commands, nameOf });
byId('composer').addEventListener('input', keepDraft);
byId('composer').addEventListener('submit', () => setTimeout(keepDraft));
byId('words').addEventListener('keydown', () => setTimeout(keepDraft));
byId('photograph').addEventListener('click', () => byId('camera').click());

function keepDraft() {
  const { text, edited } = written();
  if (here && !edited) localStorage.setItem(`draft ${here.chat.id}`, text);
}

// The menu

window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  installing = event;
});

function showMenu() {
  const notifications = allowed()
    ? { label: 'Tắt thông báo', note: 'trên máy này', run: turnOff }
    : { label: 'Bật thông báo', note: 'khi trang đang mở mà anh/chị xem việc khác', run: askNotifications };
  choices(shortTitle(), `Anh/chị dùng trang này với tên ${here.me.name}.`, [
    { label: 'Thiết bị', note: 'máy nào đang mở trang này; thêm, thu hồi', run: showDevices },
    { label: 'Bảng tổng hợp', note: 'tình hình nhiệm vụ, in được một trang A4', run: () => window.open('/bang', '_blank', 'noopener') },
    ...(possible() ? [notifications] : []),
    ...(installing ? [{ label: 'Cài vào máy', note: 'mở như một ứng dụng', run: () => installing.prompt() }] : []),
    { label: 'Thoát', note: 'khi dùng xong máy chung', run: confirmLeaving },
  ]);
}

async function askNotifications() {
  const granted = await turnOn();
  toast(granted ? 'Đã bật thông báo trên máy này.' : 'Trình duyệt đang chặn thông báo của trang này; xin cho phép trong cài đặt của trình duyệt.');
  byId('notify').hidden = !canAsk();
}

function confirmLeaving() {
  choices('Thoát khỏi trang trên máy này?', 'Mở lại cần liên kết mới do cơ quan thường trực cấp.', [
    { label: 'Thoát', run: signOut },
    { label: 'Thôi', run: () => {} },
  ]);
}

async function signOut() {
  try {
    await leave();
    forget();
    localStorage.removeItem(`draft ${here.chat.id}`);
    location.assign('/');
  } catch (error) {
    tell(error);
  }
}

byId('menu').addEventListener('click', () => { if (here) showMenu(); });
byId('notify').addEventListener('click', askNotifications);
startNotices();
listen(hearing);
