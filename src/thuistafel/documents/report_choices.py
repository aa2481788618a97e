"""Wat uw regio nog moet kiezen: every switch with its value and what that value means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thuistafel.core.rules import Rules
from thuistafel.documents.report import Choice
from thuistafel.documents.report_words import number, percent, say


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch of the contract and the attribute of `Rules` that holds it; `shown` prints a value."""

    name: str
    attribute: str
    shown: Callable[[object], str]


def plain(value: object) -> str:
    """A word, a count, yes or no, a list of groups."""
    if value is None:
        return say("choice_not_chosen")
    if isinstance(value, bool):
        return say("choice_yes") if value else say("choice_no")
    if isinstance(value, tuple):
        return ", ".join(str(one).replace("_", " ") for one in value)
    return number(value) if isinstance(value, int | Fraction) else str(value).replace("_", " ")


def as_percent(value: object) -> str:
    """A fraction as a percentage."""
    return percent(value) if isinstance(value, Fraction) else plain(value)


SWITCHES = (
    Switch("maximum_procent", "cap_percent", as_percent),
    Switch("maximum_niveau", "cap_level", plain),
    Switch("maximum_basis", "cap_base", plain),
    Switch("maximum_afronding", "cap_rounding", plain),
    Switch("maximum_werking", "cap_effect", plain),
    Switch("nieuwbouw_telt_mee", "counts_new_build", plain),
    Switch("studentenwoningen_tellen_mee", "counts_student", plain),
    Switch("intermediaire_verhuur_telt_mee", "counts_intermediary", plain),
    Switch("sleutel_onbekend", "key_unknown", plain),
    Switch("sleutel_buiten_regio", "key_outside", plain),
    Switch("tekort", "shortage", plain),
    Switch("solidariteit_sleutel", "solidarity_key", plain),
    Switch("solidariteit_maximum", "solidarity_maximum", plain),
    Switch("groepen", "groups", plain),
    Switch("veiligheidsgroepen", "safety_groups", plain),
    Switch("onzekerheid_onbekend", "unknown_factor", plain),
    Switch("planwaarde_afwijking_procent", "plan_value_deviation_percent", as_percent),
    Switch("verwaarloosbaar_tekort", "negligible_shortage", plain),
    Switch("wachtenden_wegwerken_in_jaren", "years_to_clear_waiting", plain),
    Switch("personen_per_huishouden", "persons_per_household", plain),
)


def choices(rules: Rules) -> tuple[Choice, ...]:
    """All switches in the order of the contract."""
    return tuple(chosen(switch, rules) for switch in SWITCHES)


def chosen(switch: Switch, rules: Rules) -> Choice:
    """One switch with its value in words."""
    value: object = getattr(rules, switch.attribute)
    shown = switch.shown(value)
    return Choice(
        switch.name,
        say(f"choice_{switch.name}"),
        shown,
        say(f"choice_{switch.name}_{suffix(value)}", value=shown),
        value == getattr(Rules(), switch.attribute),
    )


def suffix(value: object) -> str:
    """Which sentence a value takes: its own for a word, yes or no; 'none' when not chosen; else 'any'."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.value if isinstance(value, StrEnum) else "any"
