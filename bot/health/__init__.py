"""Whether the bot is well: told to systemd, to whoever asks over HTTP or by `dondoc health`, to a watcher."""
