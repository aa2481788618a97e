"""Claims with their sources: what parties deliver, how it was read, what they say of each other's numbers."""
