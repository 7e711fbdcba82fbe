// What the page knows, and who is speaking where.

export const store = {
  bot: null,
  people: new Map(),
  chats: new Map(),
  commands: [],
  status: { now: Date.now(), runs: true, faults: [], waiting: 0 },
  received: performance.now(),
  host: {},
  open: null,
};

const read = new Map(JSON.parse(sessionStorage.getItem('read') || '[]'));
const speakers = new Map();

export function takeEverything(all) {
  store.bot = all.bot;
  store.people = new Map(all.people.map((person) => [person.id, person]));
  store.chats = new Map(all.chats.map((chat) => [chat.id, chat]));
  takeParts(all);
}

export function takeParts(parts) {
  if (parts.people) store.people = new Map(parts.people.map((person) => [person.id, person]));
  if (parts.commands) store.commands = parts.commands;
  if (parts.host) store.host = parts.host;
  if (parts.status) {
    store.status = parts.status;
    store.received = performance.now();
  }
}

export function now() {
  return store.status.runs ? store.status.now + (performance.now() - store.received) : store.status.now;
}

export function unread(chat) {
  return chat.id === store.open && !document.hidden ? 0 : Math.max(0, chat.count - (read.get(chat.id) || 0));
}

export function markRead(chat) {
  if (read.get(chat.id) === chat.count) return;
  read.set(chat.id, chat.count);
  sessionStorage.setItem('read', JSON.stringify([...read]));
}

export const opened = () => store.chats.get(store.open);
export const isPrivate = (chat) => chat.kind === 'private';
export const hasBot = (chat) => isPrivate(chat) ? chat.members[store.bot.id] !== undefined : store.bot.id in chat.members;
export const isPerson = (id) => store.people.has(id) && !store.people.get(id).isBot;
export const members = (chat) => isPrivate(chat) ? [chat.person] : Object.keys(chat.members).map(Number).filter(isPerson);
export const leader = (chat) => members(chat).find((id) => ['creator', 'administrator'].includes(chat.members[id]));

export function speaker(chat) {
  if (isPrivate(chat)) return chat.person;
  const chosen = speakers.get(chat.id);
  return chosen ?? leader(chat) ?? members(chat)[0];
}

export function speakAs(chat, person) {
  speakers.set(chat.id, person);
}

export function nameOf(id) {
  const person = store.people.get(id);
  if (!person) return '';
  const role = store.host.roles?.[id];
  return role ? `${person.name} (${role})` : person.name;
}

export const shownName = (id, name) => (id === store.bot.id ? 'Đôn đốc' : name);

export const quotedName = (reply) => shownName(reply.name === store.people.get(store.bot.id)?.name ? store.bot.id : 0, reply.name);

export function commandsFor(chat) {
  const kinds = isPrivate(chat) ? ['all_private_chats'] : ['all_group_chats'];
  const own = store.commands.find(({ scope }) => scope.type === 'chat' && scope.chat_id === chat.id);
  const general = store.commands.find(({ scope }) => kinds.includes(scope.type));
  const rest = store.commands.find(({ scope }) => scope.type === 'default');
  return (own ?? general ?? rest)?.commands ?? [];
}
