"""Sources that differ, with what each says, how it counts, and what the plan would be if it were right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import get_language

from thuistafel.core.claims import Claim, Place, Status, working_value
from thuistafel.core.differing import Differing, differing_sources
from thuistafel.core.reasons import because
from thuistafel.documents.report_differing import SourceSays, conclusion, differing_row
from thuistafel.web.accounts.models import Organisation
from thuistafel.web.figures.ledger import spot_of
from thuistafel.web.figures.models import LedgerLine
from thuistafel.web.figures.queries.claims import lines_of
from thuistafel.web.figures.queries.definitions import Definition, agreed_for
from thuistafel.web.figures.queries.ledger import lines_at, sees_number
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.kept import per_view
from thuistafel.web.region.pages import Here
from thuistafel.web.region.queries import parties_of
from thuistafel.web.region.viewpoint import Viewpoint
from thuistafel.wording import sentence, written
from thuistafel.wording.language import DUTCH, speaking


@dataclass(frozen=True, slots=True)
class Side:
    """One source: `digest` leads to its claim, `says` to what the plan would be; None where that is not shown."""

    source: str
    number: str
    grade: str
    day: str
    definition: str
    place: str
    digest: str
    counts: bool
    says: SourceSays | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """One subject on which sources differ; `mail` is ready to send, `mailto` opens it addressed to both."""

    subject: str
    status: Status | None
    what: str
    effect: str
    why_none: str
    sides: tuple[Side, ...]
    agreed: Definition | None
    mail: str
    mailto: str
    about: str


@dataclass(frozen=True, slots=True)
class Disputes:
    """The page; `effects_shown` is False while only own numbers may be seen."""

    conclusion: str
    found: tuple[Dispute, ...]
    effects_shown: bool


@per_view(16)
def found_in(view: Viewpoint) -> tuple[Differing, ...]:
    """Every conflict by what it decides, calculated once per viewpoint."""
    return differing_sources(plan_of(view))


@per_view(16)
def _conclusion(view: Viewpoint, language: str) -> str:
    return conclusion(found_in(view))


def disputes(here: Here) -> Disputes:
    """What the member may see of it: in a first look only subjects of which every claim is its own, without effects."""
    every = found_in(here.view)
    told = tuple(claim for one in every for claim in one.conflict.claims)
    visible = lines_at(here.region, here.view.revision, here.member)
    lines = {(line.file, line.spot): line for line in lines_of(told, visible)} if told else {}
    parties = parties_of(here.region)
    seen = [one for one in every if not here.is_first_look or _is_own(one, lines, here)]
    found = tuple(_dispute(one, lines, parties, here) for one in seen)
    if here.is_first_look:
        code = "differing_own" if found else "differing_own_none"
        return Disputes(sentence(because(code, number=len(found))), found, False)
    return Disputes(_conclusion(here.view, get_language() or "nl"), found, True)


Lines = Mapping[tuple[str, str], LedgerLine]


def _line_of(claim: Claim, lines: Lines) -> LedgerLine | None:
    return next((line for place in claim.places if (line := lines.get(_key(place)))), None)


def _key(place: Place) -> tuple[str, str]:
    return (place.file, spot_of(place))


def _is_own(one: Differing, lines: Lines, here: Here) -> bool:
    places = [place for claim in one.conflict.claims for place in claim.places]
    if places:
        return all(_key(place) in lines for place in places)
    return here.member.organisation.name in one.conflict.subject


def _dispute(one: Differing, lines: Lines, parties: Sequence[Organisation], here: Here) -> Dispute:
    row = differing_row(one, plan_of(here.view))
    conflict = one.conflict
    is_open = _numbers_shown(one, lines, here)
    says = dict(zip((each.claim for each in one.tried), row.sources, strict=True)) if not here.is_first_look else {}
    sides = tuple(_side(claim, lines, says.get(claim), one, is_open) for claim in conflict.claims)
    agreed = agreed_for([str(part) for part in conflict.subject])
    mail = _mail(row.subject, conflict.claims, agreed) if is_open and sides else ""
    return Dispute(
        subject=row.subject,
        status=working_value(conflict.claims).status if conflict.claims else None,
        what=row.what if is_open else "",
        effect="" if here.is_first_look else row.effect,
        why_none="" if here.is_first_look else row.why_none,
        sides=sides,
        agreed=agreed,
        mail=mail,
        mailto=_mailto(row.subject, mail, conflict.claims, parties) if mail else "",
        about=next((side.digest for side in sides if side.digest), ""),
    )


def _numbers_shown(one: Differing, lines: Lines, here: Here) -> bool:
    table = str(one.conflict.subject[0])
    seen = [line for claim in one.conflict.claims if (line := _line_of(claim, lines))]
    if not seen:
        return sees_number(table, "", here.member)
    return all(sees_number(table, line.concerns, here.member) for line in seen)


def _side(claim: Claim, lines: Lines, says: SourceSays | None, one: Differing, is_open: bool) -> Side:
    line = _line_of(claim, lines)
    return Side(
        source=claim.source or "–",
        number=_stated(claim) if is_open else "",
        grade=claim.grade.value,
        day=written(claim.reference_date) if claim.reference_date else "",
        definition=claim.definition,
        place=_where(claim),
        digest=line.digest if line else "",
        counts=claim == working_value(one.conflict.claims).decided_by,
        says=says,
    )


def _stated(claim: Claim) -> str:
    band = f" ({written(claim.range)})" if claim.range.width else ""
    return f"{written(claim.value)}{band}"


def _where(claim: Claim) -> str:
    return "; ".join(dict.fromkeys(written(place).removeprefix("aanleveringen/") for place in claim.places))


@speaking(DUTCH)
def _mail(subject: str, claims: Iterable[Claim], agreed: Definition | None) -> str:
    """The text to both, with their own numbers and what was agreed to count; in the language of the parties."""
    told = "\n".join(f"- {claim.source}: {_stated(claim)}, {_where(claim)}" for claim in claims)
    if agreed is None:
        return sentence(because("differing_mail_undefined", subject=subject, told=told))
    counts, not_so = agreed.counts, agreed.leaves_out or "–"
    return sentence(because("differing_mail", subject=subject, told=told, counts=counts, leaves_out=not_so))


def _mailto(subject: str, mail: str, claims: Iterable[Claim], parties: Sequence[Organisation]) -> str:
    to = ",".join(dict.fromkeys(_addresses(claims, parties)))
    return f"mailto:{quote(to, safe='@,')}?subject={quote(subject)}&body={quote(mail)}"


def _addresses(claims: Iterable[Claim], parties: Sequence[Organisation]) -> Iterator[str]:
    for claim in claims:
        yield from (party.contact for party in parties if party.contact and party.name in claim.source)
