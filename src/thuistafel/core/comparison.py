"""What changes between two plans: verdicts, shortage, and what is left for everyone else (C3, C11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thuistafel.core.plan import Plan, Verdict


@dataclass(frozen=True, slots=True)
class Turned:
    """A verdict that is another one; `code` is a CBS code or `REGION`, None where a plan gives no verdict."""

    code: str
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class Change:
    """The second plan against the first, in homes.

    `shortage` holds, per CBS code, the difference where there is one (None: known in one of the plans only);
    `region` the difference of the regional shortage, `regular` that of what is left for everyone else; both None
    when either plan does not know it.
    """

    turned: tuple[Turned, ...]
    shortage: Mapping[str, int | None]
    region: int | None
    regular: int | None

    @property
    def homes(self) -> int:
        """Homes that are short somewhere in one plan and not in the other: the larger of all more and all less."""
        known = [difference for difference in self.shortage.values() if difference is not None]
        more, less = sum(each for each in known if each > 0), -sum(each for each in known if each < 0)
        return max(more, less, abs(self.region or 0))


def change(before: Plan, after: Plan) -> Change:
    """What is otherwise in `after`; municipalities that are in one of the two compositions count as unknown there."""
    first, second = before.distribution.total, after.distribution.total
    shortages = _shortages(before), _shortages(after)
    codes = sorted(shortages[0].keys() | shortages[1].keys())
    pairs = {code: (shortages[0].get(code), shortages[1].get(code)) for code in codes}
    return Change(
        turned=_turned(before, after),
        shortage={code: difference(*pair) for code, pair in pairs.items() if pair[0] != pair[1]},
        region=difference(first.shortage, second.shortage),
        regular=difference(first.regular, second.regular),
    )


def difference(before: int | None, after: int | None) -> int | None:
    """How much more; None when either is not known."""
    return None if before is None or after is None else after - before


def _shortages(plan: Plan) -> dict[str, int | None]:
    return {result.code: result.figures.shortage for result in plan.distribution.municipalities}


def _turned(before: Plan, after: Plan) -> tuple[Turned, ...]:
    first = {code: known.verdict for code, known in before.certainty.items()}
    second = {code: known.verdict for code, known in after.certainty.items()}
    codes = sorted(first.keys() | second.keys())
    pairs = ((code, first.get(code), second.get(code)) for code in codes)
    return tuple(Turned(code, one, other) for code, one, other in pairs if one is not other)
