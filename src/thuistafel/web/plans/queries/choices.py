"""What a region still has to choose: every switch with what it says now, whether that was decided, and what else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from thuistafel.core.switches import SWITCHES, Switch, as_written
from thuistafel.documents.report_sensitivity import ChoiceRow, OptionRow, Sensitivity, sensitivity
from thuistafel.documents.sheet import Table
from thuistafel.exchange.frame_writing import setting_of
from thuistafel.web.plans.queries.plans import dossier_of
from thuistafel.web.region.kept import per_view
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import frame_at
from thuistafel.web.region.viewpoint import SHORT, Viewpoint
from thuistafel.wording.numbers import written as in_words

SWITCH = {switch.name: switch for switch in SWITCHES}
ADDRESS = {name: short for short, name in SHORT.items()}
"""How an address says a switch that has a shorter name."""
NOT_CHOSEN = "-"
"""How a form says 'niet afgesproken'."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: as printed, as a form says it, and the address in which it is tried ('' for the current)."""

    row: OptionRow
    token: str
    query: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One switch: as printed, since when its sentence holds, whether the dossier itself says so, and its answers.

    `is_tried` while the address asks for another value than the dossier's.
    """

    row: ChoiceRow
    validity: str
    is_settled: bool
    is_tried: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """All of them, those that weigh most first."""

    rows: tuple[Choice, ...]

    @property
    def open(self) -> tuple[Choice, ...]:
        """Those the region has not decided."""
        return tuple(row for row in self.rows if not row.is_settled)


def choices_from(view: Viewpoint) -> Choices:
    """Every choice of a viewpoint; costs a plan per answer the first time."""
    found = _sensitivity(view, get_language() or "nl")
    settled = settled_at(Region.objects.get(pk=view.region_id), view.revision)
    asked = dict(view.switches)
    rows = (_choice(row, view, row.switch in settled, row.switch in asked) for row in found.by_effect)
    return Choices(tuple(rows))


def settled_at(region: Region, number: int) -> frozenset[str]:
    """The switches that the region's `dossier.toml` names itself at a revision."""
    frame, _text = frame_at(region, number)
    return frozenset(switch.name for switch in SWITCHES if setting_of(frame, f"regels.{switch.name}") is not None)


@per_view(32)
def _sensitivity(view: Viewpoint, language: str) -> Sensitivity:
    return sensitivity(dossier_of(view))


@dataclass(frozen=True, slots=True)
class Field:
    """One switch to try in a form: its name in the address, its question, and (token, meaning, chosen) per answer."""

    name: str
    label: str
    options: tuple[tuple[str, str, bool], ...]


def fields_for(view: Viewpoint, names: Iterable[str]) -> tuple[Field, ...]:
    """The switches as a form that asks for a plan; the region's own answer asks for nothing."""
    own = dossier_of(replace(view, switches=(), asked=())).frame.rules
    rows = {row.switch: row for row in _sensitivity(view, get_language() or "nl").rows}
    return tuple(_field(rows[name], getattr(own, SWITCH[name].field)) for name in names)


def beside(view: Viewpoint, fields: Iterable[Field]) -> tuple[tuple[str, str], ...]:
    """What the address asks besides these fields, for a form to carry on."""
    own = {SHORT.get(field.name, field.name) for field in fields}
    return tuple((name, value) for name, value in view.asked if SHORT.get(name, name) not in own)


def _field(row: ChoiceRow, own: object) -> Field:
    options = tuple(
        ("" if option.value == own else token_of(option.value), option.meaning, option.is_current)
        for option in row.options
        if option.value is not None or option.value == own
    )
    return Field(ADDRESS.get(row.switch, row.switch), row.question, options)


def conclusion_of(choices: Choices) -> str:
    """How much is still to be decided, and how much of that matters."""
    left = choices.open
    moving = [row for row in left if row.row.homes]
    if not left:
        return _("Uw regio heeft alles vastgelegd.")
    first = ngettext(
        "Uw regio moet nog %(count)d ding kiezen.", "Uw regio moet nog %(count)d dingen kiezen.", len(left)
    ) % {"count": len(left)}
    if not moving:
        return f"{first} {_('Geen daarvan verandert het tekort.')}"
    second = ngettext(
        "Daarvan verandert %(count)d het tekort.", "Daarvan veranderen er %(count)d het tekort.", len(moving)
    ) % {"count": len(moving)}
    return f"{first} {second}"


def choices_table(choices: Choices) -> Table:
    """The page as a table: question, sentence, source, what holds now and whether that was decided."""
    rows = tuple(
        (
            one.row.question,
            one.row.switch,
            one.row.agreement,
            one.row.source,
            one.row.current,
            _("vastgelegd") if one.is_settled else _("nog te besluiten"),
            one.row.effect,
        )
        for one in choices.rows
    )
    head = (_("Keuze"), _("Schakelaar"), _("Afspraak"), _("Bron"), _("Nu geldt"), _("Besluit"), _("Gevolg"))
    return Table(_("Wat uw regio nog moet kiezen"), head, rows, words=7)


def token_of(value: object) -> str:
    """A value as an address and a form say it."""
    plain = as_written(value)
    if plain is None:
        return NOT_CHOSEN
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return "; ".join(map(str, plain)) if isinstance(plain, list) else str(plain)


def _choice(row: ChoiceRow, view: Viewpoint, is_settled: bool, is_tried: bool) -> Choice:
    answers = tuple(Answer(option, token_of(option.value), _tried(view, row.switch, option)) for option in row.options)
    return Choice(row, validity(SWITCH[row.switch]), is_settled, is_tried, answers)


def _tried(view: Viewpoint, switch: str, option: OptionRow) -> str:
    """The address in which this answer holds; '' where that is the current one or an address cannot say it."""
    if option.is_current or option.value is None:
        return ""
    asked = {name: value for name, value in view.asked if SHORT.get(name, name) != switch}
    asked[ADDRESS.get(switch, switch)] = token_of(option.value)
    return f"?{urlencode(sorted(asked.items()))}"


def validity(switch: Switch) -> str:
    """From when to when the sentence of the agreement holds; '' when nobody said."""
    if switch.valid_from is None:
        return ""
    since = _("geldig vanaf %(day)s") % {"day": in_words(switch.valid_from)}
    return since if switch.valid_to is None else f"{since} {_('tot')} {in_words(switch.valid_to)}"
