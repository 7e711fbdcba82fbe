// What tells people who look elsewhere that something came: the title, a number on the icon, a notification where it is allowed.

const KEPT = 'notifications';
const EXCERPT = 160;

let title = 'Đôn đốc';
let unread = 0;

export function setTitle(words) {
  title = `${words} – Đôn đốc`;
  drawTitle();
}

function drawTitle() {
  document.title = unread ? `(${unread}) ${title}` : title;
  if (navigator.setAppBadge) (unread ? navigator.setAppBadge(unread) : navigator.clearAppBadge()).catch(() => {});
}

// Without HTTPS a browser has no notifications; without a worker, a phone has none.
export const possible = () => 'Notification' in window && 'serviceWorker' in navigator;
export const allowed = () => possible() && Notification.permission === 'granted' && localStorage.getItem(KEPT) !== 'off';
export const canAsk = () => possible() && Notification.permission === 'default';

export async function turnOn() {
  localStorage.setItem(KEPT, 'on');
  return (await Notification.requestPermission()) === 'granted';
}

export function turnOff() {
  localStorage.setItem(KEPT, 'off');
}

export function startNotices() {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    unread = 0;
    drawTitle();
  });
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {});
}

// Tells of messages of others that came while nobody looked.
export async function notice(messages) {
  if (!document.hidden || !messages.length) return;
  unread += messages.length;
  drawTitle();
  if (!allowed()) return;
  const last = messages[messages.length - 1];
  const registration = await navigator.serviceWorker.ready;
  await registration.showNotification(title, { body: excerpt(last), tag: 'dondoc', renotify: true, icon: '/static/icon-192.png', lang: 'vi' });
}

function excerpt(message) {
  const words = message.html === undefined ? message.text : new DOMParser().parseFromString(message.html, 'text/html').body.textContent;
  return (words || (message.file && message.file.name) || '').slice(0, EXCERPT);
}
