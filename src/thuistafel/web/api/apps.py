"""The API as a part of the platform."""

from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Its checks are known from the start."""

    name = "thuistafel.web.api"

    def ready(self) -> None:
        """Make the checks known; not sooner, because they need the settings."""
        import_module("thuistafel.web.api.checks")
