"""Organisations, people, roles and what each may do."""
