"""What each choice of the region would change: the plan again under every other value worth showing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from thuistafel.core.claims import Interval
from thuistafel.core.comparison import Change, change
from thuistafel.core.dossier import Dossier
from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.reasons import Reason, because
from thuistafel.core.rules import CapLevel, Rules, ShortageRule
from thuistafel.core.switches import SWITCHES, Switch
from thuistafel.core.variants import with_rules

_WORTH_SHOWING: Mapping[str, tuple[object, ...]] = {
    "maximum_procent": tuple(map(Fraction, (8, 10, 12, 15))),
    "solidariteit_maximum": (None, 10, 20),
    "onzekerheid_onbekend": tuple(map(Fraction, (1, 2, 3))),
    "planwaarde_afwijking_procent": tuple(map(Fraction, (0, 10, 20))),
    "verwaarloosbaar_tekort": (0, 2, 5),
    "wachtenden_wegwerken_in_jaren": (None, 1, 3),
}
_UNTRIED = {"veiligheidsgroepen": "choice_untried_groups", "personen_per_huishouden": "choice_untried_persons"}
_SOLIDARITY = ("solidariteit_sleutel", "solidariteit_maximum")


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a switch and its plan: the regional shortage and ranges, and what changes against the plan now.

    `tasks`, `shortages` and `groups` count municipalities with another task, another shortage, or places that go to
    other target groups; `ranges` is whether one of the regional ranges is another.
    """

    value: object
    is_current: bool
    shortage: int | None
    range: Interval
    range_deviation: Interval
    change: Change
    tasks: int
    shortages: int
    groups: int
    ranges: bool

    @property
    def changes(self) -> bool:
        """Whether anything that a plan says is otherwise than now."""
        counted = self.tasks or self.shortages or self.groups or self.ranges
        return bool(counted or self.change.turned or self.change.region or self.change.regular)


@dataclass(frozen=True, slots=True)
class ChoiceEffect:
    """One switch with its options, the current among them; `why_none` says why nothing changes, or is not tried."""

    switch: Switch
    current: object
    options: tuple[Option, ...]
    why_none: Reason | None

    @property
    def homes(self) -> int:
        """The most homes that the regional shortage differs over its options."""
        return max((abs(one.change.region or 0) for one in self.options), default=0)


def alternatives(switch: Switch) -> tuple[object, ...]:
    """The values of a switch worth showing beside each other; none for a list, or where rows must be read again."""
    if isinstance(switch.default, StrEnum):
        return tuple(type(switch.default))
    if isinstance(switch.default, bool):
        return (True, False)
    return _WORTH_SHOWING.get(switch.name, ())


def effect_of_choices(dossier: Dossier) -> tuple[ChoiceEffect, ...]:
    """Every switch in the order of the contract; each set of rules is calculated once, without next numbers."""
    plans: dict[Rules, Plan] = {}

    def planned(rules: Rules) -> Plan:
        if rules not in plans:
            plans[rules] = make_plan(with_rules(dossier, rules), with_next_numbers=False)
        return plans[rules]

    return tuple(_effect(switch, dossier.frame.rules, planned) for switch in SWITCHES)


def _effect(switch: Switch, rules: Rules, planned: Callable[[Rules], Plan]) -> ChoiceEffect:
    current: object = getattr(rules, switch.field)
    if not (values := alternatives(switch)):
        return ChoiceEffect(switch, current, (), because(_UNTRIED[switch.name]))
    shown = values if current in values else (current, *values)
    now = planned(rules)
    changed: list[Mapping[str, object]] = [{switch.field: value} for value in shown]
    options = tuple(
        _option(value, value == current, now, planned(replace(rules, **with_value)))  # type: ignore[arg-type]
        for value, with_value in zip(shown, changed, strict=True)
    )
    changes = any(option.changes for option in options)
    return ChoiceEffect(switch, current, options, None if changes else _why_none(switch, rules))


def _why_none(switch: Switch, rules: Rules) -> Reason:
    if switch.name in _SOLIDARITY and rules.shortage is ShortageRule.STAYS:
        return because("choice_waits_for_solidarity")
    if switch.name in (*_SOLIDARITY, "tekort") and rules.cap_level is CapLevel.REGION:
        return because("choice_no_solidarity_in_region")
    return because("choice_changes_nothing")


def _option(value: object, is_current: bool, now: Plan, plan: Plan) -> Option:
    moved = change(now, plan)
    first = {one.code: one for one in now.distribution.municipalities}
    pairs = [(first[one.code], one) for one in plan.distribution.municipalities]
    return Option(
        value=value,
        is_current=is_current,
        shortage=plan.distribution.total.shortage,
        range=plan.ranges.region,
        range_deviation=plan.ranges_deviation.region,
        change=moved,
        tasks=sum(one.figures.task != other.figures.task for one, other in pairs),
        shortages=len(moved.shortage),
        groups=sum(one.groups != other.groups for one, other in pairs),
        ranges=(now.ranges.region, now.ranges_deviation.region) != (plan.ranges.region, plan.ranges_deviation.region),
    )
