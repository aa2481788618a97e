"""The cell by which we know a workbook of our own again, whatever became of its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thuistafel.exchange import forms

_MARK = "Thuistafel-kenmerk"
_WRITTEN = re.compile(
    rf"{_MARK} (?P<template>\d{{1,3}}) \| (?P<sender>[GCZPM]) \| (?P<party>[^|]{{1,200}}) \| (?P<year>\d{{4}})"
    r" \| v(?P<number>\d{1,4}) \| (?P<snapshot>[0-9a-f]{0,64})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """For whom a workbook was made: template, kind, party, plan year, version number, and from which snapshot."""

    template: int
    sender: forms.Sender
    party: str
    plan_year: int
    number: int
    snapshot: str

    @property
    def text(self) -> str:
        """As it stands in the cell.

        >>> Fingerprint(1, forms.Sender.CARE_PROVIDER, "Zorgaanbieder A (fictief)", 2023, 1, "ab12").text
        'Thuistafel-kenmerk 1 | Z | Zorgaanbieder A (fictief) | 2023 | v1 | ab12'
        """
        party = self.party.replace("|", "/")
        return (
            f"{_MARK} {self.template} | {self.sender.value} | {party} | {self.plan_year}"
            f" | v{self.number} | {self.snapshot}"
        )

    @property
    def file_name(self) -> str:
        """The name of the workbook, safe on any system."""
        party = re.sub(r"[^\w-]+", "-", self.party).strip("-")
        return f"Thuistafel_{self.sender.value}_{party}_{self.plan_year}_v{self.number}.xlsx"


def fingerprint_in(text: str) -> Fingerprint | None:
    """The fingerprint in a cell; None when there is none."""
    found = _WRITTEN.search(text)
    if not found:
        return None
    return Fingerprint(
        int(found["template"]),
        forms.Sender(found["sender"]),
        found["party"].strip(),
        int(found["year"]),
        int(found["number"]),
        found["snapshot"],
    )


def without_snapshot(text: str) -> str:
    """The text without the signs of a fingerprint's snapshot, which can look like anyone's number.

    >>> without_snapshot("Thuistafel-kenmerk 1 | Z | Zorg A | 2023 | v1 | 0b111222333c")
    'Thuistafel-kenmerk 1 | Z | Zorg A | 2023 | v1 | '
    """
    return _WRITTEN.sub(lambda found: found[0].removesuffix(found["snapshot"]), text)
