"""What the secretariat and units are told of plans."""
