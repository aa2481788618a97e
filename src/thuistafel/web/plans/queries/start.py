"""What the start page says beside the plan: what can be decided, what was read, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from urllib.parse import quote

from thuistafel.core.plan import Verdict
from thuistafel.documents.report import NextNumbers, Report
from thuistafel.exchange.reading import Corrected, FileReport
from thuistafel.exchange.stored import from_json
from thuistafel.web.figures.models import ReadFile
from thuistafel.web.plans.queries.plans import dossier_of
from thuistafel.web.region.models import Revision
from thuistafel.web.region.pages import Here
from thuistafel.wording.numbers import listing

SHOWN_CELLS = 6


@dataclass(frozen=True, slots=True)
class Decidable:
    """Of how many municipalities it is certain whether they are short, with their names.

    Where the shortage is shared no municipality has a verdict of its own; `region` is then the only one ('' not yet).
    """

    certain: int
    all: int
    short: str
    fits: str
    open: str
    has_own_verdicts: bool
    region: str


def decidable(report: Report) -> Decidable:
    """What holds whatever the uncertain numbers become, under the condition of the report."""
    by_verdict: dict[str, list[str]] = {}
    for row in report.rows:
        by_verdict.setdefault(row.verdict, []).append(row.name)
    short, fits = by_verdict.get(Verdict.CERTAIN, []), by_verdict.get(Verdict.CERTAINLY_NOT, [])
    still_open = [row.name for row in report.rows if row.name not in {*short, *fits}]
    return Decidable(
        certain=len(short) + len(fits),
        all=len(report.rows),
        short=listing(short),
        fits=listing(fits),
        open=listing(still_open),
        has_own_verdicts=bool(by_verdict.keys() - {""}),
        region=report.total.verdict,
    )


def mail_link(following: NextNumbers) -> str:
    """A link that opens the message to who has the deciding number; '' when no number decides."""
    if not following.mail_subject:
        return ""
    return f"mailto:?subject={quote(following.mail_subject, safe='')}&body={quote(following.mail_body, safe='')}"


@dataclass(frozen=True, slots=True)
class Gathered:
    """How the files fared that parties sent, as far as the member may see, with a few restored cells."""

    files: int
    corrected: int
    questions: int
    differing: int | None
    cells: tuple[Corrected, ...]


def gathered(here: Here) -> Gathered:
    """What was made of what came in; sources that differ are left out while only own numbers may be seen."""
    visible = ReadFile.objects.visible_to(here.member).at(here.region, here.view.revision)
    found = visible.values_list("is_sent", "questions", "content")
    reports = [from_json(content) for _sent, _questions, content in found]
    return Gathered(
        files=sum(sent for sent, _questions, _content in found),
        corrected=sum(len(report.corrected) for report in reports),
        questions=sum(questions for _sent, questions, _content in found),
        differing=None if here.is_first_look else len(dossier_of(here.view).conflicts),
        cells=_telling(reports),
    )


def _telling(reports: list[FileReport]) -> tuple[Corrected, ...]:
    """A few cells that were restored, from as many files and of as many kinds as there are."""
    changed = [one for report in reports for one in report.corrected if one.was != one.became]
    first = list({one.reason.code: one for one in reversed(changed)}.values())[::-1]
    rest = (one for one in changed if one not in first)
    return tuple(islice(chain(first, rest), SHOWN_CELLS))


def latest_change(here: Here) -> Revision | None:
    """The revision one looks from."""
    return Revision.objects.filter(region=here.region, number=here.view.revision).first()
