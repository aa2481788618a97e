"""The sheet Terugkoppeling: questions first, then what was changed, set aside and read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from thuistafel.core.dossier import Dossier
from thuistafel.core.plan import Plan
from thuistafel.exchange.delivery.copies import DIGEST_SHOWN, MARK, WHOLE_FILE, WHOLE_SHEET
from thuistafel.exchange.delivery.model import Delivery
from thuistafel.exchange.feedback.beside import beside_grids
from thuistafel.exchange.feedback.own import own_grids
from thuistafel.exchange.feedback.pages import Blank, Grid, Link, Page, Value
from thuistafel.exchange.feedback.parties import party_of
from thuistafel.exchange.feedback.remarks import Remark, Sort, questions_of, set_aside
from thuistafel.wording import number, written
from thuistafel.wording.feedback import HEADINGS, LINES, NUMBERS, PLAN_SHEET, SECTIONS, SHEET

WIDTHS = (6, 20, 16, 26, 52, 46, 26)
PLAN_WIDTHS = (46, 15, 15, 15, 15, 66)
LONGEST_LIST = 1_000
LONGEST_SHOWN = 300
MOST_SPOTS = 8


@dataclass(frozen=True, slots=True)
class Occasion:
    """When files were read and who may see what: `visible_from` is the day after which others see the numbers."""

    read_on: date
    title: str = ""
    fictional: bool = False
    visible_from: date | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How a file fared, in numbers."""

    read: int
    corrected: int
    questions: int
    aside: int

    @classmethod
    def together(cls, tallies: Iterable[Tally]) -> Tally:
        """Of several files at once."""
        each = [(one.read, one.corrected, one.questions, one.aside) for one in tallies]
        return cls(*map(sum, zip(*each, strict=True)))

    @property
    def sentence(self) -> str:
        """In one line, without what there was none of.

        >>> Tally(12, 3, 1, 0).sentence
        '12 getallen gelezen, 3 cellen hersteld, 1 vraag.'
        """
        counts = {
            "read": self.read,
            "corrected": self.corrected,
            "questions": self.questions,
            "aside": self.aside,
        }
        words = [
            NUMBERS[name][count != 1].format(count=number(count))
            for name, count in counts.items()
            if count or name == "read"
        ]
        return f"{', '.join(words)}."


def tally(delivery: Delivery, dossier: Dossier | None) -> Tally:
    """Counts of one file; a row that was refused later is not read, the same question about one place is asked once."""
    aside = set_aside(delivery, dossier)
    earlier = set(delivery.quarantine)
    later = {(item.place.sheet, item.place.row, item.place.cell) for item in aside if item not in earlier}
    read = max(0, len(delivery.rows) - len(later))
    return Tally(read, len(delivery.corrected), len(questions_of(delivery)), len(aside))


def summary_page(delivery: Delivery, remarks: Sequence[Remark], plan: Plan | None, occasion: Occasion) -> Page:
    """The first sheet; of a refused file only why, and what to do."""
    if delivery.refused:
        lines = [*_about(delivery, occasion), *(f"{each.what} {each.now}".strip() for each in remarks)]
        return Page(SHEET, _title(delivery, occasion), WIDTHS, lines)
    counted = tally(delivery, plan.dossier if plan else None).sentence
    return Page(
        SHEET,
        _title(delivery, occasion),
        WIDTHS,
        [*_about(delivery, occasion), counted, LINES["how"]],
        list(_grids(remarks)),
        [(sort.value, SECTIONS[f"colour_{sort.name.lower()}"]) for sort in Sort if sort is not Sort.NOTE],
    )


def plan_page(delivery: Delivery, plan: Plan | None, occasion: Occasion) -> Page:
    """The sheet with the sender's number in the plan and beside the region."""
    lines = [LINES["visible_from"].format(day=written(occasion.visible_from))] if occasion.visible_from else []
    grids: list[Grid] = []
    if plan is None:
        lines.append(LINES["no_plan"])
    else:
        party = party_of(delivery, plan.dossier)
        if party.name:
            grids = [*own_grids(delivery, party, plan), *beside_grids(party, plan)]
        else:
            lines.append(LINES["no_sender"])
    title = " · ".join(filter(None, (PLAN_SHEET, occasion.title)))
    return Page(PLAN_SHEET, f"{MARK}: {title}", PLAN_WIDTHS, lines, grids)


def _title(delivery: Delivery, occasion: Occasion) -> str:
    return f"{MARK}: {' · '.join(filter(None, (delivery.sender, occasion.title)))}".removesuffix(": ")


def _about(delivery: Delivery, occasion: Occasion) -> Iterator[str]:
    yield LINES["file"].format(
        file=delivery.file.rpartition("/")[2], day=written(occasion.read_on), digest=delivery.digest[:DIGEST_SHOWN]
    )
    if delivery.fingerprint:
        yield delivery.fingerprint.text
    if not delivery.sender and not delivery.refused:
        yield LINES["who"]
    if occasion.visible_from:
        yield LINES["visible_from"].format(day=written(occasion.visible_from))


def _grids(remarks: Sequence[Remark]) -> Iterator[Grid]:
    for sort in (Sort.QUESTION, Sort.CORRECTED, Sort.ASIDE, Sort.NOTE, Sort.COLUMN):
        of_sort = _gathered(each for each in remarks if each.sort is sort)
        if not of_sort and sort is not Sort.QUESTION:
            continue
        name = sort.name.lower()
        rows = [_row(place, each) for place, each in enumerate(of_sort[:LONGEST_LIST], start=1)]
        notes = [LINES["no_questions"]] if not of_sort else []
        if len(of_sort) > LONGEST_LIST:
            notes.append(LINES["more"].format(count=number(len(of_sort) - LONGEST_LIST)))
        yield Grid(SECTIONS[name], HEADINGS["question" if sort is Sort.QUESTION else name], rows, notes)


def _gathered(remarks: Iterable[Remark]) -> list[Sequence[Remark]]:
    """What is said alike of several cells of a sheet, once; a question has a line of its own, for its answer."""
    found: dict[object, list[Remark]] = {}
    for each in remarks:
        alike = (each.sheet, each.what, each.now, each.was if each.sort is Sort.COLUMN else "")
        found.setdefault(each if each.sort is Sort.QUESTION else alike, []).append(each)
    return list(found.values())


def _row(place: int, alike: Sequence[Remark]) -> Sequence[Value]:
    first = alike[0]
    sheet, now = first.sheet or WHOLE_FILE, first.now
    was = " · ".join(dict.fromkeys(each.was for each in alike[:MOST_SPOTS] if each.was))
    row: tuple[Value, ...] = (place, sheet, _where(alike), _shortened(was), _shortened(first.what), now)
    return (*row, Blank()) if first.sort is Sort.QUESTION else row


def _where(alike: Sequence[Remark]) -> Value:
    first = alike[0]
    names = [each.at or (WHOLE_SHEET if each.sheet else WHOLE_FILE) for each in alike]
    text = ", ".join(names[:MOST_SPOTS]) + (
        f" {LINES['and_more'].format(count=number(len(names) - MOST_SPOTS))}" if len(names) > MOST_SPOTS else ""
    )
    return Link(text, first.sheet, *first.spots[0]) if first.spots else text


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
