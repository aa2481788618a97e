"""What a new delivery changes: decisions of the plan, and commitments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thuistafel.core.plan import REGION, Certainty, Plan
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delivery.model import Delivery, Recognised
from thuistafel.exchange.raw import is_blank, text_of

COMMITMENTS = "G5"
UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a plan says of one municipality or the region: its shortage, and whether there certainly is one."""

    shortage: int | None = None
    verdict: str = UNKNOWN
    verdict_deviation: str = UNKNOWN


@dataclass(frozen=True, slots=True)
class Effect:
    """A decision that turns out otherwise."""

    name: str
    was: Decision
    became: Decision

    @property
    def reason(self) -> Reason:
        """The change as a sentence."""
        values = {"name": self.name, "was": self.was.shortage, "became": self.became.shortage}
        if self.was.verdict != self.became.verdict:
            before, after = self.was.verdict, self.became.verdict
            return because("effect_verdict", **values, verdict_was=before, verdict_became=after)
        if self.was.verdict_deviation != self.became.verdict_deviation:
            before, after = self.was.verdict_deviation, self.became.verdict_deviation
            return because("effect_verdict_deviation", **values, verdict_was=before, verdict_became=after)
        return because("effect_shortage", **values)


@dataclass(frozen=True, slots=True)
class Effects:
    """All that changes; `commitments` counts lines of G5 that were changed, added or taken away."""

    decisions: tuple[Effect, ...]
    commitments: int


def effects(before: Plan, after: Plan, sent_before: Iterable[Delivery], sent_after: Iterable[Delivery]) -> Effects:
    """The difference between two plans and the commitments sent for them."""
    return Effects(decisions_changed(before, after), _commitments_changed(sent_before, sent_after))


def decisions_changed(before: Plan, after: Plan) -> tuple[Effect, ...]:
    """Every municipality, and the region, whose shortage or verdict differs between two plans."""
    names = {**before.dossier.names, **after.dossier.names, REGION: "de regio"}
    old, new = _decisions(before), _decisions(after)
    pairs = ((code, old.get(code, Decision()), new.get(code, Decision())) for code in sorted({*old, *new}))
    return tuple(Effect(names.get(code, code), was, became) for code, was, became in pairs if was != became)


def _decisions(plan: Plan) -> Mapping[str, Decision]:
    shortages = {one.code: one.figures.shortage for one in plan.distribution.municipalities}
    shortages[REGION] = plan.distribution.total.shortage
    return {
        code: Decision(shortage, _verdict(plan.certainty, code), _verdict(plan.certainty_deviation, code))
        for code, shortage in shortages.items()
    }


def _verdict(certainty: Mapping[str, Certainty], code: str) -> str:
    found = certainty[code].verdict if code in certainty else None
    return found.value if found else UNKNOWN


def _commitments_changed(before: Iterable[Delivery], after: Iterable[Delivery]) -> int:
    old, new = dict(_commitments(before)), dict(_commitments(after))
    return sum(old.get(subject) != new.get(subject) for subject in {*old, *new})


def _commitments(sent: Iterable[Delivery]) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for one in sent:
        lines = (line for each in one.recognised if each.form.code == COMMITMENTS for line in _lines(each))
        for number, line in enumerate(lines):
            yield (one.sender or one.file, line[0] or str(number)), line


def _lines(found: Recognised) -> Iterator[tuple[str, ...]]:
    """The filled lines in the order of the form, which names the commitment first."""
    indices = {column.field.name: column.index for column in found.columns if column.field and not column.role}
    for row in range(found.block.first_row, found.block.last_row + 1):
        cells = [
            found.block.cell(row, indices[field.name]) if field.name in indices else "" for field in found.form.fields
        ]
        if not all(map(is_blank, cells)):
            yield tuple(text_of(cell).strip() for cell in cells)
