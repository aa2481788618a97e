"""Which number to find out next: whether, and how much (W16, contract rule 11)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from thuistafel.core.claims import Interval
from thuistafel.core.errors import DossierError
from thuistafel.core.extremes import municipal_end, regional_end, regional_range
from thuistafel.core.inquiries import Finding, Inquiry, inquiries
from thuistafel.core.ranges import REGION, Problem, Ranges, Verdict, joint_ranges, verdicts
from thuistafel.core.space import Space

MOST_TRIED = 20_000
"""So many values (or halves of them) are looked at for one number and one verdict."""


@dataclass(frozen=True, slots=True)
class NextNumber:
    """What finding one number is worth.

    `kind` is verhuringen, herkomst_bekend, herkomst_onbekend, buiten_regio or veilig_adres; `subject` its key columns
    (blank ones left out, municipalities by name), `decides` the expected number of verdicts it settles (opbrengst),
    `narrows` by how many homes the regional range narrows (breedte_winst), `decisions` the municipality names (and
    `regio`) it can settle. `foremost`: the one of these that it settles most often, by `favourable` of its `possible`
    values (207 of 307).
    """

    kind: str
    subject: tuple[str, ...]
    decides: Fraction
    narrows: int
    decisions: tuple[str, ...]
    favourable: int = 0
    possible: int = 1
    foremost: str = ""

    @property
    def name(self) -> str:
        """Kind and key columns, as the contract's `onderwerp`."""
        return " · ".join((self.kind, *self.subject))


@dataclass(frozen=True, slots=True)
class Turn:
    """What the values of one number say of one verdict: at which there is certainly no shortage, at which certainly
    one, and at which it stays open; None where there are no such values.
    """

    name: str
    none: Interval | None
    still_open: Interval | None
    short: Interval | None


@dataclass(frozen=True, slots=True)
class _OpenVerdict:
    """A verdict that depends: its name and the ends it follows from."""

    name: str
    lowest: Callable[[Space], int]
    highest: Callable[[Space], int]


@dataclass(frozen=True, slots=True)
class _Open:
    """What is still undecided, and how wide the region's range is."""

    municipal: Mapping[int, _OpenVerdict]
    region: _OpenVerdict | None
    negligible: int
    width: int


def next_numbers(problem: Problem, names: Mapping[str, str], ranges: Ranges | None = None) -> tuple[NextNumber, ...]:
    """Every number that is not certain, most decisive first, then what narrows most, then by name.

    Raises `ranges_too_wide` when a number has too many values that each must be tried.

    `names` gives municipalities by CBS code; `ranges` are the problem's own, when they are at hand.
    """
    still_open = _still_open(problem, names, ranges or joint_ranges(problem))
    found = [_worth(inquiry, still_open) for inquiry in inquiries(problem, names)]
    return tuple(sorted(found, key=lambda number: (-number.decides, -number.narrows, number.name)))


def _still_open(problem: Problem, names: Mapping[str, str], ranges: Ranges) -> _Open:
    """A verdict without lettings is open too, but no number of another kind settles it (contract rule 4)."""
    found = verdicts(problem, ranges)
    municipal = {
        place: _OpenVerdict(
            names[code],
            partial(municipal_end, member=place, high=False),
            partial(municipal_end, member=place, high=True),
        )
        for place, code in enumerate(problem.members)
        if found[code] is Verdict.DEPENDS and code in problem.lettings
    }
    region = _OpenVerdict(REGION, partial(regional_end, high=False), partial(regional_end, high=True))
    return _Open(
        municipal,
        region if found[REGION] is Verdict.DEPENDS else None,
        problem.rules.negligible_shortage,
        ranges.region.width,
    )


def _worth(inquiry: Inquiry, still_open: _Open) -> NextNumber:
    settled = [entry for entry in _settled(inquiry, still_open) if entry[1]]
    best = max(settled, key=lambda entry: Fraction(entry[1], entry[2]), default=("", 0, 1))
    return NextNumber(
        kind=inquiry.kind,
        subject=inquiry.subject,
        decides=sum((Fraction(favourable, possible) for _, favourable, possible in settled), Fraction(0)),
        narrows=0 if inquiry.working is None else still_open.width - regional_range(inquiry.working).width,
        decisions=tuple(name for name, _, _ in settled),
        favourable=best[1],
        possible=best[2],
        foremost=best[0],
    )


def turns(problem: Problem, names: Mapping[str, str], found: NextNumber) -> tuple[Turn, ...]:
    """What each value of a number would say of every verdict it can settle; none where that goes up and down."""
    still_open = _still_open(problem, names, joint_ranges(problem))
    same = (one for one in inquiries(problem, names) if (one.kind, one.subject) == (found.kind, found.subject))
    return tuple(
        _turn(asked, finding, still_open.negligible)
        for inquiry in same
        for asked, finding in _questions(inquiry, still_open)
        if finding.is_steady
    )


def _turn(asked: _OpenVerdict, finding: Finding, negligible: int) -> Turn:
    values = finding.values
    opens = _first(values, lambda value: asked.highest(finding.at(value)) > negligible)
    short = _first(values, lambda value: asked.lowest(finding.at(value)) > negligible)
    return Turn(asked.name, _ends(values[:opens]), _ends(values[opens:short]), _ends(values[short:]))


def _ends(values: range) -> Interval | None:
    return Interval(min(values), max(values)) if values else None


def _settled(inquiry: Inquiry, still_open: _Open) -> list[tuple[str, int, int]]:
    """Per open verdict: its name, how many of the number's values settle it, and how many values there are."""
    return [
        (asked.name, _favourable(finding, asked, still_open.negligible), len(finding.values))
        for asked, finding in _questions(inquiry, still_open)
    ]


def _questions(inquiry: Inquiry, still_open: _Open) -> list[tuple[_OpenVerdict, Finding]]:
    """The open verdicts a number touches, with what it can turn out to be for each."""
    questions = [
        (still_open.municipal[place], inquiry.finding(place))
        for place in inquiry.members
        if place in still_open.municipal
    ]
    if still_open.region is not None and inquiry.for_region is not None:
        questions.append((still_open.region, inquiry.for_region))
    return questions


def _favourable(finding: Finding, asked: _OpenVerdict, negligible: int) -> int:
    """At how many values there is certainly no shortage, or certainly one."""
    none = _first(finding.values, lambda value: asked.highest(finding.at(value)) > negligible)
    return none + _certainly_short(finding, asked, negligible)


def _certainly_short(finding: Finding, asked: _OpenVerdict, negligible: int) -> int:
    def is_short(value: int) -> bool:
        return asked.lowest(finding.at(value)) > negligible

    if finding.is_steady:
        return len(finding.values) - _first(finding.values, is_short)
    return _how_many(finding, lambda space: asked.lowest(space) > negligible)


def _how_many(finding: Finding, is_short: Callable[[Space], bool]) -> int:
    """At how many values it is so: halves that agree are taken whole, so that of ten million few are tried."""
    waiting, found = [finding.values], 0
    for _ in range(MOST_TRIED):
        if not waiting:
            return found
        values = waiting.pop()
        middle = len(values) // 2
        match _agreed(finding, values, is_short):
            case True:
                found += len(values)
            case None:
                waiting += [values[:middle], values[middle:]]
    raise DossierError("ranges_too_wide", limit=MOST_TRIED)


def _agreed(finding: Finding, values: range, is_short: Callable[[Space], bool]) -> bool | None:
    """Whether it is so at all these values, or at none; None when they must be looked at more closely."""
    if len(values) == 1:
        return is_short(finding.at(values[0]))
    if finding.between is None:
        return None
    least, most = finding.between(values[0], values[-1])
    return True if is_short(least) else None if is_short(most) else False


def _first(values: range, is_true: Callable[[int], bool]) -> int:
    """The position from which on it is true (how many values when never), for what stays true once it is."""
    if not is_true(values[-1]):
        return len(values)
    return 0 if is_true(values[0]) else bisect_left(values, True, key=is_true)
