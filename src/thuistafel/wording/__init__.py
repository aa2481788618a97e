"""The sentences of every code, Dutch first."""
