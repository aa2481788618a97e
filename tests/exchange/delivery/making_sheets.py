"""Sheets as they are sent, made by code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from thuistafel.core.regions import compose
from thuistafel.exchange.delivery.answers import Answer, Answers
from thuistafel.exchange.delivery.blocks import blocks_of
from thuistafel.exchange.delivery.columns import recognised
from thuistafel.exchange.delivery.model import Column, Known, Recognised, SentFile, SentSheet, Spot
from thuistafel.exchange.raw import Raw
from thuistafel.exchange.reference import register

PROVIDER, OTHER_PROVIDER = "Zorgaanbieder A (fictief)", "Zorgaanbieder B (fictief)"
CORPORATION, OTHER_CORPORATION = "Corporatie 1 (fictief)", "Corporatie 12 (fictief)"
FILE = "aanleveringen/opgave.xlsx"


def sheet(
    name: str, rows: Iterable[Sequence[Raw]], *, file: str = FILE, merged: Iterable[tuple[Spot, Spot]] = ()
) -> SentSheet:
    return SentSheet(file, name, tuple(map(tuple, rows)), merged=tuple(merged))


def sent(*sheets: SentSheet, name: str = FILE) -> SentFile:
    return SentFile(name, "0" * 64, sheets)


def known(*answers: Answer) -> Known:
    day = date(2023, 1, 1)
    return Known(
        2023,
        day,
        register(),
        compose(register(), register().memberships, "SVH-9", day),
        ("beschermd_wonen", "maatschappelijke_opvang", "detentie", "jeugdhulp"),
        (PROVIDER, OTHER_PROVIDER),
        (CORPORATION, OTHER_CORPORATION),
        Answers(answers),
    )


def read(one: SentSheet, *answers: Answer, sender: str = "") -> list[Recognised]:
    """Every block of the sheet that was recognised."""
    return [found for block in blocks_of(one) if (found := recognised(block, known(*answers), sender))]


def meaning(column: Column) -> str:
    """A column in one word: field, role and what it states itself (`aantal laag herkomst=Delft`)."""
    words = [column.field.name if column.field else "", column.role]
    words += [f"{name}={value}" for name, value in sorted(column.fixed.items())]
    return " ".join(filter(None, words))


def meanings(found: Recognised) -> list[str]:
    return [meaning(column) for column in found.columns]
