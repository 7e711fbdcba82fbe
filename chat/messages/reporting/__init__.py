"""A unit reports: its tasks as they are shown."""
