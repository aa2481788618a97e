"""Inviting people, letting them in, and letting them go; each with its event."""
