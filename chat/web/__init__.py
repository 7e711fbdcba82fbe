"""Our own page in a browser as a channel: what people do there is heard, what we say is shown."""
