"""What the secretariat decides: claims, extensions, matters, guidance."""
