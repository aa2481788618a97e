"""Wat uw regio nog moet kiezen: beside every choice what each answer would change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thuistafel import wording
from thuistafel.core.dossier import Dossier
from thuistafel.core.sensitivity import ChoiceEffect, Option, effect_of_choices
from thuistafel.core.switches import Switch
from thuistafel.documents.report_choices import as_percent, plain, suffix
from thuistafel.documents.report_complete import has_outflow
from thuistafel.documents.report_words import count, homes, interval, lettings, listing, say
from thuistafel.wording.language import translated


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One answer: its value and meaning in words, the regional shortage, and what it changes ('' for the current).

    `value` is as `Rules` holds it, `band` the regional range.
    """

    value: object
    shown: str
    meaning: str
    shortage: int | None
    band: str
    effect: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One switch: its question, its sentence in the agreement, its largest effect in words ('39 woningen')."""

    switch: str
    question: str
    current: str
    agreement: str
    source: str
    homes: int
    effect: str
    options: tuple[OptionRow, ...]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The page: its conclusion and every choice in the order of the contract."""

    sentence: str
    rows: tuple[ChoiceRow, ...]

    @property
    def by_effect(self) -> tuple[ChoiceRow, ...]:
        """What weighs most first; equals keep their order."""
        return tuple(sorted(self.rows, key=lambda row: -row.homes))


def sensitivity(dossier: Dossier) -> Sensitivity:
    """Every choice with what it would change; costs a plan per answer that is not the current one."""
    rows = tuple(choice_row(one) for one in effect_of_choices(dossier))
    if not has_outflow(dossier):
        return Sensitivity(say("choices_not_delivered"), tuple(map(_undecided, rows)))
    return Sensitivity(conclusion(rows), rows)


def _undecided(row: ChoiceRow) -> ChoiceRow:
    """A choice while nobody knows the demand: its answers, not what they change."""
    options = tuple(replace(one, shortage=None, band="", effect="") for one in row.options)
    return replace(row, homes=0, effect=say("choices_not_delivered"), options=options)


def conclusion(rows: tuple[ChoiceRow, ...]) -> str:
    """How many choices move the shortage, and which most."""
    moving = [row for row in rows if row.homes]
    if not moving:
        return say("choices_move_nothing")
    most = max(moving, key=lambda row: row.homes)
    return say(
        "choices_move",
        choices=count(len(moving), "keuze verandert", "keuzes veranderen"),
        most=most.question,
        homes=homes(most.homes),
    )


def choice_row(found: ChoiceEffect) -> ChoiceRow:
    """One switch as printed."""
    switch = found.switch
    return ChoiceRow(
        switch.name,
        say(f"choice_{switch.name}"),
        shown(switch, found.current),
        translated(switch.sentence),
        translated(switch.source),
        found.homes,
        effect(found),
        tuple(option_row(switch, option) for option in found.options),
    )


def shown(switch: Switch, value: object) -> str:
    """A value of this switch in words."""
    return as_percent(value) if switch.name.endswith("_procent") else plain(value)


def effect(found: ChoiceEffect) -> str:
    """`tot 39 woningen`, what else changes, or why nothing does."""
    if found.why_none is not None:
        return wording.sentence(found.why_none)
    return say("choice_up_to", homes=homes(found.homes)) if found.homes else say("choice_same_shortage")


def option_row(switch: Switch, option: Option) -> OptionRow:
    """One answer as printed."""
    value = shown(switch, option.value)
    return OptionRow(
        option.value,
        value,
        say(f"choice_{switch.name}_{suffix(option.value)}", value=value),
        option.shortage,
        interval(option.range),
        "" if option.is_current else option_effect(option),
        option.is_current,
    )


def option_effect(option: Option) -> str:
    """What one answer changes against now, largest first: shortage, who has it, tasks, groups, verdicts, ranges."""
    moved, municipalities = option.change.region, ("gemeente", "gemeenten")
    parts = []
    if moved:
        parts.append(say("option_more" if moved > 0 else "option_less", homes=homes(abs(moved))))
    if option.shortages:
        parts.append(say("option_shortages", municipalities=count(option.shortages, *municipalities)))
    if option.tasks:
        parts.append(say("option_tasks", municipalities=count(option.tasks, *municipalities)))
    if option.groups and not option.shortages and not option.tasks:
        parts.append(say("option_groups", municipalities=count(option.groups, *municipalities)))
    return say("option_changes", parts=listing(parts)) if parts else option_quiet(option)


def option_quiet(option: Option) -> str:
    """What changes where shortage, tasks and groups stay as they are."""
    if option.change.turned:
        return say("option_verdicts", verdicts=count(len(option.change.turned), "oordeel", "oordelen"))
    if option.change.region_regular:
        return say("option_regular", lettings=lettings(option.change.region_regular))
    return say("option_ranges" if option.changes else "option_nothing")
