"""Thuistafel: one explained plan for housing the people who need a home most."""
