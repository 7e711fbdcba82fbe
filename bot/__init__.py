"""Where the parts meet: settings, command line, application, loops. Nothing is created at import."""
