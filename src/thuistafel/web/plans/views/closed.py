"""Pages whose numbers come from everyone's: during the period of first look they wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.utils.translation import gettext as _

from thuistafel.web.plans.first_look import moment_words
from thuistafel.web.region.pages import Content, Here

View = Callable[..., Content]
NOBODY = "-"
"""Stands for the own municipality of a party that is none."""


def after_first_look(title: object) -> Callable[[View], View]:
    """The page itself only after the period; until then its title and when it opens."""

    def decorate(view: View) -> View:
        @wraps(view)
        def respond(here: Here, **arguments: object) -> Content:
            return Content(str(title), opens(here)) if here.is_first_look else view(here, **arguments)

        return respond

    return decorate


def opens(here: Here) -> str:
    """From when the numbers of others are shown."""
    day = moment_words(here.region.first_look_until)
    return _("Tot %(day)s ziet elke partij alleen haar eigen cijfers. Daarna opent deze pagina.") % {"day": day}
