"""Every sentence the bot says: values in, marked text out, one function a message."""
