"""Which number to find out, who has it, and what it would say (W16, contract rule 11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from urllib.parse import quote

from django.utils.translation import gettext as _

from thuistafel.core.information import NextNumber, Turn, turns
from thuistafel.core.inquiries import KNOWN_ORIGIN, LETTINGS, named_subject
from thuistafel.core.plan import REGION, Plan
from thuistafel.core.ranges import range_problem
from thuistafel.core.room import counted_lettings
from thuistafel.documents.report import Report
from thuistafel.documents.report_numbers import in_words, is_size, mail, may_stop, pools_behind, share
from thuistafel.documents.report_words import interval
from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.models import Organisation
from thuistafel.web.region.models import Region
from thuistafel.web.site.models import Event
from thuistafel.wording import number
from thuistafel.wording.language import DUTCH, speaking
from thuistafel.wording.numbers import listing

ASKED = "number_asked"
MOST_TURNED = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """One number: what it is in words, who has it, the mail to them, and since when it was asked."""

    found: NextNumber
    words: str
    holders: tuple[str, ...]
    address: str
    subject: str
    body: str
    asked: datetime | None

    @property
    def mailto(self) -> str:
        """The mail ready in someone's own program."""
        return f"mailto:{quote(self.address)}?subject={quote(self.subject)}&body={quote(self.body)}"

    @property
    def decides(self) -> str:
        """How often it settles a verdict."""
        return share(self.found.decides)


def wanted(plan: Plan, region: Region) -> tuple[Wanted, ...]:
    """Every number that could be found out, most decisive first."""
    since = asked_since(region)
    contacts = dict(Organisation.objects.filter(participations__region=region).values_list("name", "contact"))
    return tuple(_wanted(found, plan, since, contacts) for found in plan.next_numbers)


def asked_since(region: Region) -> Mapping[str, datetime]:
    """When each number was first asked for, by its name."""
    events = Event.objects.filter(chain=region.slug, verb=ASKED).order_by("-number")
    return {str(event.values.get("number", "")): event.at for event in events}


def holders_of(found: NextNumber, plan: Plan) -> tuple[str, ...]:
    """Who has the number: a corporation (or those of a municipality), or the institutions that house the people."""
    if found.kind == LETTINGS:
        names = plan.dossier.names
        key = next(
            one for one, _counted in counted_lettings(plan.dossier) if named_subject(one, names) == found.subject
        )
        return (key.corporation or _("de corporaties in %(name)s") % {"name": names[key.municipality]},)
    if found.kind == KNOWN_ORIGIN or is_size(found):
        return found.subject[:1]
    return tuple(sorted({key.institution for pool in pools_behind(found, plan) for key in pool.parts}))


def turns_of(plan: Plan, numbers: Iterable[Wanted]) -> tuple[tuple[Wanted, tuple[str, ...]], ...]:
    """For the first numbers that decide something: what each of their values would say."""
    deciding = [one for one in numbers if one.found.decides][:MOST_TURNED]
    if not deciding:
        return ()
    problem = range_problem(plan.dossier, plan.demand, plan.distribution)
    found = ((one, turns(problem, plan.dossier.names, one.found)) for one in deciding)
    return tuple((one, tuple(line for turn in told for line in turn_words(turn))) for one, told in found)


def turn_words(turn: Turn) -> tuple[str, ...]:
    """`590–763: Leidschendam-Voorburg komt zeker niet tekort`, and so on."""
    name = _("de regio") if turn.name == REGION else turn.name
    said = (
        (turn.none, _("%(name)s komt zeker niet tekort")),
        (turn.still_open, _("voor %(name)s blijft het open")),
        (turn.short, _("%(name)s komt zeker tekort")),
    )
    return tuple(f"{interval(band)}: {words % {'name': name}}." for band, words in said if band is not None)


def conclusion_of(report: Report, plan: Plan) -> str:
    """Whom to ask to know whether; that one may stop looking when no number changes anything any more."""
    if may_stop(plan):
        return _("U kunt stoppen met zoeken: geen enkel getal verandert nog een besluit.")
    return report.next_numbers.whether


def numbers_table(numbers: Iterable[Wanted]) -> Table:
    """Every number with who has it and what it brings."""
    rows = tuple(
        (
            one.words,
            listing(one.holders) or number(None),
            listing([_("de regio") if name == REGION else name for name in one.found.decisions]) or number(None),
            one.decides,
            number(one.found.narrows),
        )
        for one in numbers
    )
    head = (_("Getal"), _("Wie heeft het"), _("Kan beslissen over"), _("Beslist"), _("Bandbreedte smaller, woningen"))
    return Table(_("Alle getallen die u kunt uitzoeken"), head, rows, words=3)


def as_mail(one: Wanted) -> bytes:
    """The mail as a file that a mail program opens as a draft."""
    message = EmailMessage()
    message["Subject"] = one.subject
    if one.address:
        message["To"] = one.address
    message["X-Unsent"] = "1"
    message.set_content(one.body)
    return bytes(message)


def _wanted(found: NextNumber, plan: Plan, since: Mapping[str, datetime], contacts: Mapping[str, str]) -> Wanted:
    holders = holders_of(found, plan)
    address = ", ".join(filter(None, (contacts.get(name, "") for name in holders)))
    subject, body = _mail(found, plan)
    return Wanted(
        found, in_words(found, plan).replace("_", " "), holders, address, subject, body, since.get(found.name)
    )


@speaking(DUTCH)
def _mail(found: NextNumber, plan: Plan) -> tuple[str, str]:
    """Subject and text, in the language of the parties whatever the reader speaks."""
    return mail(found, plan)
