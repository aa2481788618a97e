"""Whether numbers can be true beside each other: parts and wholes, zero or unknown, control totals, statutory tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Quarantined, Table
from thuistafel.core.obligations import statutory_tasks
from thuistafel.core.reasons import Reason, because
from thuistafel.core.regions import resolve
from thuistafel.exchange.cells import CellValue
from thuistafel.exchange.delivery.about import RowAbout
from thuistafel.exchange.delivery.amounts import asking
from thuistafel.exchange.delivery.model import Known, Noted
from thuistafel.exchange.delivery.setting import Setting
from thuistafel.exchange.delivery.stated import Said, Stated, in_cell
from thuistafel.exchange.reference import national_tasks

Numbers = Mapping[str, tuple[Amount, str]]
"""The quantities of a row by field name, each with its cell."""

FEWEST_LETTINGS_PERCENT, MOST_LETTINGS_PERCENT = 2, 15
"""Of the social stock; outside it a year's lettings are asked about (product: G1)."""
URGENCY_CLASSES = range(1, 5)
WHOLES = ("verhuringen_totaal", "aantal")
HOUSEHOLD_KINDS = ("alleen", "paar", "ouder_1_2_kind", "gezin_3_kind")
_ESTIMATED = ("schatting", "geschat", "ca.", "circa", "ongeveer")


def check_row(stated: Sequence[Stated], numbers: Numbers, about: RowAbout, said: Said, setting: Setting) -> None:
    """Ask about what is unlikely in one row; what is asked about becomes doubted."""
    where = Place(setting.sheet.file, setting.sheet.name)
    for cell, reason in _unlikely(numbers, setting):
        if setting.answer(cell) is None:
            said.ask(in_cell(where, "", cell), cell, reason)
            for one in stated:
                one.is_doubted = one.is_doubted or one.spot == cell
    _check_class(about, said, where)


def _unlikely(numbers: Numbers, setting: Setting) -> Iterable[tuple[str, Reason]]:
    yield from _parts(numbers)
    yield from _stock(numbers)
    if setting.form.code == "G2":
        for name, (amount, cell) in sorted(numbers.items()):
            if amount.value == 0:
                yield cell, asking("zero_asked", column=name)


def _parts(numbers: Numbers) -> Iterable[tuple[str, Reason]]:
    """Each part, and all together, at most the whole."""
    whole = next((numbers[name] for name in WHOLES if name in numbers), None)
    parts = {name: found for name, found in sorted(numbers.items()) if name.startswith("waarvan_")}
    if whole is None or not whole[0].applies or _high(whole[0]) is None:
        return
    most = _high(whole[0]) or 0
    above = [(name, amount, cell) for name, (amount, cell) in parts.items() if _low(amount) > most]
    for name, amount, cell in above:
        yield cell, asking("part_above_whole", column=name, part=_low(amount), whole=most, whole_cell=whole[1])
    together = sum(_low(amount) for amount, _ in parts.values())
    if together > most and not above:
        yield whole[1], asking("parts_above_whole", parts=together, whole=most)


def _stock(numbers: Numbers) -> Iterable[tuple[str, Reason]]:
    lettings, stock = numbers.get("verhuringen_totaal"), numbers.get("sociale_huurwoningen")
    if lettings and stock and lettings[0].value is not None and stock[0].value:
        share = 100 * lettings[0].value
        if not FEWEST_LETTINGS_PERCENT * stock[0].value <= share <= MOST_LETTINGS_PERCENT * stock[0].value:
            yield lettings[1], asking("lettings_unlikely", lettings=lettings[0].value, stock=stock[0].value)


def _low(amount: Amount) -> int:
    return next((number for number in (amount.low, amount.value) if number is not None), 0)


def _high(amount: Amount) -> int | None:
    return amount.high if amount.high is not None else amount.value


def _check_class(about: RowAbout, said: Said, where: Place) -> None:
    given = about.words.get("urgentieklasse")
    if isinstance(given, int) and given not in URGENCY_CLASSES:
        place = in_cell(where, "urgentieklasse", about.where["urgentieklasse"])
        said.quarantine.append(Quarantined(place, str(given), because("urgency_class_unknown", given=given)))
        del about.words["urgentieklasse"]


def check_file(said: Said, known: Known) -> None:
    """Compare sheets of one file with each other, and published tasks with their calculation."""
    _household_kinds(said)
    _tasks(said, known)


def _household_kinds(said: Said) -> None:
    """Z2 adds up to klaar and verwacht of Z1 per group, unless it says that it is an estimate."""
    of_z2: defaultdict[str, list[Noted]] = defaultdict(list)
    for one in said.noted:
        if one.form == "Z2" and one.field in HOUSEHOLD_KINDS and isinstance(one.value, Amount):
            of_z2[str(one.about.get("doelgroep", ""))].append(one)
    of_z1: defaultdict[str, list[Stated]] = defaultdict(list)
    for number in said.stated:
        if number.table is Table.OUTFLOW:
            of_z1[str(number.cells.get("doelgroep", ""))].append(number)
    for group, kinds in sorted(of_z2.items()):
        if group in of_z1 and not _is_estimate(said, kinds[0]):
            _compare_kinds(said, group, kinds, of_z1[group])


def _compare_kinds(said: Said, group: str, kinds: list[Noted], outflow: list[Stated]) -> None:
    amounts = [value for one in outflow if isinstance(value := one.cells.get("aantal"), Amount)]
    low, high = sum(map(_low, amounts)), sum(_high(amount) or 0 for amount in amounts)
    stated = [one.value for one in kinds if isinstance(one.value, Amount)]
    together = sum(map(_low, stated))
    if not (together <= high and low <= sum(_high(amount) or 0 for amount in stated)):
        place = kinds[0].place
        said.ask(place, place.cell, asking("household_kinds_differ", group=group, kinds=together, outflow=low))


def _is_estimate(said: Said, kind: Noted) -> bool:
    """Whether somewhere in the same row stands that it is an estimate."""
    if isinstance(kind.value, Amount) and kind.value.approximate:
        return True
    row = (kind.place.sheet, kind.place.row)
    texts = (str(one.value).casefold() for one in said.noted if (one.place.sheet, one.place.row) == row)
    return any(word in text for text in texts for word in _ESTIMATED)


def _tasks(said: Said, known: Known) -> None:
    """The published task stays; its calculation stands beside it when it differs (contract: obligations)."""
    halves = {"taakstelling_1e_halfjaar": "I", "taakstelling_2e_halfjaar": "II"}
    for one in said.noted:
        if one.field in halves and isinstance(one.value, Amount) and one.value.value is not None:
            calculated = _calculated(one.about, halves[one.field], known)
            if calculated is not None and calculated != one.value.value:
                difference = abs(calculated - one.value.value)
                reason = because(
                    "task_differs",
                    place=one.place,
                    calculated=calculated,
                    stated=one.value.value,
                    difference=difference,
                )
                said.remarks.append(reason)


def _calculated(about: Mapping[str, CellValue], half: str, known: Known) -> int | None:
    year = about.get("jaar", known.plan_year)
    municipality = resolve(known.register, str(about.get("gemeente", "")), known.day)
    period = f"{year}-{half}"
    if municipality is None or period not in national_tasks() or int(str(year)) - 1 not in known.register.netherlands:
        return None
    tasks = statutory_tasks(national_tasks()[period], period, known.register)
    return next((task.task for task in tasks if task.code == municipality.code), None)
