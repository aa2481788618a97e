"""The language in which things are said: Dutch is the source, other languages come from a compiled catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path

DUTCH = "nl"
LANGUAGES = (DUTCH, "en")
REGIONAL = {DUTCH: "nl-NL", "en": "en-GB"}
"""How a document names its language."""
DOMAIN = "django"
"""The name under which the pages look for the same catalogue."""
LOCALE = Path(__file__).parents[1] / "locale"

_spoken: ContextVar[str] = ContextVar("language", default=DUTCH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything inside in `language` (`en`, `en-GB`), also as decorator; without its catalogue in Dutch.

    >>> with speaking("xx"):
    ...     language()
    'nl'
    """
    before = _spoken.set(_known(language))
    try:
        yield
    finally:
        _spoken.reset(before)


def language() -> str:
    """The language now spoken; one of `LANGUAGES`."""
    return _spoken.get()


def translated(text: str) -> str:
    """A Dutch text or template in the language now spoken; as it is where the catalogue lacks it."""
    spoken = _spoken.get()
    return text if spoken == DUTCH or not text else _catalogue(spoken).gettext(text)


def _known(language: str) -> str:
    primary = language.partition("-")[0].lower()
    known = primary in LANGUAGES and isinstance(_catalogue(primary), GNUTranslations)
    return primary if known else DUTCH


@cache
def _catalogue(language: str) -> NullTranslations:
    return translation(DOMAIN, LOCALE, [language], fallback=True)
