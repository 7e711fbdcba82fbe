"""Reading plan documents: bytes in, a plan and its problems out."""
