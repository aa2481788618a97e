"""The form a block fills and what each of its columns means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.delivery.answers import is_left_alone
from thuistafel.exchange.delivery.context import Around
from thuistafel.exchange.delivery.fitting import Fit, fitted
from thuistafel.exchange.delivery.looked import Looked, look
from thuistafel.exchange.delivery.model import SURE, Block, Column, How, Known, Question, Recognised
from thuistafel.exchange.delivery.table_forms import ALL_FORMS
from thuistafel.exchange.delivery.vocabulary import form_named
from thuistafel.exchange.raw import column_letters

_BY_SHEET, _CLEAR, _LIKELY, _NARROW = 100, 95, 85, 75
_WIDE_MARGIN, _NARROW_MARGIN = 1.0, 0.2
_MOST_NAMED = 12


def recognised(block: Block, known: Known, sender: str = "") -> Recognised | None:
    """The block with the form that explains most of its columns; None when none does or when that was answered."""
    looked = look(block, known, sender)
    answer = looked.answer("") or ""
    if is_left_alone(answer):
        return None
    wanted = form_named(answer)
    fits = [fit for form in ALL_FORMS if wanted in {"", form.code} if (fit := fitted(looked, form))]
    if not fits:
        return None
    best, *others = sorted(fits, key=lambda fit: -fit.worth)
    confidence = _BY_SHEET if wanted else _confidence(best, others, looked.near)
    about = looked.around_of(best.form)
    questions = (*_form_asked(looked, best, confidence), *_columns_asked(looked, best))
    return Recognised(block, best.form, best.columns, confidence, about, questions, tuple(_texts_unread(looked, best)))


def _confidence(best: Fit, others: Sequence[Fit], near: Around) -> int:
    """Sure by the name of the sheet or a heading that names it; less when a form for other tables is nearly as good."""
    if near.own_form == best.form.code:
        return _BY_SHEET
    rivals = [one.worth for one in others if one.tables != best.tables and one.is_sure >= best.is_sure]
    margin = best.worth - max(rivals, default=0.0)
    if margin < _NARROW_MARGIN:
        return _NARROW
    is_named = best.is_named or near.names_quantity(best.form)
    return _CLEAR if is_named or margin >= _WIDE_MARGIN else _LIKELY


def _form_asked(looked: Looked, best: Fit, confidence: int) -> Iterator[Question]:
    if confidence < SURE:
        sheet, form = looked.block.sheet, best.form
        name = form.sheet if form.title else form.code
        reason = because("form_unsure", file=sheet.file, sheet=sheet.name, form=name, confidence=confidence)
        yield Question(sheet.file, sheet.name, "", reason)


def _columns_asked(looked: Looked, best: Fit) -> Iterator[Question]:
    """Columns whose meaning is not sure, and columns with numbers that are not read."""
    sheet = looked.block.sheet
    for column, held in zip(best.columns, looked.held, strict=True):
        if column.how is How.ANSWER or not held.values:
            continue
        place = _place(looked.block, column)
        if _is_unread(column):
            if held.is_counted:
                reason = because("column_unread", file=sheet.file, place=place)
                yield Question(sheet.file, sheet.name, _spot(column), reason)
        elif column.confidence < SURE:
            reason = because(
                "column_unsure", file=sheet.file, place=place, meaning=_named(column), confidence=column.confidence
            )
            yield Question(sheet.file, sheet.name, _spot(column), reason)


def _texts_unread(looked: Looked, best: Fit) -> Iterator[Reason]:
    texts = [
        _spot(column)
        for column, held in zip(best.columns, looked.held, strict=True)
        if _is_unread(column) and column.how is not How.ANSWER and held.values and not held.is_counted
    ]
    if texts:
        more = ["…"] if len(texts) > _MOST_NAMED else []
        sheet, columns = looked.block.sheet, ", ".join([*texts[:_MOST_NAMED], *more])
        yield because("columns_of_text_unread", file=sheet.file, sheet=sheet.name, columns=columns)


def _is_unread(column: Column) -> bool:
    return column.field is None and not column.role


def _named(column: Column) -> str:
    return " ".join(filter(None, (column.field.name if column.field else "", column.role)))


def _spot(column: Column) -> str:
    """What an answer about the column names: its heading, or its letters when it has none."""
    return column.written or column_letters(column.index)


def _place(block: Block, column: Column) -> str:
    """Where the column is and what is written above it: `Blad1!D3 (Reeds klaar)`."""
    cell = block.name_of(block.header_rows[-1] if block.header_rows else block.first_row, column.index)
    name = block.sheet.name or block.sheet.file.rpartition("/")[2]
    return f"{name}!{cell} ({column.written})" if column.written else f"{name}!{cell}"
