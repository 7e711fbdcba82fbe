"""What the buttons do and say: a small frozen type per action, and the rows of buttons below our messages."""
