// Puts the page together: listens to what changes, opens chats, passes on what people want.

import { act, fileOf, host, messagesOf, requestsAbout } from './api.js';
import { drawList, markOpen, startChats } from './chats.js';
import { fill, openComposer, setAnswered, setAttached, startComposer } from './composer.js';
import { choices, openDialog, toast } from './dialogs.js';
import { avatar, element, time, day } from './format.js';
import { messageById, openLog, scrollToEnd, showMessage, startLog, takeMessages } from './log.js';
import { drawPanel, newGroup, startPanel } from './panel.js';
import { drawSpeakers, press, say, startSpeakers } from './speaking.js';
import { commandsFor, hasBot, isPrivate, leader, markRead, members, nameOf, opened, quotedName, shownName, speaker, store, takeEverything, takeParts } from './store.js';

const app = document.getElementById('app');
const byId = (id) => document.getElementById(id);

// What changes

let waiting = [];
let asked = false;

function listen() {
  const source = new EventSource('events');
  source.addEventListener('everything', async (event) => {
    byId('lost').hidden = true;
    takeEverything(JSON.parse(event.data));
    waiting = [];
    drawList();
    drawPanel();
    if (opened()) await openChat(store.open, { focus: false });
    else if (store.host.home && matchMedia('(min-width: 761px)').matches) await openChat(store.host.home, { focus: false });
    requestAnimationFrame(() => {
      performance.mark('ready');
      document.body.dataset.ready = 'yes';
    });
  });
  source.addEventListener('changes', (event) => {
    waiting.push(JSON.parse(event.data));
    if (!asked) {
      asked = true;
      if (document.hidden) setTimeout(takeChanges, 200);
      else requestAnimationFrame(takeChanges);
    }
  });
  source.addEventListener('error', () => { byId('lost').hidden = false; });
}

function takeChanges() {
  asked = false;
  const taken = waiting;
  waiting = [];
  const changed = new Set();
  const messages = [];
  for (const each of taken) {
    takeParts(each);
    for (const chat of each.chats) {
      store.chats.set(chat.id, chat);
      changed.add(chat.id);
    }
    messages.push(...each.messages);
  }
  const chat = opened();
  if (chat?.upgradedTo && store.chats.has(chat.upgradedTo)) {
    openChat(chat.upgradedTo);
    return;
  }
  if (chat) {
    takeMessages(messages);
    if (!document.hidden) markRead(chat);
    if (changed.has(chat.id) || taken.some((each) => each.people || each.host)) drawHead();
  }
  if (changed.size) drawList(changed);
  drawPanel();
}

// Chats

async function openChat(id, { focus = true } = {}) {
  const chat = store.chats.get(id);
  if (!chat) return;
  const previous = store.open;
  store.open = id;
  app.dataset.view = 'chat';
  for (const name of ['head', 'log', 'composer']) byId(name).hidden = false;
  byId('empty').hidden = true;
  openComposer(previous === id ? null : previous);
  drawSpeakers();
  drawHead();
  await openLog(id);
  markRead(chat);
  drawList(new Set([id]));
  markOpen();
  drawPanel();
  if (focus && matchMedia('(min-width: 761px)').matches) byId('words').focus();
}

function drawHead() {
  const chat = opened();
  avatar(byId('head-avatar'), chat.id, chat.title).classList.toggle('round', isPrivate(chat));
  byId('head-title').textContent = chat.title;
  const inside = members(chat).length;
  const bot = hasBot(chat) ? 'có bot' : 'bot chưa ở trong nhóm';
  byId('head-members').textContent = isPrivate(chat) ? 'nhắn riêng với bot' : `${inside} người, ${bot}${chat.kind === 'supergroup' ? ' · siêu nhóm' : ''}`;
  byId('head-members').classList.toggle('missing', !hasBot(chat) && !isPrivate(chat));
  drawSpeakers();
}

async function whenKnown(id) {
  for (let tries = 0; tries < 50 && !store.chats.has(id); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  await openChat(id);
}

// What people want

const tell = (error) => toast(error.message, 'bad');

async function inspect(message) {
  try {
    const stored = store.host.tour ? host('stored', { chat: message.chat, message: message.id }) : { rows: [] };
    const [{ rows }, requests] = await Promise.all([stored, requestsAbout(message.chat, message.id)]);
    openDialog('Bot đã lưu gì về tin này', ...inspected(rows, requests));
  } catch (error) {
    tell(error);
  }
}

const nameIn = (message) => shownName(message.sender, message.name);

const surroundings = {
  messagesOf,
  fileOf: (message) => fileOf(message.chat, message.id),
  press,
  nameOf: nameIn,
  quotedName,
  isBot: (message) => message.sender === store.bot.id,
  isOwn: (message) => message.sender === speaker(opened()),
  tools: (message) => [
    { sign: '↩', label: 'Trả lời tin này', title: 'Trả lời', run: () => setAnswered(message) },
    { sign: 'ⓘ', label: 'Bot đã lưu gì về tin này', title: 'Bot đã lưu gì', run: () => inspect(message) },
  ],
  command: (words) => say({ text: words }, store.open).then(() => scrollToEnd(), tell),
  copy: async (words) => {
    await navigator.clipboard?.writeText(words).catch(() => {});
    fill(words);
    toast('Đã chép vào ô soạn tin.');
  },
  invite: (code) => {
    const groups = [...store.chats.values()].filter((chat) => !isPrivate(chat) && !chat.upgradedTo && chat.id !== store.open);
    choices('Thêm bot vào nhóm nào?', 'Như khi đầu mối của đơn vị mở đường dẫn này trên Telegram và chọn nhóm của mình.',
      groups.sort((one, other) => (other.id === meant) - (one.id === meant) || hasBot(one) - hasBot(other)).map((chat) => ({
        label: chat.title, note: hasBot(chat) ? 'bot đã ở trong nhóm' : `người thêm: ${nameOf(speaker(chat))}`, run: () => accept(chat, code),
      })));
  },
};

async function accept(chat, code) {
  try {
    const person = speaker(chat);
    if (hasBot(chat)) await act('say', { chat: chat.id, person, text: `/start@${store.bot.username} ${code}` });
    else await act('add_bot', { chat: chat.id, person, payload: code });
    await openChat(chat.id);
  } catch (error) {
    tell(error);
  }
}

function inspected(rows, requests) {
  const card = (title, name, lines) => element('section', { className: 'row-card' },
    element('h3', {}, title, ' ', element('code', {}, name)),
    element('dl', {}, ...lines.flatMap(([label, value]) => [element('dt', {}, label), element('dd', {}, value)])));
  const stored = rows.map((row) => card(row.title, row.table, row.lines));
  const made = requests.map((request) => card('Lệnh gửi Telegram', request.method, [
    ['Lúc', `${time(request.at)} ngày ${day(request.at)}`], ['Kết quả', request.outcome], ...Object.entries(request.parameters)]));
  const none = element('p', {}, 'Bot không lưu gì về tin này: Telegram không chuyển tin này đến bot, hoặc bot chưa xử lý.');
  return stored.length + made.length ? [...stored, ...made] : [none];
}

function chatMenu() {
  const chat = opened();
  const person = leader(chat);
  const attempt = (run) => () => run().catch(tell);
  const options = isPrivate(chat)
    ? [
      { label: 'Bắt đầu (/start)', note: 'mở cuộc trò chuyện riêng với bot', run: attempt(() => act('start', { person: chat.person })) },
      { label: 'Chặn bot', run: attempt(() => act('block', { person: chat.person })) },
      { label: 'Bỏ chặn bot', run: attempt(() => act('unblock', { person: chat.person })) },
    ]
    : [
      hasBot(chat)
        ? { label: 'Đưa bot ra khỏi nhóm', run: attempt(() => act('remove_bot', { chat: chat.id, person })) }
        : { label: 'Thêm bot vào nhóm', run: attempt(() => act('add_bot', { chat: chat.id, person })) },
      ...(hasBot(chat) ? [{ label: 'Đặt bot làm quản trị viên', note: 'bot nghe được mọi tin của nhóm', run: attempt(() => act('promote', { chat: chat.id, person: store.bot.id })) }] : []),
      ...(chat.kind === 'group' ? [{ label: 'Nâng thành siêu nhóm', note: 'Telegram đổi số hiệu nhóm, bot phải tự đi theo', run: attempt(() => act('upgrade', { chat: chat.id, person })) }] : []),
    ];
  choices(chat.title, isPrivate(chat) ? '' : `Thành viên: ${members(chat).map(nameOf).join(', ')}.`, options);
}

// The group that is to be chosen at the present step of the tour stands first.
let meant = null;

async function guided(guidance) {
  if (!guidance.chat) return;
  for (const each of document.querySelectorAll('.pointed')) each.classList.remove('pointed');
  meant = guidance.group ?? null;
  if (guidance.chat !== store.open || app.dataset.view !== 'chat') await openChat(guidance.chat);
  if (guidance.replyTo) {
    showMessage(guidance.replyTo);
    setAnswered(messageById(guidance.replyTo) ?? null);
  }
  if (guidance.attach) setAttached([{ ...guidance.attach, size: Math.floor(guidance.attach.content.length * 0.75) }]);
  if (guidance.text) fill(guidance.text);
  if (guidance.attach || guidance.text) pointAtSend();
  if (guidance.point) point(guidance.point);
}

// Shows what to press next: a button by its label, an invitation or a file.
function point(target) {
  const node = showMessage(target.message);
  if (!node) return;
  const buttons = [...node.querySelectorAll('.keyboard button')];
  const found = target.link ? node.querySelector('.invitation') : target.file ? node.querySelector('.file') : buttons.find((each) => each.textContent === target.label);
  if (!found) return;
  found.classList.add('pointed');
  found.addEventListener('click', () => found.classList.remove('pointed'), { once: true });
  found.scrollIntoView({ block: 'center' });
  found.focus({ preventScroll: true });
}

let pointing = null;

function pointAtSend() {
  const send = byId('send');
  send.classList.add('pointed');
  send.focus();
  clearTimeout(pointing);
  pointing = setTimeout(() => send.classList.remove('pointed'), 8000);
}

startChats((id) => openChat(id).catch(tell));
startLog(surroundings);
startComposer({ place: () => store.open, say, commands: () => commandsFor(opened()), nameOf: nameIn });
startSpeakers();
startPanel(guided);
byId('chat-menu').addEventListener('click', chatMenu);
byId('new-group').addEventListener('click', () => newGroup(whenKnown));
byId('back').addEventListener('click', () => {
  app.dataset.view = 'list';
  document.querySelector('#chats [aria-current=true]')?.focus();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && opened()) {
    markRead(opened());
    drawList(new Set([store.open]));
  }
});
listen();
