// A button that prints; without scripts the browser's own menu does.
const button = document.createElement('button');
button.type = 'button';
button.className = 'print';
button.textContent = 'In ra';
button.addEventListener('click', () => window.print());
document.querySelector('.days')?.append(button);
