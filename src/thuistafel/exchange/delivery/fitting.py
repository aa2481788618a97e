"""A block taken for one form: what each of its columns would mean, and how well that fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from thuistafel.exchange.delivery.answers import is_left_alone
from thuistafel.exchange.delivery.bounds import with_bounds
from thuistafel.exchange.delivery.contents import named_by_values
from thuistafel.exchange.delivery.context import OWN_SHEET, Around
from thuistafel.exchange.delivery.looked import Held, Looked
from thuistafel.exchange.delivery.meaning import Meaning, columns_of, meaning_of
from thuistafel.exchange.delivery.model import SURE, Column, How
from thuistafel.exchange.forms import Field, Form
from thuistafel.exchange.raw import column_letters
from thuistafel.exchange.tables import COLUMNS

_BY_VALUES = 70
_BY_VALUES_MOST = 80
_CORNER, _WHOLE = 95, 100
_CORNERS = frozenset({"gemeente", "doelgroep"})
_LEAST_TEXT_FIELDS = 3
_BY_NAME, _BY_WORD, _STATED, _REMARK, _LACKING = 1.0, 0.9, 0.4, 0.1, 0.4
_SUBJECTS = frozenset({"doelgroep", "categorie", "gemeente", "herkomst", "woongemeente"})
_PARTIES = frozenset({"corporatie", "instelling"})
_NO_NUMBERS = _PARTIES | {"doelgroep"}
_OTHER_PLACE = {"herkomst": "woongemeente"}


@dataclass(frozen=True, slots=True)
class Fit:
    """A block taken for a form. `is_named`: a heading names what is counted; else the words around it do."""

    form: Form
    columns: tuple[Column, ...]
    worth: float
    is_named: bool

    @property
    def is_sure(self) -> bool:
        """Whether a quantity was found for sure."""
        return any(_is_quantity(column) and column.confidence >= SURE for column in self.columns)

    @property
    def tables(self) -> frozenset[str]:
        """The tables of a dossier its numbers go to."""
        fields = [column.field for column in self.columns if column.field]
        return frozenset(measure.table.value for field in fields for measure in field.measures)


def fitted(looked: Looked, form: Form) -> Fit | None:
    """The block as this form; None when there is no number it would know, or nothing that number would be about."""
    headed = [
        _answered(looked, form, index, heading) or _headed(looked, form, index, heading)
        for index, heading in enumerate(looked.headings, start=looked.block.first_column)
    ]
    is_named = any(_is_counted(column) and not is_of_title for column, is_of_title in headed)
    columns = _believable([column for column, _ in headed], looked.held)
    columns = _once(columns, looked.held)
    columns = _filled_in(columns, form, looked.held)
    columns = _with_only_amounts(columns, form, looked)
    columns = with_bounds(_to_other_place(columns, form))
    worth = looked.near.worth(form)
    if not _is_likely(columns, form, worth, is_named):
        return None
    worth += sum(map(_worth, columns)) - _LACKING * _lacking(columns, looked, form)
    return Fit(form, tuple(columns), worth, is_named)


def _is_counted(column: Column) -> bool:
    return bool(column.field and column.field.measures)


def _is_quantity(column: Column) -> bool:
    return _is_counted(column) and not column.role


def _worth(column: Column) -> float:
    """What a column says for the form: a field by its name most, a heading that only states something little."""
    if column.role == "toelichting":
        return _REMARK
    if column.field is None:
        return 0.0
    most = _STATED if column.role or column.fixed else _BY_NAME if column.how in {How.NAME, How.ANSWER} else _BY_WORD
    return most * column.confidence / 100


def _is_likely(columns: Iterable[Column], form: Form, around: float, is_named: bool) -> bool:
    """A quantity by its own name or by the words around, about something; without quantities three fields by name."""
    fields = {column.field.name: column.field for column in columns if column.field}
    about = [name for name, field in fields.items() if not field.measures]
    if any(field.measures for field in fields.values()):
        has_subject = bool(about) or around > 0 or any(column.fixed for column in columns)
        return has_subject and (is_named or around > 0)
    if any(field.measures for field in form.fields):
        return False
    return len(about) >= (2 if around >= OWN_SHEET else _LEAST_TEXT_FIELDS)


def _answered(looked: Looked, form: Form, index: int, heading: str) -> tuple[Column, bool] | None:
    """The column as it was answered, by its heading or its letters."""
    for spot in filter(None, (heading, column_letters(index))):
        text = looked.answer(spot)
        if text is None:
            continue
        if is_left_alone(text):
            return Column(index, heading, None, how=How.ANSWER), False
        meaning = meaning_of(text, form)
        if meaning.field or meaning.role:
            fixed = meaning.fixed or meaning_of(heading, form).fixed
            return Column(index, heading, meaning.field, meaning.role, fixed, 100, How.ANSWER), False
    return None


def _headed(looked: Looked, form: Form, index: int, heading: str) -> tuple[Column, bool]:
    """The column by its heading, and whether what it counts was taken from the words around."""
    meaning = _of_party(heading, form, looked) or meaning_of(heading, form)
    if meaning.is_quantity_of_title:
        return _of_title(looked.near, form, Column(index, heading, None), meaning, looked), True
    if meaning.field is None:
        return Column(index, heading, None, confidence=0), False
    return _column(index, heading, meaning, looked), False


def _of_party(heading: str, form: Form, looked: Looked) -> Meaning | None:
    """A heading that is the name of a known party: below it stand the numbers of that party."""
    held = looked.held[looked.headings.index(heading)]
    name, _ = named_by_values((heading,), looked.known)
    if name not in _PARTIES or not held.is_counted:
        return None
    fixed = columns_of({name: heading}, form)
    return Meaning(None, "", fixed, SURE, is_quantity_of_title=True) if fixed else None


def _of_title(near: Around, form: Form, column: Column, meaning: Meaning, looked: Looked) -> Column:
    """A bound by itself finds its quantity later; any other heading that only states something has the title's."""
    if not (meaning.role and not meaning.fixed):
        meaning = replace(meaning, field=near.quantity(form))
        if meaning.field is None or not _has_place(meaning.field, meaning.fixed):
            return replace(column, confidence=0)
    return _column(column.index, column.written, meaning, looked)


def _has_place(quantity: Field, fixed: Mapping[str, str | int]) -> bool:
    """Whether the table of the quantity has a column for the group or municipality that the heading states."""
    stated = _SUBJECTS & fixed.keys()
    return any(stated <= {column.name for column in COLUMNS[measure.table]} for measure in quantity.measures)


def _lacking(columns: Iterable[Column], looked: Looked, form: Form) -> int:
    """How many of the things its numbers are about are said by no column, heading or title."""
    columns = list(columns)
    said = {column.field.fills for column in columns if column.field and not column.role}
    said |= {name for column in columns for name in column.fixed} | {*looked.around_of(form)}
    tables = {measure.table for column in columns if column.field for measure in column.field.measures}
    needed = {column.name for table in tables for column in COLUMNS[table] if column.required}
    return len((needed & _SUBJECTS) - said)


def _column(index: int, heading: str, meaning: Meaning, looked: Looked) -> Column:
    fixed = looked.spelled(dict(meaning.fixed))
    return Column(index, heading, meaning.field, meaning.role, fixed, meaning.confidence, meaning.how)


def _believable(columns: list[Column], held: tuple[Held, ...]) -> list[Column]:
    """Without columns only likely to be what their content is not: numbers no party, a care provider no corporation."""
    return [
        replace(column, field=None, confidence=0) if _is_refuted(column, one) else column
        for column, one in zip(columns, held, strict=True)
    ]


def _is_refuted(column: Column, held: Held) -> bool:
    if column.field is None or column.how is not How.ALIKE or column.field.fills not in _NO_NUMBERS:
        return False
    is_other_party = {held.named, column.field.fills} == _PARTIES
    return held.is_counted or is_other_party


def _once(columns: list[Column], held: tuple[Held, ...]) -> list[Column]:
    """Of two columns with content for one field only the surest keeps it."""
    best: dict[tuple[str, str, str], int] = {}
    for at, column in enumerate(columns):
        if column.field and held[at].values:
            key = (column.field.name, column.role, repr(sorted(column.fixed.items())))
            if key not in best or columns[best[key]].confidence < column.confidence:
                best[key] = at
    kept = set(best.values())
    return [
        replace(column, field=None, role="", confidence=0)
        if column.field and held[at].values and at not in kept
        else column
        for at, column in enumerate(columns)
    ]


def _filled_in(columns: list[Column], form: Form, held: tuple[Held, ...]) -> list[Column]:
    """Columns without a meaning by what they hold."""
    used = {column.field.name for column in columns if column.field and not column.role}
    found = list(columns)
    for at, column in enumerate(columns):
        if column.field or column.role or column.how is How.ANSWER:
            continue
        is_corner = at == 0 and _is_corner(column, held[at]) and any(one.fixed for one in columns)
        one = _by_values(column, form, held[at], _CORNER if is_corner else _BY_VALUES_MOST)
        if one and (one.field is None or one.field.name not in used):
            used.add(one.field.name if one.field else "")
            found[at] = one
    return found


def _by_values(column: Column, form: Form, held: Held, most: int) -> Column | None:
    if held.named == "kwaliteit":
        return replace(column, role="kwaliteit", confidence=_BY_VALUES, how=How.VALUES)
    if not held.named:
        return None
    wanted = (held.named, "herkomst") if held.named == "gemeente" else (held.named,)
    for name in wanted:
        field = next((one for one in form.fields if name in {one.fills, one.name}), None)
        if field:
            return replace(column, field=field, confidence=min(most, held.share), how=How.VALUES)
    return None


def _is_corner(column: Column, held: Held) -> bool:
    """The corner of a wide table says nothing, and below it stand nothing but groups or municipalities."""
    return not column.written.strip() and held.share == _WHOLE and len(held.values) > 1 and held.named in _CORNERS


def _with_only_amounts(columns: list[Column], form: Form, looked: Looked) -> list[Column]:
    """The one column of amounts whose heading says nothing is what the words around count."""
    if any(map(_is_counted, columns)):
        return columns
    silent = [at for at, column in enumerate(columns) if looked.held[at].is_counted and _says_nothing(column)]
    quantity = looked.near.quantity(form)
    if len(silent) != 1 or quantity is None:
        return columns
    found = list(columns)
    found[silent[0]] = replace(found[silent[0]], field=quantity, role="", confidence=_BY_VALUES, how=How.VALUES)
    return found


def _says_nothing(column: Column) -> bool:
    is_open = column.field is None and column.how is not How.ANSWER
    return is_open and (column.role in {"totaal", "bandbreedte"} or (not column.role and not column.written.strip()))


def _to_other_place(columns: list[Column], form: Form) -> list[Column]:
    """Where the rows say from where, municipalities above the columns say to where."""
    rows = {column.field.fills for column in columns if column.field and not column.role}
    if "herkomst" not in rows or not any(field.fills == "woongemeente" for field in form.fields):
        return columns
    return [
        replace(column, fixed={_OTHER_PLACE.get(name, name): value for name, value in column.fixed.items()})
        for column in columns
    ]
