// Shows notifications on phones, opens the page when one is pressed, and says so when there is no connection.

const OFFLINE = '/static/offline.html';
const NEEDED = [OFFLINE, '/static/entrance.css', '/static/icon.svg'];

self.addEventListener('install', (event) => event.waitUntil(caches.open('offline').then((cache) => cache.addAll(NEEDED)).then(() => self.skipWaiting())));

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  else if (NEEDED.includes(new URL(event.request.url).pathname)) event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.matchAll({ type: 'window' }).then(([open]) => (open ? open.focus() : self.clients.openWindow('/'))));
});
