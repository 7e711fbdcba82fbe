"""Between two levels: which tasks serve which, whether days are kept, what those below make up together."""
