"""The numbers one could find out, in words: what a verdict depends on and which number to ask for next (W16)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from thuistafel.core.demand import Pool, PoolKind
from thuistafel.core.information import NextNumber
from thuistafel.core.plan import REGION, Certainty, Plan, Verdict
from thuistafel.documents.report import NextNumbers, NextRow
from thuistafel.documents.report_complete import gap, to_deliver
from thuistafel.documents.report_words import decimal, homes, households, listing, number, say
from thuistafel.wording.language import translated


def in_words(found: NextNumber, plan: Plan) -> str:
    """`de verhuringen van Delft`, `de herkomst van 38 huishoudens (Zorgaanbieder B · opvang)`."""
    if found.kind == "verhuringen":
        names = [part for part in found.subject[:2] if part and not part.isdigit() and part != "verwacht"]
        return say("number_verhuringen", subject=translated(" bij ").join(names))
    if found.kind == "herkomst_bekend":
        return say("number_herkomst_bekend", subject=in_plain(found.subject[:3]))
    if is_size(found):
        return say("number_size", subject=in_plain(found.subject[:-2]))
    size = households(sum(pool.size for pool in pools_behind(found, plan)))
    return say(f"number_{found.kind}", size=size, subject=in_plain(found.subject))


def in_plain(subject: Iterable[str]) -> str:
    """Key columns as read aloud: `Zorgaanbieder B · maatschappelijke opvang`."""
    return " · ".join(subject).replace("_", " ")


def is_size(found: NextNumber) -> bool:
    """Whether the number is how many a pool holds (its key columns end in year and kind), not where they come from."""
    is_of_pool, columns = found.kind in set(PoolKind), found.subject
    return is_of_pool and columns[-1:] in (("stroom",), ("stand",)) and columns[-2].isdigit()


def pools_behind(found: NextNumber, plan: Plan) -> list[Pool]:
    """The pools a number about origins is about; none for other kinds."""
    if is_size(found):
        return []
    pools = [pool for pool in plan.demand.pools if pool.kind == found.kind]
    if found.kind == PoolKind.UNKNOWN:
        return [pool for pool in pools if tuple(part for part in pool.name if part) == found.subject]
    if found.kind == PoolKind.SAFE_ADDRESS and len(pools) > 1:
        names = plan.dossier.composition.names
        return [pool for pool in pools if found.subject[:1] == (names.get(pool.name[0], ""),)]
    return pools


def depends_on(name: str, plan: Plan) -> str:
    """What settles the verdict of `name` (a municipality, or 'regio'); '' when no single number does.

    Lettings that were not delivered come first, then the number that settles it most often.
    """
    missing = [row.name for row in plan.distribution.municipalities if row.figures.lettings is None]
    if name in missing or (name == REGION and missing):
        return say("number_missing", names=listing(missing if name == REGION else [name]))
    for found in plan.next_numbers:
        if found.decides > 0 and name in found.decisions:
            return in_words(found, plan)
    return ""


def next_numbers(plan: Plan) -> NextNumbers:
    """Both questions of W16: *whether* (verdicts settled) and *how much* (homes narrowed)."""
    deciding = first_deciding(plan)
    rows = tuple(
        NextRow(in_words(found, plan), share(found.decides), found.narrows, decided_names(found))
        for found in plan.next_numbers
    )
    how_much, narrowing = how_much_words(plan)
    detail = f"{detail_words(deciding)} {narrowing}".strip()
    return NextNumbers(whether_words(deciding, plan), how_much, detail, rows, *mail(deciding, plan))


def first_deciding(plan: Plan) -> NextNumber | None:
    """The number to ask for first; none while something was not delivered at all, which comes before any number."""
    if gap(plan) or without_lettings(plan):
        return None
    return next((found for found in plan.next_numbers if found.decides > 0), None)


def without_lettings(plan: Plan) -> list[str]:
    """The municipalities of which lettings must come before it can be said whether they are short."""
    return [
        row.name
        for row in plan.distribution.municipalities
        if row.figures.lettings is None and (row.code not in plan.certainty or may_be_short(plan.certainty[row.code]))
    ]


def may_be_short(known: Certainty) -> bool:
    """Whether a shortage is held possible; without a range of its own it is."""
    return known.range is None or known.range.high > 0


def may_stop(plan: Plan) -> bool:
    """Whether no number is worth finding any more: all was delivered, none settles a verdict, none narrows."""
    worth = any(found.decides or found.narrows for found in plan.next_numbers)
    return not (worth or gap(plan) or without_lettings(plan))


def mail(found: NextNumber | None, plan: Plan) -> tuple[str, str]:
    """Subject and body of the message to who has a number; empty without one."""
    if found is None:
        return "", ""
    title, what = plan.dossier.frame.title, in_words(found, plan)
    why = say("mail_decides", name=decided_name(found)) if found.decides else ""
    why = why or say("mail_narrows", narrows=homes(found.narrows))
    question = say("mail_question_origin" if pools_behind(found, plan) else "mail_question_amount")
    body = say("mail_body", title=title, what=what, why=why, question=question)
    return say("mail_subject", title=title, what=what), body


def decided_name(deciding: NextNumber) -> str:
    """Whose verdict a number settles most often."""
    name = deciding.foremost or next(iter(deciding.decisions), REGION)
    return say("subject_region") if name == REGION else name


def decided_names(found: NextNumber) -> tuple[str, ...]:
    """Whose verdicts a number settles, as printed."""
    return tuple(translated(REGION) if name == REGION else name for name in found.decisions)


def share(decides: Fraction) -> str:
    """A yield below one as whole percents, from one on as a number of verdicts."""
    return decimal(decides, 2) if decides > 1 else f"{decimal(decides * 100, 0)}%"


def whether_words(deciding: NextNumber | None, plan: Plan) -> str:
    """Whom to ask to know *whether* there is a shortage; demand that does not count yet comes before any number."""
    if gap(plan):
        return say("next_whether_incomplete", what=to_deliver(plan))
    if missing := without_lettings(plan):
        return say("next_whether_missing", what=say("number_missing", names=listing(missing)))
    if deciding is None:
        return say("next_whether_none")
    return say("next_whether", name=decided_name(deciding), what=in_words(deciding, plan))


def detail_words(deciding: NextNumber | None) -> str:
    """How often the number settles it, and by how many homes it narrows."""
    if deciding is None or deciding.favourable == 0:
        return ""
    return say(
        "next_detail",
        favourable=number(deciding.favourable),
        possible=number(deciding.possible),
        narrows=homes(deciding.narrows),
    )


def how_much_words(plan: Plan) -> tuple[str, str]:
    """What to find out to know *how much*, and what that brings: one number, or the origins together."""
    if not gap(plan).delivered:
        return "", ""
    best = max(plan.next_numbers, key=lambda found: found.narrows, default=None)
    if best is None or best.narrows == 0:
        return say("next_how_much_none"), ""
    names = planning_names(plan)
    code = "next_how_much_one" if len(names) == 1 else "next_how_much"
    if not is_about_origins(best):
        return say(code, names=listing(names), what=in_words(best, plan)), ""
    origins = [found for found in plan.next_numbers if found.narrows > 0 and is_about_origins(found)]
    size = sum(pool.size for found in origins for pool in pools_behind(found, plan))
    what = say("next_pools", size=size)
    return say(code, names=listing(names), what=what), pool_detail(origins, plan)


def is_about_origins(found: NextNumber) -> bool:
    """Whether finding the number is finding out where people come from."""
    return found.kind in (PoolKind.UNKNOWN, PoolKind.OUTSIDE) and not is_size(found)


def pool_detail(origins: Iterable[NextNumber], plan: Plan) -> str:
    """By how many homes each origin narrows the regional range."""
    parts = [
        say("next_detail_pool", narrows=homes(found.narrows), size=sum(pool.size for pool in pools_behind(found, plan)))
        for found in origins
    ]
    return say("next_detail_pools", narrows=listing(parts))


def planning_names(plan: Plan) -> list[str]:
    """Who is certainly short, else who has a shortage; largest first; else the region."""
    rows = [row for row in plan.distribution.municipalities if row.figures.shortage]
    rows.sort(key=lambda row: (-(row.figures.shortage or 0), row.code))
    certain = [
        row.name
        for row in rows
        if (known := plan.certainty.get(row.code)) is not None and known.verdict is Verdict.CERTAIN
    ]
    return certain or [row.name for row in rows] or [say("subject_region")]
