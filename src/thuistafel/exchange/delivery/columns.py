"""The form a block fills and what each of its columns means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delivery.bounds import with_bounds
from thuistafel.exchange.delivery.contents import has_amounts, named_by_values, values_of
from thuistafel.exchange.delivery.context import OWN_SHEET, Around, around, stated_around
from thuistafel.exchange.delivery.facets import group_named
from thuistafel.exchange.delivery.headings import headings_of
from thuistafel.exchange.delivery.meaning import Meaning, columns_of, meaning_of
from thuistafel.exchange.delivery.model import LEAST, SURE, Block, Column, How, Known, Question, Recognised
from thuistafel.exchange.delivery.table_forms import ALL_FORMS, FORM_NAMED
from thuistafel.exchange.delivery.vocabulary import plain
from thuistafel.exchange.forms import Form
from thuistafel.exchange.raw import Raw, column_letters

NOT_READ = "niet lezen"
"""What is answered about a column or sheet that must be left alone."""
_BY_VALUES_MOST = 80
_LEAST_TEXT_FIELDS = 3
_CLEAR = 1.0


@dataclass(frozen=True, slots=True)
class _Taken:
    """A block taken for a form: its columns and how well they fit."""

    form: Form
    columns: tuple[Column, ...]
    worth: float
    is_named: bool
    """Whether a heading names what is counted; else the words around it do."""


def recognised(block: Block, known: Known, sender: str = "") -> Recognised | None:
    """The block with the form that explains most of its columns; None when none does or when that was answered."""
    headings = headings_of(block)
    values = [values_of(block, index) for index in range(block.first_column, block.last_column + 1)]
    near = around(block, known, sender)
    answer = known.answers.about("", sender=sender, file=block.sheet.file, sheet=block.sheet.name) or ""
    if plain(answer) == plain(NOT_READ):
        return None
    forms = [form for form in ALL_FORMS if not _answered_form(answer) or form.code == _answered_form(answer)]
    taken = [one for form in forms if (one := _taken(block, form, headings, values, near, known, sender))]
    if not taken:
        return None
    best, *others = sorted(taken, key=lambda one: (-one.worth, _order(one.form)))
    confidence = 100 if _answered_form(answer) else _confidence(best, others, near)
    questions, remarks = _noticed(block, best, values, confidence)
    about = columns_of(stated_around(block), best.form)
    return Recognised(block, best.form, best.columns, confidence, _spelled(about, known), questions, remarks)


def _answered_form(answer: str) -> str:
    words = plain(answer)
    return next((form.code for form in ALL_FORMS if words and words in {plain(form.code), plain(form.sheet)}), "")


def _order(form: Form) -> int:
    return list(FORM_NAMED).index(form.code)


def _taken(
    block: Block, form: Form, headings: tuple[str, ...], values: list[tuple[Raw, ...]], near: Around,
    known: Known, sender: str,
) -> _Taken | None:  # fmt: skip
    columns = [
        _answered(block, form, index, heading, known, sender) or _headed(form, index, heading, near, known)
        for index, heading in enumerate(headings, start=block.first_column)
    ]
    is_named = any(_is_amount(column) and not is_default for column, is_default in columns)
    found = _filled_in([column for column, _ in columns], form, values, near, known)
    found = with_bounds(found)
    worth = near.worth(form) + sum(map(_worth, found))
    one = _Taken(form, tuple(found), worth, is_named)
    return one if _is_likely(one, near) else None


def _is_amount(column: Column) -> bool:
    return bool(column.field and column.field.measures) and not column.role


def _worth(column: Column) -> float:
    if column.role == "toelichting" or not column.index >= 0:
        return 0.1
    if column.field is None:
        return 0.0
    share = column.confidence / 100
    if column.role or column.fixed:
        return 0.4 * share
    return (1.0 if column.how in {How.NAME, How.ANSWER} else 0.9) * share


def _is_likely(one: _Taken, near: Around) -> bool:
    """A quantity by its own name or by the words around; without quantities three fields by name."""
    amounts = [column for column in one.columns if column.field and column.field.measures]
    about = {column.field.name for column in one.columns if column.field and not column.field.measures}
    around_worth = near.worth(one.form)
    if amounts:
        has_subject = bool(about) or any(column.fixed for column in amounts) or around_worth > 0
        return has_subject and (one.is_named or around_worth > 0)
    if any(field.measures for field in one.form.fields):
        return False
    return len(about) >= (2 if around_worth >= OWN_SHEET else _LEAST_TEXT_FIELDS)


def _answered(
    block: Block, form: Form, index: int, heading: str, known: Known, sender: str
) -> tuple[Column, bool] | None:
    for spot in (heading, column_letters(index)):
        text = known.answers.about(spot, sender=sender, file=block.sheet.file, sheet=block.sheet.name) if spot else None
        if text is None:
            continue
        if plain(text) == plain(NOT_READ):
            return Column(index, heading, None, confidence=100, how=How.ANSWER), False
        meaning = meaning_of(text, form)
        if meaning.field or meaning.role:
            return Column(index, heading, meaning.field, meaning.role, meaning.fixed, 100, How.ANSWER), False
    return None


def _headed(form: Form, index: int, heading: str, near: Around, known: Known) -> tuple[Column, bool]:
    """The column by its heading, and whether what it counts was taken from the words around."""
    meaning = meaning_of(heading, form)
    if meaning.is_quantity_of_title:
        return _of_title(form, index, heading, meaning, near, known)
    if meaning.field is None:
        return Column(index, heading, None, confidence=0), False
    fixed = _spelled(meaning.fixed, known)
    return Column(index, heading, meaning.field, meaning.role, fixed, meaning.confidence, meaning.how), False


def _of_title(
    form: Form, index: int, heading: str, meaning: Meaning, near: Around, known: Known
) -> tuple[Column, bool]:
    fixed = _spelled(meaning.fixed, known)
    if meaning.role and not fixed:
        return Column(index, heading, None, meaning.role, {}, meaning.confidence, meaning.how), True
    quantity = near.quantity(form)
    if quantity is None:
        return Column(index, heading, None, confidence=0), True
    return Column(index, heading, quantity, meaning.role, fixed, meaning.confidence, meaning.how), True


def _spelled(fixed: dict[str, str | int] | object, known: Known) -> dict[str, str | int]:
    """The same with target groups as the dossier spells them."""
    found = dict(fixed) if isinstance(fixed, dict) else {}
    for name in ("doelgroep", "categorie"):
        if name in found:
            own = [group for group in known.target_groups if group_named(group) == found[name]]
            found[name] = own[0] if own else found[name]
    return found


def _filled_in(
    columns: list[Column], form: Form, values: list[tuple[Raw, ...]], near: Around, known: Known
) -> list[Column]:
    """Columns without a meaning by what they hold; of two columns for one field only the surest keeps it."""
    found = _once(columns, values)
    used = {column.field.name for column in found if column.field and not column.role}
    for at, column in enumerate(found):
        if column.field or column.role or column.how is How.ANSWER or not values[at]:
            continue
        if (one := _by_values(column, form, values[at], known)) and one.field and one.field.name not in used:
            used.add(one.field.name)
            found[at] = one
    return _with_only_amounts(found, form, values, near)


def _once(columns: list[Column], values: list[tuple[Raw, ...]]) -> list[Column]:
    best: dict[tuple[str, str, str], int] = {}
    for at, column in enumerate(columns):
        if column.field and values[at]:
            key = (column.field.name, column.role, repr(sorted(column.fixed.items())))
            if key not in best or columns[best[key]].confidence < column.confidence:
                best[key] = at
    kept = set(best.values())
    return [
        column
        if not column.field or at in kept or not values[at]
        else replace(column, field=None, role="", confidence=0)
        for at, column in enumerate(columns)
    ]


def _by_values(column: Column, form: Form, values: tuple[Raw, ...], known: Known) -> Column | None:
    name, share = named_by_values(values, known)
    if name == "kwaliteit":
        return replace(column, role="kwaliteit", confidence=70, how=How.VALUES)
    field = next((one for one in form.fields if name and one.fills == name), None)
    field = field or next((one for one in form.fields if name == "gemeente" and one.fills == "herkomst"), None)
    field = field or next((one for one in form.fields if name and one.name == name), None)
    return replace(column, field=field, confidence=min(_BY_VALUES_MOST, share), how=How.VALUES) if field else None


def _with_only_amounts(columns: list[Column], form: Form, values: list[tuple[Raw, ...]], near: Around) -> list[Column]:
    """The one column of amounts without a heading that says anything is what the words around count."""
    if any(column.field and column.field.measures for column in columns):
        return columns
    open_ones = [
        at
        for at, column in enumerate(columns)
        if not column.field and column.role in {"", "totaal", "bandbreedte"} and has_amounts(values[at])
        and column.how is not How.ANSWER
    ]  # fmt: skip
    quantity = near.quantity(form)
    if len(open_ones) != 1 or quantity is None or not (_says_nothing(columns[open_ones[0]])):
        return columns
    found = list(columns)
    found[open_ones[0]] = replace(found[open_ones[0]], field=quantity, role="", confidence=70, how=How.VALUES)
    return found


def _says_nothing(column: Column) -> bool:
    return bool(column.role) or not column.written.strip()


def _confidence(best: _Taken, others: list[_Taken], near: Around) -> int:
    """Sure by the name of the sheet or a heading that names it; less when another form explains it nearly as well."""
    if near.own_form == best.form.code:
        return 100
    rivals = [one for one in others if _says_otherwise(best, one)]
    margin = best.worth - max((one.worth for one in rivals), default=0.0)
    if margin < 0.2:
        return 75
    return 95 if best.is_named or margin >= _CLEAR else 85


def _says_otherwise(best: _Taken, other: _Taken) -> bool:
    """Whether the other form would put the same number in another table."""
    return _tables(best) != _tables(other)


def _tables(one: _Taken) -> set[str]:
    return {
        measure.table.value for column in one.columns if column.field for measure in column.field.measures
    }  # fmt: skip


def _noticed(
    block: Block, best: _Taken, values: list[tuple[Raw, ...]], confidence: int
) -> tuple[tuple[Question, ...], tuple[Reason, ...]]:
    """What must be asked: the form, columns that were not read for sure, columns with numbers that were not read."""
    sheet = block.sheet
    questions: list[Question] = []
    texts: list[str] = []
    if confidence < SURE:
        name = best.form.sheet if best.form.title else best.form.code
        reason = because("form_unsure", file=sheet.file, sheet=sheet.name, form=name, confidence=confidence)
        questions.append(Question(sheet.file, sheet.name, "", reason))
    for column, found in zip(best.columns, values, strict=True):
        if column.how is How.ANSWER or not found:
            continue
        place = _place(block, column)
        spot = column.written or column_letters(column.index)
        if column.field is None and not column.role:
            if has_amounts(found):
                questions.append(
                    Question(sheet.file, sheet.name, spot, because("column_unread", file=sheet.file, place=place))
                )
            else:
                texts.append(column.written or column_letters(column.index))
        elif LEAST <= column.confidence < SURE:
            reason = because(
                "column_unsure", file=sheet.file, place=place, meaning=_named(column), confidence=column.confidence
            )
            questions.append(Question(sheet.file, sheet.name, spot, reason))
    remark = because("columns_of_text_unread", file=sheet.file, sheet=sheet.name, columns=", ".join(texts[:12]))
    return tuple(questions), ((remark,) if texts else ())


def _named(column: Column) -> str:
    return " ".join(filter(None, (column.field.name if column.field else "", column.role)))


def _place(block: Block, column: Column) -> str:
    """Where the column is and what is written above it."""
    row = block.header_rows[-1] if block.header_rows else block.first_row
    cell = block.name_of(row, column.index)
    return f"{block.sheet.name or block.sheet.file.rpartition('/')[2]}!{cell}" + (
        f" ({column.written})" if column.written else ""
    )
