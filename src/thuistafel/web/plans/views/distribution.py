"""The distribution: who houses whom, by origin, and what lies behind each number."""

from __future__ import annotations

from thuistafel.documents.report_destinations import matrix
from thuistafel.documents.sheet import Table, distribution_table, table_note
from thuistafel.web.plans.queries import departures
from thuistafel.web.plans.queries import distribution as told
from thuistafel.web.plans.queries.plans import plan_for, report_for
from thuistafel.web.region.pages import Content, Here, screen


@screen("plans/distribution.html")
def distribution(here: Here) -> Content:
    """Who houses whom, by origin; every number opens."""
    report = report_for(here)
    tables: dict[str, Table] = {"verdeling": distribution_table(report), "anderen": told.price_table(report)}
    context = {
        "report": report,
        "headings": told.headings(report),
        "openings": told.openings(report),
        "total": told.opening(report.total, report),
        "note": table_note(report),
    }
    if not here.is_first_look:
        context |= _behind(here, tables)
    return Content("Verdeling", report.summary.headline, tables, context)


def _behind(here: Here, tables: dict[str, Table]) -> dict[str, object]:
    """What is calculated from everyone's numbers: matrix, groups, rounding; and what can be turned."""
    plan = plan_for(here)
    found = matrix(plan)
    tables["groepen"] = told.group_table(plan)
    if found:
        tables["bestemming"] = told.matrix_table(found)
    roundings = {f"afronding-{name}": table for name, table in told.rounding_tables(plan).items()}
    tables |= roundings
    tables["saldo"] = told.balance_table(plan)
    year, exchanged = told.reciprocity(plan)
    return {
        "matrix": found,
        "roundings": tuple(roundings.items()),
        "reciprocity_year": year,
        "reciprocity": exchanged,
        "departures": departures.departures(here.view),
        "price_sentence": departures.price(here.view),
        "percent": departures.chosen_percent(here.view),
        "controls": departures.controls(here.view),
        "days": departures.days(here.region, here.view),
        "carried": departures.hidden(
            here.view, "procent", "maximum_procent", "samenstelling", "op", *departures.TURNED
        ),
        "slider": (departures.LEAST, departures.MOST),
    }
