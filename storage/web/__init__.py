"""Conversations on our own page: what was said there, by whom, and the devices that read it."""
