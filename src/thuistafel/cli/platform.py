"""The door from the command line to the platform: Django is set up when a verb needs it, and not before."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django


def with_settings(**variables: str | None) -> None:
    """Set up Django with these environment variables; None takes one away."""
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    os.environ["DJANGO_SETTINGS_MODULE"] = "thuistafel.web.settings"
    django.setup()


def of_platform(name: str) -> Callable[..., Any]:
    """What `thuistafel.web.<module>:<function>` names; call `with_settings` first."""
    module, function = name.split(":")
    found: Callable[..., Any] = getattr(import_module(f"thuistafel.web.{module}"), function)
    return found


def with_database() -> None:
    """Set up Django for a verb that works with the server's database; raises when that is away or behind."""
    with_settings()
    of_platform("site.checks:require_database")()
