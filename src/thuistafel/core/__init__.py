"""Pure calculation: values in, values out. No files, clock, randomness or language."""
