"""Every address of the platform, as the resolver knows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its name, its pattern from the root, and the names of what is filled in."""

    name: str
    pattern: str
    arguments: tuple[str, ...]

    @property
    def is_of_a_region(self) -> bool:
        return "slug" in self.arguments


def routes() -> tuple[Route, ...]:
    """All of them, in the order of the resolver."""
    return tuple(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list[URLPattern | URLResolver], before: str, arguments: tuple[str, ...]) -> Iterator[Route]:
    for one in patterns:
        here = before + str(one.pattern)
        named = (*arguments, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            space = one.namespace
            for route in _walk(one.url_patterns, here, named):
                yield Route(f"{space}:{route.name}" if space else route.name, route.pattern, route.arguments)
        else:
            yield Route(one.name or here, here, named)
