"""From the shortage of the plan year to the horizon: each new product by date, never counted as sure homes (C8)."""

from __future__ import annotations

from collections.abc import Mapping

from thuistafel.core.claims import Interval
from thuistafel.core.plan import Plan
from thuistafel.core.products import Step, steps, waterfall
from thuistafel.documents.report import Waterfall, WaterfallStep
from thuistafel.documents.report_complete import is_delivered
from thuistafel.documents.report_products import month
from thuistafel.documents.report_words import decimal, homes, say


def waterfall_of(plan: Plan) -> Waterfall | None:
    """The way down; None without products, without a known shortage, or where nobody can be short."""
    frame, shortage, band = plan.dossier.frame, plan.distribution.total.shortage, plan.ranges.region
    found = steps(plan.dossier.products, frame.horizon)
    if not found or shortage is None or not band.high or not is_delivered(plan):
        return None
    (row,) = waterfall(plan.dossier.products, band, [frame.horizon])
    sure = row.supply.certain
    certain = say("waterfall_some_certain", homes=homes(sure)) if sure else say("waterfall_none_certain")
    sentence = say(
        "waterfall_sentence",
        shortage=homes(shortage),
        horizon=str(frame.horizon),
        left=_between(row.left),
        certain=certain,
    )
    shown = tuple(_step(one, plan.dossier.names) for one in found)
    return Waterfall(sentence, frame.plan_year, frame.horizon, shortage, band, shown, row.left)


def _between(left: Interval) -> str:
    if not left.width:
        return homes(left.low)
    return say("waterfall_between", low=left.low, high=homes(left.high))


def _step(step: Step, names: Mapping[str, str]) -> WaterfallStep:
    product = step.product
    where = names.get(product.municipality, product.municipality)
    place = f"{where}, {month(step.day)}"
    return WaterfallStep(product.name, place, _outcome(step), product.homes, step.supply.certain, step.returns)


def _outcome(step: Step) -> str:
    """`0 of 60, verwacht 42`: it comes or it does not; only what is certain is a number of homes."""
    most, expected = step.supply.possible, step.supply.expected
    if most is None:
        return say("waterfall_unknown")
    if step.returns:
        return say("waterfall_returns")
    if step.supply.certain == most:
        return say("waterfall_sure", homes=homes(most))
    shown = "–" if expected is None else decimal(expected, 0)
    return say("product_yield", homes=most, expected=shown)
