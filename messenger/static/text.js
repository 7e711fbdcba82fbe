// The words of a message as they are shown: with entities as Telegram counts them, or with the few marks of our own texts.

import { element } from './format.js';

const TAGS = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};
const MARKS = {
  B: 'bold', STRONG: 'bold', I: 'italic', EM: 'italic', U: 'underline', INS: 'underline', S: 'strikethrough', STRIKE: 'strikethrough',
  DEL: 'strikethrough', CODE: 'code', PRE: 'pre', BLOCKQUOTE: 'blockquote', A: 'text_link', 'TG-SPOILER': 'spoiler',
};
const PLACES = /(^|[\s(“"])(\/[a-z0-9_]{1,32}(?:@\w+)?(?![\w/@])|https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)])/g;

// Returns what is to be shown of a message; `doing` says what a command, a code and an invitation do when pressed.
export function shownText(message, doing) {
  return message.html === undefined ? formatted(message.text, message.entities, doing) : marked(message.html, doing);
}

// Offsets count UTF-16 units, as strings do here.
function formatted(text, entities, doing) {
  const sorted = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return render(text, 0, text.length, sorted, doing);
}

function render(text, start, end, entities, doing) {
  const drawn = document.createDocumentFragment();
  let at = start;
  while (entities.length) {
    const [outer, ...rest] = entities;
    const closes = Math.min(outer.offset + outer.length, end);
    const inner = rest.filter((entity) => entity.offset < closes);
    entities = rest.slice(inner.length);
    drawn.append(text.slice(at, outer.offset));
    drawn.append(tagged(outer, text.slice(outer.offset, closes), render(text, outer.offset, closes, inner, doing), doing));
    at = closes;
  }
  drawn.append(text.slice(at, end));
  return drawn;
}

// Read in a document of its own, where nothing loads or runs; only the marks we know are made anew, of all else the words.
function marked(html, doing) {
  return copied(new DOMParser().parseFromString(html, 'text/html').body, doing);
}

function copied(parent, doing, literal = false) {
  const drawn = document.createDocumentFragment();
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) drawn.append(literal ? node.data : linked(node.data, doing));
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const type = MARKS[node.tagName];
    const inside = copied(node, doing, literal || ['code', 'pre', 'text_link'].includes(type));
    drawn.append(type ? tagged({ type, url: node.getAttribute('href') || '' }, node.textContent, inside, doing) : inside);
  }
  return drawn;
}

// Plain words in which commands and addresses can be pressed.
export function linked(text, doing) {
  const drawn = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(PLACES)) {
    const [, before, words] = found;
    const start = found.index + before.length;
    drawn.append(text.slice(at, start));
    drawn.append(tagged({ type: words.startsWith('/') ? 'bot_command' : 'url' }, words, words, doing));
    at = start + words.length;
  }
  drawn.append(text.slice(at));
  return drawn;
}

function tagged(entity, words, inside, doing) {
  switch (entity.type) {
    case 'bot_command':
      return element('button', { type: 'button', className: 'link', onclick: () => doing.command(words) }, inside);
    case 'url':
      return link(words.includes('://') ? words : `https://${words}`, inside, doing);
    case 'text_link':
      return link(entity.url, inside, doing);
    case 'code':
      return element('code', { title: 'Bấm để chép', onclick: () => doing.copy(words) }, inside);
    case 'spoiler':
      return spoiler(inside);
    default:
      return entity.type in TAGS ? element(TAGS[entity.type], {}, inside) : inside;
  }
}

function spoiler(inside) {
  const open = (event) => event.currentTarget.classList.add('open');
  const onKey = (event) => { if (event.key === 'Enter') open(event); };
  return element('span', { className: 'spoiler', role: 'button', tabindex: '0', onclick: open, onkeydown: onKey }, inside);
}

export function link(address, inside, doing) {
  const invitation = doing.invite && invitationIn(address);
  if (invitation) return element('button', { type: 'button', className: 'link invitation', onclick: () => doing.invite(invitation) }, inside);
  if (!/^https?:\/\//.test(address)) return inside;
  return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, inside);
}

// A link that adds the bot to a group: https://t.me/bot?startgroup=CODE
export function invitationIn(address) {
  try {
    const url = new URL(address);
    return url.hostname === 't.me' ? url.searchParams.get('startgroup') : null;
  } catch {
    return null;
  }
}
