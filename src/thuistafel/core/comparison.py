"""What changes between plans: verdicts, shortage, and what is left for everyone else (C3, C11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thuistafel.core.claims import Interval
from thuistafel.core.distribution import Figures
from thuistafel.core.errors import ThuistafelError
from thuistafel.core.explanation.fields import OUTCOMES
from thuistafel.core.plan import REGION, Plan, Verdict

MOST_COMPARED = 4
BANDS = ("tekort_laag", "tekort_hoog")


@dataclass(frozen=True, slots=True)
class Turned:
    """A verdict that is another one; `code` is a CBS code or `REGION`, None where a plan gives no verdict."""

    code: str
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class Change:
    """The second plan against the first, in homes.

    `shortage` and `regular` (what is left for everyone else) hold, per CBS code, the difference where there is one;
    None where it is known in one of the plans only. `region` and `region_regular` are those of the whole.
    """

    turned: tuple[Turned, ...]
    shortage: Mapping[str, int | None]
    region: int | None
    regular: Mapping[str, int | None]
    region_regular: int | None

    @property
    def gaining(self) -> dict[str, int]:
        """How many homes fewer are short, per CBS code where that is so."""
        return {code: -more for code, more in self.shortage.items() if more is not None and more < 0}

    @property
    def losing(self) -> dict[str, int]:
        """How many homes more are short, per CBS code where that is so."""
        return {code: more for code, more in self.shortage.items() if more is not None and more > 0}

    @property
    def homes(self) -> int:
        """Homes that are short somewhere in one plan and not in the other: the larger of all more and all less."""
        return max(sum(self.gaining.values()), sum(self.losing.values()), abs(self.region or 0))


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of the contract in each plan, and how much more than in the first (None: not known in both)."""

    field: str
    values: tuple[int | None, ...]
    differences: tuple[int | None, ...]


def change(before: Plan, after: Plan) -> Change:
    """What is otherwise in `after`; a municipality that takes part in one of the two only is unknown in the other."""
    return Change(
        turned=_turned(before, after),
        shortage=_differences(before, after, "tekort"),
        region=_more(before, after, REGION, "tekort"),
        regular=_differences(before, after, "regulier"),
        region_regular=_more(before, after, REGION, "regulier"),
    )


def compared(plans: Sequence[Plan], code: str) -> tuple[Compared, ...]:
    """The fields that differ between plans for one municipality (CBS code) or `REGION`, in the contract's order.

    Raises `plans_too_many` above four: more cannot be read side by side.
    """
    if len(plans) > MOST_COMPARED:
        raise ThuistafelError("plans_too_many", given=len(plans), limit=MOST_COMPARED)
    rows = [
        Compared(
            field,
            tuple(_value(plan, code, field) for plan in plans),
            tuple(_more(plans[0], plan, code, field) for plan in plans),
        )
        for field in (*OUTCOMES, *BANDS)
    ]
    return tuple(row for row in rows if len(set(row.values)) > 1)


def verdict_of(plan: Plan, code: str) -> Verdict | None:
    """The verdict of a municipality or `REGION`; None where the plan gives none."""
    return plan.certainty[code].verdict if code in plan.certainty else None


def _value(plan: Plan, code: str, field: str) -> int | None:
    if field in BANDS:
        band = _band(plan, code)
        return None if band is None else (band.low, band.high)[BANDS.index(field)]
    figures = _figures(plan).get(code)
    value: int | None = getattr(figures, OUTCOMES[field], None)
    return value


def _more(before: Plan, after: Plan, code: str, field: str) -> int | None:
    """How much more; sums over the region compare only when the same municipalities are missing in both."""
    if code == REGION and _missing(before, field) != _missing(after, field):
        return None
    first, second = _value(before, code, field), _value(after, code, field)
    return None if first is None or second is None else second - first


def _missing(plan: Plan, field: str) -> frozenset[str]:
    """Members without this number where the region's is a sum of what is known; ranges are no sum."""
    members = plan.distribution.municipalities
    return frozenset(one.code for one in members if field in OUTCOMES and _value(plan, one.code, field) is None)


def _differences(before: Plan, after: Plan, field: str) -> dict[str, int | None]:
    codes = sorted({*before.dossier.composition.codes, *after.dossier.composition.codes})
    pairs = {code: (_value(before, code, field), _value(after, code, field)) for code in codes}
    return {code: _more(before, after, code, field) for code, (one, other) in pairs.items() if one != other}


def _figures(plan: Plan) -> dict[str, Figures]:
    each = {result.code: result.figures for result in plan.distribution.municipalities}
    return {**each, REGION: plan.distribution.total}


def _band(plan: Plan, code: str) -> Interval | None:
    return plan.certainty[code].range if code in plan.certainty else None


def _turned(before: Plan, after: Plan) -> tuple[Turned, ...]:
    codes = sorted(before.certainty.keys() | after.certainty.keys())
    pairs = ((code, verdict_of(before, code), verdict_of(after, code)) for code in codes)
    return tuple(Turned(code, one, other) for code, one, other in pairs if one is not other)
