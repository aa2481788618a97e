"""What happened, in one line for the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from thuistafel.wording.language import translated
from thuistafel.wording.numbers import written

EVENTS = {
    "invited": "Nodigde iemand uit bij {party} als {as}",
    "invited_again": "Stuurde een uitnodiging opnieuw bij {party} als {as}",
    "invitation_withdrawn": "Trok een uitnodiging in bij {party} als {as}",
    "invitation_accepted": "Doet mee namens {party} als {as}",
    "membership_ended": "Beëindigde een deelname bij {party} als {as}",
    "organisation_joined": "Liet {party} meedoen ({kind})",
    "organisation_renamed": "Noemde {earlier} voortaan {party}",
    "organisation_left": "Liet {party} niet langer meedoen",
    "first_look_set": "Eerst zien tot en met {day}, met de stand {revision}",
    "first_look_ended": "Beëindigde eerst zien",
    "dossier_start": "Begon het dossier (stand {revision}): {note}",
    "dossier_import": "Nam een aanlevering op (stand {revision}): {note}",
    "dossier_form": "Vulde een formulier in (stand {revision}): {note}",
    "dossier_answer": "Beantwoordde een vraag (stand {revision}): {note}",
    "dossier_rules": "Wijzigde de spelregels (stand {revision}): {note}",
    "dossier_undo": "Maakte stand {note} ongedaan (stand {revision})",
}


class _Values(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "–"


def event_words(verb: str, values: Mapping[str, object]) -> str:
    """An event in a sentence; the bare verb with its values while it has none."""
    text = translated(EVENTS.get(verb, ""))
    if not text:
        return " ".join([verb, *(f"{name}={value}" for name, value in sorted(values.items()))])
    told = {name: day(value) if name == "day" else value for name, value in values.items()}
    return text.format_map(_Values(told)).removesuffix(": ")


def day(written_day: object) -> str:
    """A day as kept (2026-12-04) as it is read (4-12-2026)."""
    return written(date.fromisoformat(str(written_day)))
