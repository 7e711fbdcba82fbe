// Asks the server; what went wrong is told apart by what can be done about it.

// No connection, or a server that is busy: the same can be asked again.
export class Unreachable extends Error {}
// This device is not let in, or not any more.
export class SignedOut extends Error {}

let token = '';
const NO_CONNECTION = 'Chưa kết nối được với máy chủ. Xin thử lại sau ít phút.';
const SIGNED_OUT = 'Thiết bị này không mở được trang nữa.';

export function takeToken(given) {
  token = given;
}

async function ask(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, options);
    return read(answer.status, await answer.text());
  } catch (error) {
    throw error instanceof TypeError ? new Unreachable(NO_CONNECTION) : error;
  }
}

function read(status, text) {
  let told = {};
  try {
    told = JSON.parse(text);
  } catch {
    // Something between us and the server answered in its own way.
  }
  if (status === 401) throw new SignedOut(told.error || SIGNED_OUT);
  if (status === 429 || status >= 500 || status === 0) throw new Unreachable(told.error || NO_CONNECTION);
  if (status === 413) throw new Error(told.error || 'Tệp quá lớn: trang chỉ nhận tệp đến 20 MB.');
  if (status >= 400) throw new Error(told.error || `Không làm được (${status}).`);
  return told;
}

const headers = () => ({ 'X-CSRF-Token': token });

function post(address, given = {}) {
  return ask(address, { method: 'POST', body: JSON.stringify(given), headers: { ...headers(), 'Content-Type': 'application/json' } });
}

export const messagesOf = (before) => ask(`/messages${before ? `?before=${before}` : ''}`);
export const fileOf = (message) => `/file/${message.id}`;
export const say = (given) => post('/say', given);
export const edit = (message, text) => post('/edit', { message, text });
export const press = (key, message, data) => post('/press', { key, message, data });
export const devices = () => ask('/devices');
export const letAnotherIn = () => post('/devices');
export const revoke = (id) => post(`/devices/${id}/revoke`);
export const leave = () => post('/ra');

// Sends a file and tells how much of it has gone, which `fetch` cannot.
export function upload({ file, ...given }, onProgress) {
  const form = new FormData();
  for (const [name, value] of Object.entries(given)) if (value !== null) form.append(name, value);
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/upload');
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded / event.total));
    request.addEventListener('loadend', () => {
      try {
        resolve(read(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    });
    request.send(form);
  });
}

// A key that nobody guesses and that makes a repeated post harmless; a plain HTTP page has but few ways to one.
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
