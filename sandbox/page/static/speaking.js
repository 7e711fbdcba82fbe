// Who speaks on the page of a rehearsal, where one person sits in everybody's place.

import { act, asBase64 } from './api.js';
import { element } from './format.js';
import { markOwn } from './log.js';
import { isPerson, isPrivate, members, nameOf, opened, speakAs, speaker, store } from './store.js';

const who = document.getElementById('speaker');
const MOST_OTHERS = 40;
const PATIENCE = 15;

export function startSpeakers() {
  who.addEventListener('change', () => { speakAs(opened(), Number(who.value)); markOwn(); });
}

export function drawSpeakers() {
  const chat = opened();
  const inside = members(chat);
  const options = inside.map((id) => element('option', { value: id }, nameOf(id)));
  if (!isPrivate(chat)) {
    const known = Object.keys(store.host.roles ?? {}).map(Number);
    const others = [...new Set([...known, ...store.people.keys()])].filter((id) => isPerson(id) && !inside.includes(id)).slice(0, MOST_OTHERS);
    if (others.length) options.push(element('optgroup', { label: 'Chưa ở trong nhóm (vào nhóm khi nói)' }, ...others.map((id) => element('option', { value: id }, nameOf(id)))));
  }
  who.replaceChildren(...options);
  who.value = speaker(chat);
  who.disabled = isPrivate(chat);
}

// Returns who speaks in a chat, after letting them join it if they are not there yet.
async function present(chat) {
  const person = speaker(chat);
  if (!isPrivate(chat) && !members(chat).includes(person)) await act('join', { chat: chat.id, person });
  return person;
}

export async function say({ text, answered = null, files = [] }, place) {
  const chat = store.chats.get(place);
  const where = { chat: chat.id, person: await present(chat), reply_to: answered?.id ?? null };
  if (!files.length) return act('say', { ...where, text });
  const [file] = files;
  const content = { name: file.name, content: file.content ?? await asBase64(file), caption: text };
  const picture = file.picture ?? ['image/png', 'image/jpeg'].includes(file.type);
  return act(picture ? 'upload_photo' : 'upload_document', { ...where, file: content });
}

export async function press(message, button) {
  const person = await present(opened());
  const { answer } = await act('press', { chat: message.chat, person, message_id: message.id, button: button.callback_data, wait: PATIENCE });
  return answer;
}
