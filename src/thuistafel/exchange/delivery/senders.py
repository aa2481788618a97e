"""Who sent a file, and when: by its fingerprint, its name, or what is written above its tables."""

from __future__ import annotations

from thuistafel.core.regions import normalised
from thuistafel.exchange.delivery.model import Known, SentFile
from thuistafel.exchange.fingerprint import Fingerprint, fingerprint_in
from thuistafel.exchange.raw import text_of

ROWS_SEARCHED = 30


def fingerprint_of(sent: SentFile) -> Fingerprint | None:
    """The fingerprint anywhere in the first rows of a sheet."""
    for sheet in sent.sheets:
        for cells in sheet.grid[:ROWS_SEARCHED]:
            for cell in cells:
                if isinstance(cell, str) and (found := fingerprint_in(text_of(cell))):
                    return found
    return None


def sender_of(sent: SentFile, fingerprint: Fingerprint | None, known: Known) -> str:
    """The party as the table spells it; '' when nothing says who it is."""
    if fingerprint:
        return fingerprint.party
    parties = (*known.institutions, *known.corporations, *_members(known))
    name = normalised(sent.name.rpartition("/")[2])
    named = [party for party in parties if normalised(party.partition("(")[0]) in name]
    return max(named, key=lambda party: (len(party), party), default="")


def _members(known: Known) -> tuple[str, ...]:
    return tuple(one.name for one in known.composition.members) if known.composition else ()
