"""The steps of an end of the shortage's range: a truth at which it is reached (contract rule 9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thuistafel.core.demand import Demand, gather
from thuistafel.core.derivation import Step
from thuistafel.core.dossier import Dossier, widen
from thuistafel.core.explanation.claims import claims_of, pooled_claims
from thuistafel.core.extremes import pooled_end
from thuistafel.core.plan import REGION, Plan
from thuistafel.core.ranges import Ranges, WitnessPart, range_problem
from thuistafel.core.reasons import Reason, because
from thuistafel.core.space import Space, edge, space_of

DEVIATION = "_afwijking"


@dataclass(frozen=True, slots=True)
class _End:
    """One end of one of the two ranges."""

    plan: Plan
    field: str

    @property
    def high(self) -> bool:
        return self.field.startswith("tekort_hoog")

    @property
    def deviates(self) -> bool:
        return self.field.endswith(DEVIATION)

    @property
    def ranges(self) -> Ranges:
        return self.plan.ranges_deviation if self.deviates else self.plan.ranges

    def outcome(self, code: str) -> int | None:
        certainty = self.plan.certainty_deviation if self.deviates else self.plan.certainty
        bounds = certainty[code].range
        return None if bounds is None else bounds.high if self.high else bounds.low

    def says(self, code: str, **values: object) -> Reason:
        """The sentence of this end: the highest and the lowest each have their own."""
        return because(code + ("_high" if self.high else "_low"), **values)


def of_municipality(plan: Plan, code: str, field: str) -> tuple[Step, ...]:
    """How many live here at most or at least, and what the stock carries then; no range where all carry together."""
    end, name = _End(plan, field), plan.municipality(code).name
    if end.outcome(code) is None:
        return (Step(field, because("why_bound_unknown", municipality=name)),)
    return (*_condition(end), *_municipal(end, code, name))


def _municipal(end: _End, code: str, name: str) -> Iterator[Step]:
    plan, space = end.plan, _space(end)
    member = plan.dossier.composition.codes.index(code)
    at = edge(space, end.high)
    pooled, known, held = pooled_end(space, at, member), at.known[member], at.capacity[member]
    if code not in _with_lettings(plan):
        held = None
        yield Step(end.field, because("why_verhuringen_unknown", municipality=name))
    else:
        claims = claims_of(plan, code, "verhuringen")
        yield Step(end.field, end.says("why_bound_capacity", municipality=name, places=held), claims, None, held)
    claims = claims_of(plan, code, "herkomst_bekend")
    yield Step(end.field, end.says("why_bound_known", municipality=name, people=known), claims, None, known)
    if space.sizes:
        rule = end.says("why_bound_pooled", municipality=name, people=pooled)
        yield Step(end.field, rule, pooled_claims(plan), None, pooled)
    amount = end.outcome(code)
    yield Step(end.field, _verdict(end, known + pooled, held, amount), outcome=amount)


def _verdict(end: _End, task: int, held: int | None, amount: int | None) -> Reason:
    if held is None:
        return end.says("why_bound_open", task=task)
    return end.says("why_bound", task=task, places=held, amount=amount)


def _with_lettings(plan: Plan) -> set[str]:
    return {result.code for result in plan.distribution.municipalities if result.figures.lettings is not None}


def _space(end: _End) -> Space:
    dossier, demand = _truths(end)
    return space_of(range_problem(dossier, demand, end.plan.distribution))


def _truths(end: _End) -> tuple[Dossier, Demand]:
    if not end.deviates:
        return end.plan.dossier, end.plan.demand
    widened = widen(end.plan.dossier)
    return widened, gather(widened)


def of_region(plan: Plan, field: str) -> tuple[Step, ...]:
    """Who makes the bound, what is true there, and where the other pooled households live then."""
    end = _End(plan, field)
    found = end.ranges.high_witness if end.high else end.ranges.low_witness
    makers = found.makers or tuple(found.parts if end.ranges.municipal is None else ())
    amount = end.outcome(REGION)
    elsewhere = {code: part for code, part in found.parts.items() if code not in makers}
    return (
        *_condition(end),
        *(_maker(plan, field, code, found.parts[code]) for code in makers),
        *_others(plan, field, elsewhere, "why_witness_elsewhere" if makers else "why_witness_everywhere"),
        Step(field, _makers(end, found.makers, amount), outcome=amount),
    )


def _condition(end: _End) -> tuple[Step, ...]:
    """Under which agreement the second range stands."""
    if not end.deviates:
        return ()
    percent = end.plan.dossier.frame.rules.plan_value_deviation_percent
    return (Step("planwaarde_afwijking_procent", because("why_deviation", procent=percent)),)


def _pooled(part: WitnessPart) -> int:
    return part.task - part.known


def _maker(plan: Plan, field: str, code: str, part: WitnessPart) -> Step:
    rule = because(
        "why_witness",
        municipality=plan.municipality(code).name,
        lettings=part.lettings,
        known=part.known,
        pooled=_pooled(part),
        task=part.task,
    )
    claims = claims_of(plan, code, "verhuringen") + claims_of(plan, code, "herkomst_bekend")
    return Step(field, rule, claims, None, part.task)


def _others(plan: Plan, field: str, parts: dict[str, WitnessPart], code: str) -> Iterator[Step]:
    """Where the pooled households live that do not live with the makers; one line, with the claims of all pools."""
    claims = pooled_claims(plan)
    places = tuple(
        because("why_lives", municipality=plan.municipality(member).name, people=_pooled(part))
        for member, part in parts.items()
        if _pooled(part)
    )
    people = sum(map(_pooled, parts.values()))
    if claims:
        rule = because(code, people=people, places=places) if places else because("why_witness_all")
        yield Step(field, rule, claims, None, people)


def _makers(end: _End, makers: tuple[str, ...], amount: int | None) -> Reason:
    if not makers:
        return end.says("why_bound_of_region", amount=amount)
    names = tuple(end.plan.municipality(code).name for code in makers)
    return end.says("why_bound_by", amount=amount, makers=names)
