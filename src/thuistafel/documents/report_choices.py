"""Wat uw regio nog moet kiezen: every switch with its value and what that value means."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from thuistafel.core.rules import Rules
from thuistafel.core.switches import SWITCHES, Switch
from thuistafel.documents.report import Choice
from thuistafel.documents.report_words import number, percent, say
from thuistafel.wording.language import translated


def plain(value: object) -> str:
    """A word, a count, yes or no, a list of groups."""
    if value is None:
        return say("choice_not_chosen")
    if isinstance(value, bool):
        return say("choice_yes") if value else say("choice_no")
    if isinstance(value, tuple):
        return ", ".join(map(worded, value))
    return number(value) if isinstance(value, int | Fraction) else translated(worded(value))


def worded(value: object) -> str:
    """A word of the dossier as it reads: `naar rato`."""
    return str(value).replace("_", " ")


def as_percent(value: object) -> str:
    """A fraction as a percentage."""
    return percent(value) if isinstance(value, Fraction) else plain(value)


def choices(rules: Rules) -> tuple[Choice, ...]:
    """All switches in the order of the contract."""
    return tuple(chosen(switch, rules) for switch in SWITCHES)


def chosen(switch: Switch, rules: Rules) -> Choice:
    """One switch with its value in words."""
    value: object = getattr(rules, switch.field)
    shown = as_percent(value) if switch.name.endswith("_procent") else plain(value)
    return Choice(
        switch.name,
        say(f"choice_{switch.name}"),
        shown,
        say(f"choice_{switch.name}_{suffix(value)}", value=shown),
        value == switch.default,
    )


def suffix(value: object) -> str:
    """Which sentence a value takes: its own for a word, yes or no; 'none' when not chosen; else 'any'."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.value if isinstance(value, StrEnum) else "any"
