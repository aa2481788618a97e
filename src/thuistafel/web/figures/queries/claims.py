"""One claim from all sides: its row, what was read otherwise, its history, its standing, what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from thuistafel.core.claims import Claim as Stated
from thuistafel.core.dossier import Row
from thuistafel.exchange.delivery.values import shown
from thuistafel.exchange.reading import Corrected, FileReport
from thuistafel.exchange.stored import from_json
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.ledger import about, number_of, spot_of
from thuistafel.web.figures.models import Claim, ConcerningQuerySet, LedgerLine, ReadFile
from thuistafel.web.figures.queries.ledger import Line, place_words, sees_number, shown_lines, spot_words
from thuistafel.web.figures.queries.standing import Standing, standings_of
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.viewpoint import Viewpoint
from thuistafel.wording import sentence, written


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of the row: what was taken, where it stood, and what stood there when that was something else."""

    column: str
    value: str
    place: str
    was: str
    why: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When a claim came to be known or ended, and by what change."""

    has_ended: bool
    revision: Revision


@dataclass(frozen=True, slots=True)
class Told:
    """A claim's page; `standing` is None where the calculation does not use it or where others' numbers are hidden."""

    claim: Claim
    row: Row
    about: str
    number: str
    is_shielded: bool
    place: str
    cells: tuple[Cell, ...]
    moments: tuple[Moment, ...]
    standing: Standing | None
    others: tuple[Line, ...]
    earlier: tuple[Line, ...]


def claim_at(region: Region, digest: str, number: int, member: Member) -> Claim | None:
    """The claim as it holds at a revision, else as it last held; None when it is not there or not for the member."""
    seen = Claim.objects.visible_to(member).filter(region=region, digest=digest).select_related("region")
    return seen.at(region, number).first() or seen.order_by("-since").first()


def told_of(claim: Claim, region: Region, view: Viewpoint, member: Member) -> Told:
    """All that its page shows."""
    row: Row = from_json(claim.content)
    lines = LedgerLine.objects.visible_to(member).filter(region=region)
    standing = _standing(row, view)
    others = _others(standing, lines.at(region, view.revision), claim, region, member)
    hidden = standing is not None and len(others) < len({p for one in standing.others for p in one.places})
    is_open = sees_number(claim.table, claim.concerns, member)
    place = row.place_of("aantal")
    return Told(
        claim,
        row,
        about(row),
        number_of(row) if is_open else "",
        not is_open,
        place_words(place.file, place.sheet, str(place.row), place.cell),
        _cells(row, claim, member, is_open),
        _moments(claim, region, member),
        None if hidden or not is_open else standing,
        others,
        _earlier(row, lines, claim, region, member),
    )


def _standing(row: Row, view: Viewpoint) -> Standing | None:
    found = standings_of(view).get(row.place_of("aantal"), ())
    source = str(row.cells.get("bron", ""))
    return next((one for one in found if one.claim.source == source), None)


def _others(
    standing: Standing | None, lines: ConcerningQuerySet[LedgerLine], claim: Claim, region: Region, member: Member
) -> tuple[Line, ...]:
    """The lines of the other claims on the subject."""
    claims = standing.others if standing else ()
    return shown_lines(region, lines_of(claims, lines).exclude(digest=claim.digest), member)


def lines_of(claims: Iterable[Stated], lines: ConcerningQuerySet[LedgerLine]) -> ConcerningQuerySet[LedgerLine]:
    """The lines of the places where these claims stand."""
    spots = {(place.file, spot_of(place)) for claim in claims for place in claim.places}
    found = Q(pk__in=())
    for file, spot in sorted(spots):
        found |= Q(file=file, spot=spot)
    return lines.filter(found)


def _earlier(
    row: Row, lines: ConcerningQuerySet[LedgerLine], claim: Claim, region: Region, member: Member
) -> tuple[Line, ...]:
    """What stood at the same place at another time."""
    place = row.place_of("aantal")
    found = lines.filter(file=place.file, spot=spot_of(place), about=about(row)[:300]).exclude(digest=claim.digest)
    return shown_lines(region, found.order_by("-since")[:20], member)


def _moments(claim: Claim, region: Region, member: Member) -> tuple[Moment, ...]:
    """Each time the claim came and went: what was taken back may have come again."""
    spells = Claim.objects.visible_to(member).filter(region=region, digest=claim.digest).values_list("since", "until")
    ends = {since: False for since, _ in spells} | {until: True for _, until in spells if until}
    revisions = Revision.objects.filter(region=region, number__in=ends).select_related(
        "made_by__user", "made_by__organisation"
    )
    return tuple(Moment(ends[revision.number], revision) for revision in revisions)


def _cells(row: Row, claim: Claim, member: Member, is_open: bool) -> tuple[Cell, ...]:
    """The row's own columns; a number that is not for the member is left out, with all that was made of it."""
    corrected = _corrected(row, claim, member)
    return tuple(
        _cell(row, name, corrected.get(_at(row, name))) for name in row.cells if is_open or not _counts(row, name)
    )


def _counts(row: Row, column: str) -> bool:
    return column in {"aantal", "laag", "hoog"} or not isinstance(row.cells[column], str)


def _cell(row: Row, column: str, corrected: Corrected | None) -> Cell:
    place = row.place_of(column)
    where = spot_words(0 if row.is_sent else place.row, row.at.get(column, ""))
    value = row.cells[column]
    said = shown(value) if not isinstance(value, int) else written(str(value))
    return Cell(
        column.replace("_", " "),
        said,
        where,
        corrected.was if corrected else "",
        sentence(corrected.reason) if corrected else "",
    )


def _at(row: Row, column: str) -> tuple[str, int, str]:
    """By what a correction names a cell: its own name in files that were sent, else its row and column."""
    if column in row.at:
        return (row.place.sheet, 0, row.at[column])
    return (row.place.sheet, row.place.row, column)


def _corrected(row: Row, claim: Claim, member: Member) -> dict[tuple[str, int, str], Corrected]:
    """The cells of the file that were read as something else than stood there."""
    report = ReadFile.objects.visible_to(member).at(claim.region, claim.since).filter(file=claim.file).first()
    if report is None:
        return {}
    read: FileReport = from_json(report.content)
    found: dict[tuple[str, int, str], Corrected] = {}
    for item in read.corrected:
        if item.was != item.became and item.place.sheet == row.place.sheet:
            found[item.place.sheet, 0, item.place.cell] = item
            found[item.place.sheet, item.place.row, item.place.column] = item
    return found
