// The panel beside the chats: the clock, what goes wrong on purpose, the guided tour.

import { act, host } from './api.js';
import { askFor, openDialog, toast } from './dialogs.js';
import { dayKey, element, time, weekdayAndDay } from './format.js';
import { hasBot, isPrivate, leader, now, opened, store } from './store.js';

const byId = (id) => document.getElementById(id);
const panel = byId('panel');
const narrow = matchMedia('(max-width: 1099px)');

let guided = () => {};
let busy = false;
let skipped = sessionStorage.getItem('skipped') === 'yes';
let previous = null;
let suggested = '';
let turned = null;

export function startPanel(onGuide) {
  guided = onGuide;
  panel.addEventListener('click', leaveShut, true);
  for (const button of document.querySelectorAll('[data-move]')) button.addEventListener('click', () => move('move', { to: button.dataset.move }));
  byId('moves').querySelector('[data-host=find_message]').addEventListener('click', () => move('find_message'));
  byId('to-day').addEventListener('submit', (event) => {
    event.preventDefault();
    const [date, month, year] = byId('day').value.trim().split('/');
    move('move_to_day', { day: `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` });
    suggested = byId('day').value = '';
  });
  byId('auto').addEventListener('click', () => move(store.host.auto ? 'stand_still' : 'run_by_itself'));
  byId('kill').addEventListener('click', () => doing(() => host('kill'), 'Bot đã bị tắt giữa chừng. Hãy thử nhắn tin hoặc bấm nút, rồi khởi động lại.'));
  byId('restart').addEventListener('click', () => doing(() => host('restart'), 'Bot đã chạy lại và làm nốt việc đang chờ.'));
  byId('cut').addEventListener('click', () => (cutNow()
    ? doing(() => act('clear_faults'), 'Mạng đã nối lại.')
    : doing(() => act('cut_network'), 'Mạng đã ngắt: bot không nhận và không gửi được gì.')));
  byId('refuse').addEventListener('click', () => doing(() => act('refuse_for', { seconds: 20 }), 'Trong 20 giây, Telegram trả lời 429; bot chờ rồi gửi tiếp.'));
  byId('kick').addEventListener('click', () => doing(() => withGroup((chat) => (hasBot(chat)
    ? act('remove_bot', { chat: chat.id, person: leader(chat) })
    : act('add_bot', { chat: chat.id, person: leader(chat) })))));
  byId('upgrade').addEventListener('click', () => doing(() => withGroup((chat) => act('upgrade', { chat: chat.id, person: leader(chat) }))));
  for (const button of document.querySelectorAll('[data-web]')) button.addEventListener('click', () => doing(() => openWeb(button.dataset.web)));
  byId('tour-guide').addEventListener('click', guide);
  byId('tour-next').addEventListener('click', () => openChapter(store.host.chapter + 1));
  byId('tour-skip').addEventListener('click', () => skip(true));
  byId('tour-open').addEventListener('click', () => skip(false));
  for (const opener of document.querySelectorAll('[data-open-panel]')) opener.addEventListener('click', openPanel);
  byId('close-panel').addEventListener('click', closePanel);
  panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') closePanel(); });
  setInterval(drawClock, 1000);
}

// A button that cannot be used just now keeps the focus: a disabled one would lose it, and whoever uses the
// keyboard would begin again at the top of the page.
const shut = (button, yes) => button.setAttribute('aria-disabled', String(Boolean(yes)));

function leaveShut(event) {
  if (!event.target.closest('[aria-disabled=true]')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

export function openPanel() {
  panel.classList.add('open');
  if (narrow.matches) byId('close-panel').focus();
}

export function closePanel() {
  const within = narrow.matches && panel.contains(document.activeElement);
  panel.classList.remove('open');
  if (within) [...document.querySelectorAll('[data-open-panel]')].find((opener) => opener.offsetParent)?.focus();
}

function withGroup(run) {
  const chat = opened();
  if (!chat || isPrivate(chat)) throw new Error('Xin mở một nhóm trước.');
  return run(chat);
}

async function doing(run, words) {
  try {
    await run();
    if (words) toast(words);
  } catch (error) {
    toast(error.message, 'bad');
  }
}

async function move(name, given) {
  if (busy) return;
  busy = true;
  drawBusy();
  await doing(() => host(name, given));
  busy = false;
  drawBusy();
}

const cutNow = () => store.status.faults.some((fault) => fault.kind === 'drop_before');

async function guide() {
  if (busy) return;
  busy = true;
  drawBusy();
  await doing(async () => {
    const guidance = await host('guide');
    if (narrow.matches) closePanel();
    await guided(guidance);
  });
  busy = false;
  drawBusy();
}

function skip(yes) {
  skipped = yes;
  sessionStorage.setItem('skipped', yes ? 'yes' : 'no');
  drawTour();
  byId(yes ? 'tour-open' : 'tour-guide').focus();
}

export function drawPanel() {
  const hosted = Boolean(store.host.tour);
  for (const id of ['kill', 'restart', 'moves']) byId(id).hidden = !hosted;
  drawClock();
  drawBusy();
  drawBot();
  drawTour();
  drawWeb();
}

// Who has no Telegram is let into the page of the program that runs this by a link of its own, one a device.
function drawWeb() {
  const { page } = store.host;
  byId('web').hidden = !page;
  if (!page) return;
  byId('web-words').textContent = `${page.unit} không dùng Telegram: nhận nhắc việc và báo cáo trên trang web.${page.known ? '' : ' Mở được sau khi lưu kế hoạch.'}`;
  for (const button of document.querySelectorAll('[data-web]')) shut(button, !page.known);
}

async function openWeb(whose) {
  const { address } = await host('open_page', { whose });
  const { unit, opened: inside } = store.host.page;
  const leads = (to, words, className) => element('p', {}, element('a', { href: to, target: '_blank', rel: 'noopener', className }, words));
  openDialog(whose === 'unit' ? `Trang web của ${unit}` : 'Bảng của lãnh đạo',
    element('p', {}, 'Cơ quan thường trực cấp liên kết bằng /lienket web; mỗi liên kết cho một thiết bị vào, dùng một lần. Người mở ghi tên là vào.'),
    leads(address, 'Mở bằng liên kết mới', 'button'),
    ...(whose === 'unit' && inside ? [leads(inside, 'Mở lại trang trên máy đã vào', '')] : []));
}

function drawClock() {
  const moment = now();
  document.querySelector('[data-clock-time]').textContent = time(moment);
  document.querySelector('[data-clock-date]').textContent = weekdayAndDay(moment);
  for (const chip of document.querySelectorAll('[data-clock-short]')) {
    chip.textContent = `${time(moment)} · ${weekdayAndDay(moment).replace(/^.*, |\/\d{4}$/g, '')}`;
  }
  const working = byId('working');
  working.textContent = store.host.working === undefined ? '' : store.host.working ? 'ngày làm việc' : 'ngày nghỉ';
  working.classList.toggle('rest', store.host.working === false);
  const input = byId('day');
  if (document.activeElement !== input && input.value === suggested) input.value = suggested = nextDue(dayKey(moment));
}

// The 14th of June, when the half-year reports are due, or the 14th of a month to come.
function nextDue(today) {
  const [year, month, day] = today.split('-').map(Number);
  const due = month < 6 || (month === 6 && day < 14) ? [year, 6] : day < 14 ? [year, month] : month < 12 ? [year, month + 1] : [year + 1, 1];
  return `14/${due[1] < 3 ? `0${due[1]}` : due[1]}/${due[0]}`;
}

function drawBusy() {
  const moving = busy || store.host.moving;
  // What another page or the clock itself moves is waited for by the host: a press meanwhile is not lost.
  for (const button of byId('moves').querySelectorAll('button')) shut(button, busy && button.id !== 'auto');
  shut(byId('tour-guide'), busy);
  byId('clock').classList.toggle('moving', Boolean(moving));
  const auto = byId('auto');
  auto.setAttribute('aria-pressed', Boolean(store.host.auto));
  auto.textContent = store.host.auto ? '⏸ Dừng (tự dừng khi có tin)' : '▶ Tự chạy, mỗi ngày vài giây';
}

function drawBot() {
  const { running, starting, unsent = 0 } = store.host;
  const { waiting } = store.status;
  const chat = opened();
  const known = running !== undefined;
  const words = [];
  if (known) words.push(element('span', { className: `light ${running ? 'on' : starting ? 'wait' : 'off'}` }), element('b', {}, running ? 'Bot đang chạy' : starting ? 'Bot đang khởi động' : 'Bot không chạy'));
  const queues = [waiting ? `${waiting} việc chờ bot nhận` : '', unsent ? `${unsent} tin chờ gửi` : ''].filter(Boolean);
  words.push(element('span', { className: 'queues' }, queues.join(' · ') || 'không có gì đang chờ'));
  const faults = store.status.faults;
  if (cutNow()) words.push(element('span', { className: 'fault' }, 'mạng đang ngắt'));
  if (faults.some((fault) => fault.kind === 'too_many_requests')) words.push(element('span', { className: 'fault' }, 'Telegram đang trả lời 429'));
  byId('bot-state').replaceChildren(...words);
  shut(byId('kill'), !running);
  shut(byId('restart'), running !== false || starting);
  byId('cut').textContent = cutNow() ? 'Nối lại mạng' : 'Ngắt mạng';
  const group = chat && !isPrivate(chat);
  shut(byId('kick'), !group);
  byId('kick').textContent = group && !hasBot(chat) ? 'Thêm bot vào nhóm đang xem' : 'Đưa bot ra khỏi nhóm đang xem';
  shut(byId('upgrade'), !group || chat.kind !== 'group');
}

// Goes on with a part of the tour, or back to one.
function openChapter(number) {
  turned = number;
  doing(() => host('open_chapter', { number }));
}

function drawTour() {
  const { tour: steps = [], chapter = 0, chapters = [] } = store.host;
  const key = JSON.stringify([steps, chapter, chapters, skipped]);
  if (key === previous) return;
  previous = key;
  byId('tour').hidden = skipped || !steps.length;
  byId('guide-me').hidden = skipped || !steps.length;
  byId('tour-open').hidden = !skipped || !steps.length;
  const done = steps.filter((step) => step.done).length;
  const current = steps.findIndex((step) => !step.done);
  byId('tour-progress').max = steps.length || 1;
  byId('tour-progress').value = done;
  const finished = steps.length > 0 && current < 0;
  byId('tour-now').replaceChildren(...(finished
    ? [element('h4', {}, 'Đã đi hết các bước'), element('p', {}, chapters[chapter].words)]
    : steps.length ? [element('h4', {}, `Bước ${current + 1}/${steps.length}: ${steps[current].title}`), element('p', {}, steps[current].text)] : []));
  byId('tour-guide').hidden = finished;
  byId('tour-guide').textContent = finished || !steps.length ? '' : steps[current].label;
  byId('tour-skip').textContent = finished ? 'Đóng hướng dẫn' : 'Bỏ qua hướng dẫn';
  const next = chapters[chapter + 1];
  byId('tour-next').hidden = !finished || !next?.open;
  byId('tour-next').textContent = next ? `Sang phần “${next.title}”` : '';
  drawChapters(chapter, chapters);
  byId('tour-steps').replaceChildren(...steps.map((step, at) => element('li', { className: step.done ? 'done' : at === current ? 'current' : '', 'aria-current': at === current ? 'step' : null }, step.title, step.done ? element('span', { className: 'unseen' }, ' (đã xong)') : '')));
  if (turned === chapter) {
    byId(finished ? 'tour-skip' : 'tour-guide').focus();
    turned = null;
  }
}

// The parts of the tour; one that cannot be begun yet says when it can.
function drawChapters(chapter, chapters) {
  byId('tour-chapters').replaceChildren(...chapters.map((part, at) => element('button', {
    type: 'button', 'aria-disabled': String(!part.open), 'aria-pressed': String(at === chapter), onclick: () => openChapter(at),
  }, `${at + 1}. ${part.title}${part.done ? ' ✓' : ''}`, part.open ? '' : element('small', {}, 'sau khi lưu kế hoạch'))));
}

export function newGroup(open) {
  askFor('Thêm nhóm đơn vị', [
    { name: 'title', label: 'Tên nhóm', hint: 'Nhóm Sở Y tế' },
    { name: 'person', label: 'Cán bộ đầu mối', hint: 'Lê Thị Hoa' },
  ], 'Thêm nhóm', ({ title, person }) => doing(async () => {
    const parts = person.trim().split(/\s+/);
    const id = await act('create_person', { first_name: parts.slice(0, -1).join(' ') || parts[0], last_name: parts.length > 1 ? parts.at(-1) : '' });
    open(await act('create_group', { title: title.trim(), creator: id }));
  }));
}
