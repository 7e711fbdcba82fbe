// What was written and has not arrived: it is shown, kept, and sent again with the same key until it is there.

import { newKey, say, SignedOut, Unreachable, upload } from './api.js';
import { element, size } from './format.js';
import { atEnd, messageById, scrollToEnd } from './log.js';

const list = element('div', { id: 'waiting' });
const SHORTEST = 2000;
const LONGEST = 30_000;

let kept = '';
let posts = [];
let sending = false;
let gap = SHORTEST;
let again = null;

// Begins with what this chat had waiting; files wait only as long as the page is open.
export function startWaiting(chat) {
  if (kept) return deliver();
  kept = `waiting ${chat}`;
  document.getElementById('log').append(list);
  posts = JSON.parse(localStorage.getItem(kept) || '[]');
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
  if (kept) localStorage.removeItem(kept);
  posts = [];
}

// Takes what is to be said; several files are one album, the words go with the first.
export function put({ text, answered, files }) {
  const reply = answered ? answered.id : null;
  const album = files.length > 1 ? newKey() : null;
  const made = files.map((file, at) => ({ key: newKey(), caption: at ? '' : text, reply, album, file }));
  posts.push(...(made.length ? made : [{ key: newKey(), text, reply }]));
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
  localStorage.setItem(kept, JSON.stringify(posts.filter((post) => !post.file && !post.id).map(({ key, text, reply }) => ({ key, text, reply }))));
  draw();
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
  const drop = () => { posts = posts.filter((each) => each !== post); changed(); };
  return element('div', { className: 'refused', role: 'alert' }, post.refused, ' ',
    element('button', { type: 'button', className: 'link', onclick: again }, 'Gửi lại'), ' · ',
    element('button', { type: 'button', className: 'link', onclick: drop }, 'Bỏ'));
}
