"""Lines to read aloud with their places as something one can follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thuistafel.core.claims import Place
from thuistafel.documents.report import Line, Spot, sheet_in
from thuistafel.documents.report_gathered import bare
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.kept import per_view
from thuistafel.web.region.viewpoint import Viewpoint

Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Point:
    """A row or cell as it is printed, and the place it names; None where that is not known."""

    label: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Origin:
    """One file with its points, and who said it how well."""

    file: str
    is_cells: bool
    points: tuple[Point, ...]
    behind: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence and where its numbers stand; `more` counts what is left out."""

    text: str
    origins: tuple[Origin, ...]
    more: int


def spoken(lines: Iterable[Line], view: Viewpoint) -> tuple[Spoken, ...]:
    """The same lines, each place as a file with points to follow."""
    known = _places(view)
    return tuple(Spoken(line.text, _origins(line.spots, known), line.more) for line in lines)


def _origins(spots: Iterable[Spot], known: Mapping[Key, Place]) -> tuple[Origin, ...]:
    grouped: dict[tuple[str, str, str], list[Spot]] = {}
    for spot in spots:
        grouped.setdefault((spot.file, spot.source, spot.grade), []).append(spot)
    return tuple(_origin(*key, found, known) for key, found in grouped.items())


def _origin(file: str, source: str, grade: str, spots: list[Spot], known: Mapping[Key, Place]) -> Origin:
    points = tuple(
        Point(spot.cell or str(spot.row), known.get((spot.file, spot.row, spot.cell)))
        for spot in sorted(spots, key=lambda one: one.row)
        if spot.row or spot.cell
    )
    return Origin(file, any(spot.cell for spot in spots), points, ", ".join(filter(None, (source, grade))))


@per_view(32)
def _places(view: Viewpoint) -> Mapping[Key, Place]:
    """Every place of a claim the plan may rest on, by what a report calls it."""
    dossier = plan_of(view).dossier
    values = (value for table in (dossier.lettings, dossier.outflow, dossier.priority) for value in table.values())
    places = (place for value in values for claim in value.claims for place in claim.places)
    return {(bare(sheet_in(place.file, place.sheet)), place.row, place.cell): place for place in places}
