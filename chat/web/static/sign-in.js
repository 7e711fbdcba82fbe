// Signing in: with the code in the address and a name, or with a link that comes by mail. Opening the page uses nothing up.

import { signIn } from './api.js';

const withCode = /^\/vao\/./.test(location.pathname);
for (const id of withCode ? ['by-code'] : ['by-mail', 'by-link']) document.getElementById(id).hidden = false;

for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [said, button] = [form.querySelector('.said'), form.querySelector('button')];
    button.disabled = true;
    said.textContent = '';
    try {
      const { words } = await signIn(form.dataset.to || location.pathname, Object.fromEntries(new FormData(form)));
      if (withCode) location.replace('/');
      said.classList.remove('bad');
      said.textContent = words || '';
    } catch (error) {
      said.classList.add('bad');
      said.textContent = error.message;
    }
    button.disabled = false;
  });
}
document.querySelector('section:not([hidden]) input').focus();
document.body.dataset.ready = 'yes';
