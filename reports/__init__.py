"""Reports: values in, text or bytes out."""
