"""Whether numbers can be true beside each other: parts and wholes, zero or unknown, control totals, statutory tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from thuistafel.core.claims import Place
from thuistafel.core.dossier import Amount, Quarantined, Table
from thuistafel.core.obligations import reference_day, statutory_tasks
from thuistafel.core.reasons import Reason, because
from thuistafel.core.regions import resolve
from thuistafel.exchange.delivery.about import RowAbout
from thuistafel.exchange.delivery.amounts import asking, highest, lowest
from thuistafel.exchange.delivery.model import Known, Noted
from thuistafel.exchange.delivery.setting import Setting
from thuistafel.exchange.delivery.stated import Said, Stated, in_cell
from thuistafel.exchange.fingerprint import Fingerprint
from thuistafel.exchange.forms import VERSION, Sender
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
    if whole is None or not whole[0].applies or highest(whole[0]) is None:
        return
    most = highest(whole[0]) or 0
    above = [(name, amount, cell) for name, (amount, cell) in parts.items() if lowest(amount) > most]
    for name, amount, cell in above:
        yield cell, asking("part_above_whole", column=name, part=lowest(amount), whole=most, whole_cell=whole[1])
    together = sum(lowest(amount) for amount, _ in parts.values())
    if together > most and not above:
        yield whole[1], asking("parts_above_whole", parts=together, whole=most)


def _stock(numbers: Numbers) -> Iterable[tuple[str, Reason]]:
    lettings, stock = numbers.get("verhuringen_totaal"), numbers.get("sociale_huurwoningen")
    if lettings and stock and lettings[0].value is not None and stock[0].value:
        share = 100 * lettings[0].value
        if not FEWEST_LETTINGS_PERCENT * stock[0].value <= share <= MOST_LETTINGS_PERCENT * stock[0].value:
            yield lettings[1], asking("lettings_unlikely", lettings=lettings[0].value, stock=stock[0].value)


def _check_class(about: RowAbout, said: Said, where: Place) -> None:
    given = about.words.get("urgentieklasse")
    if isinstance(given, int) and given not in URGENCY_CLASSES:
        place = in_cell(where, "urgentieklasse", about.where["urgentieklasse"])
        said.quarantine.append(Quarantined(place, str(given), because("urgency_class_unknown", given=given)))
        del about.words["urgentieklasse"]


def check_workbook(said: Said, known: Known, fingerprint: Fingerprint, place: Place) -> None:
    """Ask about a workbook of ours of another year or version; its own year is what it was filled in for."""
    is_other = known.plan_year is not None and fingerprint.plan_year != known.plan_year
    if is_other and fingerprint.sender is not Sender.QUARTER:
        years = {"template_year": fingerprint.plan_year, "plan_year": known.plan_year}
        if known.answers.about("planjaar", sender=fingerprint.party, file=place.file) is None:
            said.ask(in_cell(place, "planjaar", ""), "planjaar", asking("workbook_of_other_year", **years))
    if fingerprint.template != VERSION:
        said.ask(place, "", asking("workbook_version_unknown", version=fingerprint.template))


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
    estimated = {_row_of(one) for one in said.noted if _says_estimate(one)} if of_z2 else set()
    for group, kinds in sorted(of_z2.items()):
        if group in of_z1 and not estimated & set(map(_row_of, kinds)):
            _compare_kinds(said, group, kinds, of_z1[group])


def _compare_kinds(said: Said, group: str, kinds: list[Noted], outflow: list[Stated]) -> None:
    amounts = [value for one in outflow if isinstance(value := one.cells.get("aantal"), Amount)]
    low, high = sum(map(lowest, amounts)), sum(highest(amount) or 0 for amount in amounts)
    stated = [one.value for one in kinds if isinstance(one.value, Amount)]
    together = sum(map(lowest, stated))
    if not (together <= high and low <= sum(highest(amount) or 0 for amount in stated)):
        place = kinds[0].place
        said.ask(place, place.cell, asking("household_kinds_differ", group=group, kinds=together, outflow=low))


def _row_of(one: Noted) -> tuple[str, int]:
    return (one.place.sheet, one.place.row)


def _says_estimate(one: Noted) -> bool:
    if isinstance(one.value, Amount):
        return one.value.approximate
    return any(word in str(one.value).casefold() for word in _ESTIMATED)


def _tasks(said: Said, known: Known) -> None:
    """The published task stays; its calculation stands beside it when it differs (contract: obligations)."""
    halves = {"taakstelling_1e_halfjaar": "I", "taakstelling_2e_halfjaar": "II"}
    calculated: dict[str, Mapping[str, int]] = {}
    for one in said.noted:
        if one.field not in halves or not isinstance(one.value, Amount) or one.value.value is None:
            continue
        period = f"{one.about.get('jaar', known.plan_year)}-{halves[one.field]}"
        if period not in calculated:
            calculated[period] = _calculated(period, known)
        municipality = resolve(known.register, str(one.about.get("gemeente", "")), known.day)
        task = calculated[period].get(municipality.code) if municipality else None
        if task is not None and task != one.value.value:
            difference = abs(task - one.value.value)
            reason = because(
                "task_differs", place=one.place, calculated=task, stated=one.value.value, difference=difference
            )
            said.remarks.append(reason)


def _calculated(period: str, known: Known) -> Mapping[str, int]:
    """The task of each municipality by CBS code; none when the national task or the inhabitants are not known."""
    national = national_tasks().get(period)
    if national is None or reference_day(period).year not in known.register.netherlands:
        return {}
    return {task.code: task.task for task in statutory_tasks(national, period, known.register)}
