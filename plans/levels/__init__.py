"""Between two levels: which tasks serve which, whether days are kept, what the level below makes up together."""
