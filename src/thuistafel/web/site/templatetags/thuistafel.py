"""Numbers, ranges and links as every page writes them."""

from __future__ import annotations

import secrets

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from thuistafel import wording
from thuistafel.core.claims import Interval
from thuistafel.core.reasons import Reason
from thuistafel.documents.drawings import Drawing
from thuistafel.documents.report_choices import worded
from thuistafel.documents.report_words import interval
from thuistafel.web.site.once import FIELD
from thuistafel.wording.language import translated

register = template.Library()


@register.filter
def number(value: object) -> str:
    """A whole number with its thousands marked; a dash for what is not known."""
    return wording.number(value)  # type: ignore[arg-type]


@register.filter
def band(value: Interval | None) -> str:
    """A range as `16–35`; a dash when there is none."""
    return interval(value) if value is not None else wording.number(None)


@register.filter
def say(reason: Reason) -> str:
    """A reason in words."""
    return wording.sentence(reason)


@register.filter
def in_words(value: object) -> str:
    """A unit or another word of the contract in the language of the page."""
    return translated(worded(value))


@register.filter
def advise(reason: Reason) -> str:
    """A reason in words, with what to do now."""
    return wording.advised(reason)


@register.filter
def field(mapping: object, name: str) -> object:
    """One value of a mapping or of an object by its name."""
    return mapping.get(name) if isinstance(mapping, dict) else getattr(mapping, name, None)


@register.filter
def drawn(drawing: Drawing | None) -> SafeString:
    """A figure of our own making, in the page; all text in it was escaped where it was drawn."""
    return mark_safe(drawing.svg if drawing else "")  # noqa: S308 - our own SVG


@register.simple_tag
def once() -> SafeString:
    """A key in a form, so that sending it twice acts once."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, secrets.token_urlsafe(18))


@register.simple_tag
def page_address(name: str, *arguments: object) -> str:
    """The address of a page by its name, '' when there is no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
