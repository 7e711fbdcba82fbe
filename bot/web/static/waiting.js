// What was written and has not arrived: it is shown, kept, and sent again with the same key until it is there.

import { newKey, say, SignedOut, Unreachable, upload } from './api.js';
import { fill } from './composer.js';
import { element, size } from './format.js';
import { atEnd, messageById, scrollToEnd } from './log.js';

const list = element('div', { id: 'waiting' });
const SHORTEST = 2000;
const LONGEST = 30_000;

const UNREADABLE = 'Không đọc được tệp này nữa: tệp đã được sửa, đổi tên hoặc xóa sau khi chọn. Xin chọn lại tệp.';
const OF_ANOTHER = 'Soạn trước khi trang được mở lại trên máy này, chưa gửi.';

let kept = '';
let writer = 0;
let posts = [];
let sending = false;
let gap = SHORTEST;
let again = null;

// Begins with what this chat had waiting; files wait only as long as the page is open. Each post is kept by itself, as other tabs
// keep theirs; what somebody else wrote on this device goes under no other name unless that is wanted.
export function startWaiting(chat, person) {
  if (kept) return deliver();
  kept = `waiting ${chat}`;
  writer = person;
  document.getElementById('log').append(list);
  posts = placesOf().map((place) => JSON.parse(localStorage.getItem(place))).sort((one, other) => one.at - other.at);
  for (const post of posts) if (post.by !== writer) post.refused = OF_ANOTHER;
  draw();
  window.addEventListener('online', deliver);
  window.addEventListener('beforeunload', (event) => {
    if (!posts.some((post) => post.file && !post.id)) return;
    event.preventDefault();
    event.returnValue = ''; // what Chromium before 119 goes by
  });
  return deliver();
}

export function forget() {
  for (const place of placesOf()) localStorage.removeItem(place);
  posts = [];
}

const placesOf = () => (kept ? Object.keys(localStorage).filter((place) => place.startsWith(`${kept} `)) : []);
const placeOf = (post) => `${kept} ${post.key}`;

// Takes what is to be said; several files are one album, the words go with the first.
export function put({ text, answered, files }) {
  const reply = answered ? answered.id : null;
  const album = files.length > 1 ? newKey() : null;
  const made = files.map((file, at) => ({ key: newKey(), caption: at ? '' : text, reply, album, file }));
  const told = made.length ? made : [{ key: newKey(), text, reply, by: writer, at: Date.now() }];
  posts.push(...told);
  for (const post of told) keep(post);
  changed();
  scrollToEnd();
  deliver();
}

// What stands in the log waits no more.
export function settle() {
  const left = posts.filter((post) => !post.id || !messageById(post.id));
  if (left.length === posts.length) return;
  posts = left;
  changed();
}

function changed() {
  for (const post of posts) if (post.id) localStorage.removeItem(placeOf(post));
  draw();
}

function keep({ file, key, text, reply, by, at }) {
  if (!file) localStorage.setItem(placeOf({ key }), JSON.stringify({ key, text, reply, by, at }));
}

export async function deliver() {
  if (sending) return;
  sending = true;
  clearTimeout(again);
  try {
    for (let post = next(); post; post = next()) await send(post);
    gap = SHORTEST;
  } catch (error) {
    if (error instanceof Unreachable) {
      again = setTimeout(deliver, gap);
      gap = Math.min(gap * 2, LONGEST);
    }
  } finally {
    sending = false;
  }
}

const next = () => posts.find((post) => !post.id && !post.refused);

async function send(post) {
  try {
    if (post.file && !await isReadable(post.file)) throw new Error(UNREADABLE);
    const { message } = await (post.file ? upload(asFile(post), (part) => tell(post, `đang gửi ${Math.round(part * 100)}%`)) : say({ key: post.key, text: post.text, reply: post.reply }));
    post.id = message;
    tell(post, 'đã gửi');
  } catch (error) {
    if (error instanceof Unreachable || error instanceof SignedOut) {
      tell(post, 'chờ kết nối để gửi');
      throw error;
    }
    post.refused = error.message;
  }
  changed();
  settle();
}

// A browser lets no file go that was changed since it was chosen; that would look as if there were no connection, for ever.
const isReadable = (file) => file.slice(0, 1).arrayBuffer().then(() => true, () => false);

const asFile = ({ key, caption, reply, album, file }) => ({ key, caption, reply, album, file });

function tell(post, words) {
  post.state = words;
  const node = document.getElementById(`post-${post.key}`);
  if (node) node.textContent = words;
}

function draw() {
  const stays = atEnd();
  list.replaceChildren(...posts.map(drawn));
  if (stays) scrollToEnd();
}

function drawn(post) {
  const bubble = element('div', { className: 'bubble' },
    post.file ? element('div', {}, '📎 ', element('b', {}, post.file.name), ` · ${size(post.file.size)}`) : null,
    element('div', { className: 'text' }, post.file ? post.caption : post.text),
    post.refused ? refused(post) : element('div', { className: 'meta', id: `post-${post.key}` }, post.state || 'đang gửi'));
  return element('article', { className: 'message own', tabindex: '-1' }, element('div', { className: 'body' }, bubble));
}

function refused(post) {
  const again = () => { post.refused = null; changed(); deliver(); };
  const drop = () => { localStorage.removeItem(placeOf(post)); posts = posts.filter((each) => each !== post); changed(); };
  const mend = () => { drop(); fill(post.text); };
  return element('div', { className: 'refused', role: 'alert' }, post.refused, ' ',
    ...(post.file ? [] : [element('button', { type: 'button', className: 'link', onclick: mend }, 'Sửa'), ' · ']),
    element('button', { type: 'button', className: 'link', onclick: again }, 'Gửi lại'), ' · ',
    element('button', { type: 'button', className: 'link', onclick: drop }, 'Bỏ'));
}
