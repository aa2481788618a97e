"""Doing the long work: placeholder."""

from __future__ import annotations


def work_beside() -> None:
    """Start the worker threads."""
