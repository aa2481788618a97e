"""At most two questions for a mail: the party's numbers that decide most, else what it has not given yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thuistafel.core.dossier import STOCK
from thuistafel.core.information import NextNumber
from thuistafel.core.reasons import Reason, because
from thuistafel.exchange.asking.parties import Party
from thuistafel.exchange.asking.told import CONTROL, numbers_of
from thuistafel.exchange.asking.workbook import Questionnaire
from thuistafel.exchange.forms import Sender

MOST = 2
LETTINGS, KNOWN_ORIGIN = "verhuringen", "herkomst_bekend"


def questions(one: Questionnaire, numbers: Iterable[NextNumber]) -> tuple[Reason, ...]:
    """What to ask in the mail; `numbers` are the plan's next numbers, most decisive first (contract rule 11)."""
    deciding = [asked for number in numbers for asked in _deciding(one.party, number)]
    found = list(dict.fromkeys((*deciding, *_missing(one))))
    return tuple(found[:MOST]) or (because("party_confirm"),)


def _deciding(party: Party, number: NextNumber) -> Iterator[Reason]:
    """The number as a question when it is this party's and finding it helps."""
    if not (number.decides or number.narrows):
        return
    subject = number.subject
    match party.sender:
        case Sender.CORPORATION if number.kind == LETTINGS and subject[1] == party.name:
            yield because("party_lettings", municipality=subject[0], year=int(subject[2]))
        case Sender.MUNICIPALITY if number.kind == LETTINGS and subject[0] == party.name and subject[1].isdecimal():
            yield because("party_lettings", municipality=subject[0], year=int(subject[1]))
        case Sender.CARE_PROVIDER if subject[0] == party.name:
            yield _about_people(number)


def _about_people(number: NextNumber) -> Reason:
    """How many leave, or where they come from; key columns are institution, group, origin, year, kind."""
    match number.subject:
        case (_, str(group), str(origin), str(year), _) if year.isdecimal():
            code = "party_known_origin" if number.kind == KNOWN_ORIGIN else "party_size"
            when = "party_now" if number.subject[-1] == STOCK else "party_in_year"
            return because(code, group=group, origin=origin, when=because(when, year=int(year)))
    return because("party_origin", group=", ".join(number.subject[1:]))


def _missing(one: Questionnaire) -> Iterator[Reason]:
    """The sheets that count in a plan and hold no number yet."""
    for form in one.forms:
        counts = any(asked.measures for asked in form.asked)
        names = {asked.name for asked in numbers_of(form)}
        if counts and form.code != CONTROL and not any(names & line.keys() for line in one.lines[form.code]):
            yield because("party_missing", sheet=form.sheet)
