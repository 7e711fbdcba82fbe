"""The page in a browser over HTTP: who comes in, what is shown, what people do there."""
