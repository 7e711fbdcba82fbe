// Words that pop up: short ones that go by themselves, and windows that wait to be closed.

import { element } from './format.js';

const title = element('h2', { id: 'dialog-title' });
const close = element('button', { type: 'button', className: 'icon', 'aria-label': 'Đóng', onclick: () => dialog.close() }, '×');
const body = element('div', { id: 'dialog-body' });
const dialog = element('dialog', { id: 'dialog', 'aria-labelledby': 'dialog-title' }, element('header', {}, title, close), body);
const toasts = element('div', { id: 'toasts', role: 'status' });
const SHOWN = 5000;
const MOST = 3;

document.body.append(dialog, toasts);
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close();
});

export function toast(words, kind = '', action = null) {
  const made = element('div', { className: `toast ${kind}` }, element('span', {}, words));
  if (action) made.append(element('button', { type: 'button', onclick: () => { made.remove(); action.run(); } }, action.label));
  while (toasts.childElementCount >= MOST) toasts.firstChild.remove();
  toasts.append(made);
  setTimeout(() => made.remove(), SHOWN);
}

export function openDialog(heading, ...content) {
  title.textContent = heading;
  body.replaceChildren(...content);
  if (!dialog.open) dialog.showModal();
}

export const closeDialog = () => dialog.close();

// `then` is done once the words are read.
export function alertWords(words, then) {
  openDialog('Bot trả lời', element('p', {}, words), element('div', { className: 'end' },
    element('button', { type: 'button', className: 'primary', autofocus: true, onclick: closeDialog }, 'Đã hiểu')));
  dialog.addEventListener('close', then, { once: true });
}

export function choices(heading, explanation, options) {
  openDialog(heading, element('p', {}, explanation), element('ul', { className: 'choices' }, ...options.map((option) => element('li', {},
    element('button', { type: 'button', onclick: () => { closeDialog(); option.run(); } }, element('b', {}, option.label), option.note ? element('small', {}, option.note) : '')))));
}

// Asks for a few words; resolves with them by name when the form is sent.
export function askFor(heading, fields, label, run) {
  const form = element('form', { className: 'fields' }, ...fields.map(({ name, label: words, value, hint }) =>
    element('label', {}, words, element('input', { name, value: value ?? '', placeholder: hint ?? '', required: true, autocomplete: 'off', maxlength: 120 }))),
  element('div', { className: 'end' }, element('button', { className: 'primary' }, label)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    closeDialog();
    run(Object.fromEntries(new FormData(form)));
  });
  openDialog(heading, form);
  form.elements[0].focus();
}
