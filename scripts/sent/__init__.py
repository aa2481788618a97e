"""The nineteen files of the example, as fictive parties would send them; each planted mess has its number behind it."""
