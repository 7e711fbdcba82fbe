// Words and dates as people read them.

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];
const HANOI = 7 * 3600 * 1000;
const TAGS = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};

export function element(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name === 'className') made.className = value;
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const local = (moment) => new Date(moment + HANOI);
const two = (number) => String(number).padStart(2, '0');

export const time = (moment) => `${two(local(moment).getUTCHours())}:${two(local(moment).getUTCMinutes())}`;
export const dayKey = (moment) => local(moment).toISOString().slice(0, 10);

export function day(moment) {
  const date = local(moment);
  const month = date.getUTCMonth() + 1;
  return `${two(date.getUTCDate())}/${month < 3 ? two(month) : month}/${date.getUTCFullYear()}`;
}

export const weekdayAndDay = (moment) => `${WEEKDAYS[local(moment).getUTCDay()]}, ${day(moment)}`;

export function size(bytes) {
  const units = [[1024 * 1024, 'MB'], [1024, 'KB'], [1, 'byte']];
  const [unit, name] = units.find(([least]) => bytes >= least) ?? units[2];
  return `${(bytes / unit).toLocaleString('vi', { maximumFractionDigits: unit > 1 ? 1 : 0 })} ${name}`;
}

export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return words.slice(-2).map((word) => word[0]).join('').toUpperCase() || '?';
}

export function avatar(node, id, name) {
  node.textContent = initials(name);
  node.dataset.tone = Math.abs(id) % 8;
  return node;
}

// The text of a message with its entities; offsets count UTF-16 units, as strings do here.
export function formatted(text, entities, doing) {
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
      return element('span', { className: 'spoiler', onclick: (event) => event.currentTarget.classList.add('open') }, inside);
    default:
      return entity.type in TAGS ? element(TAGS[entity.type], {}, inside) : inside;
  }
}

export function link(address, inside, doing) {
  const invitation = invitationIn(address);
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

const MEDIA = {
  animation: '🎞 Ảnh động', audio: '🎵 Âm thanh', checklist: '☑ Danh sách việc', contact: '👤 Danh thiếp', dice: '🎲 Xúc xắc',
  location: '📍 Vị trí', poll: '📊 Bình chọn', sticker: 'Nhãn dán', story: 'Tin nổi bật', venue: '📍 Địa điểm',
  video: '🎬 Video', video_note: '🎬 Tin video', voice: '🎤 Tin thoại',
};

export const mediaWords = (kind) => MEDIA[kind] ?? kind;

const topicWords = (message) => (message.topic ? `Chủ đề “${message.topic}”` : 'Chủ đề chung');

export function serviceWords(message) {
  const [[kind, value]] = Object.entries(message.service);
  const names = (people) => people.map((person) => (person.is_bot ? 'Đôn đốc' : [person.first_name, person.last_name].filter(Boolean).join(' '))).join(', ');
  switch (kind) {
    case 'new_chat_members': {
      const who = names(value);
      return who === message.name ? `${who} đã vào nhóm` : `${message.name} đã thêm ${who} vào nhóm`;
    }
    case 'left_chat_member': {
      const who = names([value]);
      return who === message.name ? `${who} đã rời nhóm` : `${message.name} đã đưa ${who} ra khỏi nhóm`;
    }
    case 'new_chat_title': return `${message.name} đã đổi tên nhóm thành “${value}”`;
    case 'migrate_to_chat_id': return 'Nhóm này đã được nâng thành siêu nhóm';
    case 'migrate_from_chat_id': return 'Nhóm được nâng lên từ nhóm thường; tin cũ ở nhóm trước';
    case 'pinned_message': return 'Một tin đã được ghim';
    case 'forum_topic_created': return `Chủ đề “${value.name}” đã được mở`;
    case 'forum_topic_closed': return `${topicWords(message)} đã đóng`;
    case 'forum_topic_reopened': return `${topicWords(message)} đã mở lại`;
    case 'general_forum_topic_hidden': return 'Chủ đề chung đã được ẩn';
    case 'general_forum_topic_unhidden': return 'Chủ đề chung đã được hiện lại';
    default: return kind;
  }
}
