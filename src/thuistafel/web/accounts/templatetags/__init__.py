"""How forms of the library are written."""
