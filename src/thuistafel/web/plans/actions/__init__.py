"""What a region keeps of its plans."""
