// Words and dates as people read them.

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];
const HANOI = 7 * 3600 * 1000;

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
