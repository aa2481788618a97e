"""From a plan to the report all outputs speak from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from fractions import Fraction

from thuistafel.core.plan import Plan, make_plan
from thuistafel.core.trajectory import trajectory
from thuistafel.core.urgency import urgency
from thuistafel.core.variants import slider
from thuistafel.documents.report import Report
from thuistafel.documents.report_build import build_report
from thuistafel.documents.report_words import say
from thuistafel.exchange.answers_plan import plan_answer
from thuistafel.wording import sentence


def report_of(made: Plan, variants: Sequence[tuple[Fraction, Plan]] = ()) -> Report:
    """The report of a plan, with its path and no-regret core where the dossier knows them."""
    dossier = made.dossier
    total = trajectory(dossier.flows, dossier.frame.horizon).total
    return build_report(
        made,
        variants=variants,
        snapshot=snapshot(made),
        sentence=sentence,
        path=[(year.year, year.end, year.months_waiting) for year in total.years],
        urgency=_no_regret(made),
    )


def full_report(made: Plan) -> Report:
    """The report with the plans of the 10–15% slider."""
    variants = [(percent, make_plan(dossier, with_next_numbers=False)) for percent, dossier in slider(made.dossier)]
    return report_of(made, variants)


def snapshot(made: Plan) -> str:
    """Twelve signs that name exactly these numbers: the same plan gives the same signs."""
    answer = json.dumps(plan_answer(made), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(answer.encode()).hexdigest()[:12]


def _no_regret(made: Plan) -> str:
    found = urgency(made.dossier.urgency).no_regret
    if not found:
        return ""
    return say("no_regret", homes=found)
