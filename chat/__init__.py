"""How we speak: what a chat is to us, the words, the buttons, and what a reply means."""
