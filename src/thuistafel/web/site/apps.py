"""The app that every other stands on."""

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Registers the checks of a server."""

    name = "thuistafel.web.site"

    def ready(self) -> None:
        """When all models are known."""
        import_module("thuistafel.web.site.checks")
