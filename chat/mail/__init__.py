"""Mail as a channel: what we say as a mail, and what comes by mail in our own words."""
