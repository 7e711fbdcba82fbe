// Draws one message: who says it, what it answers, its words, its file, its buttons.

import { alertWords, toast } from './dialogs.js';
import { avatar, element, size, time } from './format.js';
import { mediaWords, serviceWords } from './kinds.js';
import { invitationIn, link, shownText } from './text.js';

const FOLLOWS = 5 * 60 * 1000;

// `page` tells what only the page around knows: see startLog.
export function draw(message, previous, page) {
  if (message.service) return element('p', { className: 'service', 'data-id': message.id }, element('span', {}, serviceWords(message)));
  const name = page.nameOf(message);
  const side = page.isBot(message) ? 'bot' : 'person';
  const face = avatar(element('span', { className: 'avatar round', 'aria-hidden': 'true' }), message.sender, name);
  const article = element('article', { className: `message ${side}`, 'data-id': message.id, 'data-sender': message.sender, tabindex: '-1', 'aria-label': `${name}, ${time(message.date)}` },
    face,
    element('div', { className: 'body' }, bubble(message, name, side, page), keyboard(message, page), reactions(message)),
    element('div', { className: 'tools' }, ...page.tools(message).map(({ sign, label, title, run }) =>
      element('button', { type: 'button', className: 'icon', 'aria-label': label, title, onclick: run }, sign))));
  article.classList.toggle('follows', follows(message, previous));
  article.classList.toggle('own', page.isOwn(message));
  return article;
}

function follows(message, previous) {
  return Boolean(previous) && !previous.service && previous.sender === message.sender && message.date - previous.date < FOLLOWS;
}

function bubble(message, name, side, page) {
  return element('div', { className: 'bubble' },
    element('div', { className: 'name', 'data-tone': Math.abs(message.sender) % 8 }, name, side === 'bot' ? element('span', { className: 'tag' }, 'bot') : ''),
    message.topic ? element('div', { className: 'topic' }, `# ${message.topic}`) : null,
    message.forwarded ? element('div', { className: 'forwarded' }, `Chuyển tiếp từ ${message.forwarded}`) : null,
    message.reply ? quote(message.reply, page) : null,
    message.media && !message.file ? element('div', { className: 'media' }, mediaWords(message.media)) : null,
    message.file ? file(message, page) : null,
    message.text || message.html ? element('div', { className: 'text' }, shownText(message, page)) : null,
    element('div', { className: 'meta' }, message.pinned ? '📌 ' : '', message.edited ? 'đã sửa ' : '', element('time', {}, time(message.edited || message.date))));
}

function quote(reply, page) {
  if (!reply.id) return element('div', { className: 'quote' }, element('b', {}, `${reply.name} · ở nơi khác`), element('span', {}, reply.text));
  return element('button', { type: 'button', className: 'quote', onclick: () => page.show(reply.id) },
    element('b', {}, page.quotedName(reply)), element('span', {}, reply.text));
}

function file(message, page) {
  const address = page.fileOf(message);
  if (message.file.width || message.media === 'photo') {
    return element('a', { href: address, target: '_blank', rel: 'noopener', className: 'picture' },
      element('img', { src: address, alt: message.text || 'Ảnh', width: message.file.width, height: message.file.height, loading: 'lazy' }));
  }
  const kind = message.file.name.split('.').pop().slice(0, 4).toLowerCase();
  return element('a', { href: address, download: message.file.name, className: 'file' },
    element('span', { className: 'sheet', 'data-kind': kind, 'aria-hidden': 'true' }, kind),
    element('span', {}, element('b', {}, message.file.name), element('small', {}, `${size(message.file.size)} · Tải về`)));
}

function keyboard(message, page) {
  if (!message.keyboard.length) return null;
  return element('div', { className: 'keyboard' }, ...message.keyboard.map((row) => element('div', {}, ...row.map((button) => {
    if (button.url) return leading(button, page);
    return element('button', { type: 'button', onclick: (event) => press(message, button, event.currentTarget, page) }, button.text);
  }))));
}

function leading(button, page) {
  const invitation = page.invite && invitationIn(button.url);
  return invitation
    ? element('button', { type: 'button', onclick: () => page.invite(invitation) }, button.text)
    : link(button.url, button.text, page);
}

function reactions(message) {
  return message.reactions.length ? element('div', { className: 'reactions' }, ...message.reactions.map((emoji) => element('span', {}, emoji))) : null;
}

// What was pressed may have been drawn anew meanwhile; the focus is nowhere then, or still in the closed window.
function goBackTo(id) {
  if (document.activeElement.matches('body, dialog *')) document.querySelector(`#log [data-id="${id}"]`)?.focus({ preventScroll: true });
}

async function press(message, button, node, page) {
  if (node.getAttribute('aria-busy')) return;
  node.classList.add('busy');
  node.classList.remove('pointed');
  node.setAttribute('aria-busy', 'true');
  try {
    const answer = await page.press(message, button);
    if (!answer) toast('Bot chưa trả lời lần bấm này. Khi bot chạy lại, việc vẫn được xử lý.');
    else if (answer.show_alert) alertWords(answer.text, () => goBackTo(message.id));
    else if (answer.text) toast(answer.text);
  } catch (error) {
    toast(error.message, 'bad');
  } finally {
    node.classList.remove('busy');
    node.removeAttribute('aria-busy');
  }
}
