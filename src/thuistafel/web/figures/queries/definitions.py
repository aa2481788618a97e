"""What counts: a sheet per number that is calculated with, and which parties sign it (contract rule 1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thuistafel.core.dossier import Table as Kind
from thuistafel.documents.sheet import Table
from thuistafel.exchange.forms import FORMS, Field, Form
from thuistafel.web.accounts.models import Organisation
from thuistafel.web.accounts.roles import Kind as PartyKind
from thuistafel.web.figures.models import Signature
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import parties_of

SIGNING = frozenset({PartyKind.MUNICIPALITY, PartyKind.CORPORATION, PartyKind.CARE_PROVIDER, PartyKind.DEVELOPER})
"""The parties whose numbers are laid side by side; they sign."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What counts in one number and what does not; `name` is how a signature knows it (`Z1-klaar_nu`)."""

    form: Form
    field: Field

    @property
    def name(self) -> str:
        """Stable: the sheet and the column."""
        return f"{self.form.code}-{self.field.name}"

    @property
    def title(self) -> str:
        """As people say it."""
        words = self.field.name.replace("_", " ")
        return f"{words[:1].upper()}{words[1:]}"

    @property
    def counts(self) -> str:
        """What counts."""
        return _sentence(self.field.meaning)

    @property
    def leaves_out(self) -> str:
        """What does not count; '' when nothing needs saying."""
        return _sentence(self.field.excludes)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


DEFINITIONS: Mapping[str, Definition] = {
    one.name: one for form in FORMS for field in form.asked if field.measures for one in [Definition(form, field)]
}
"""Every number that a plan or the picture is made of, in the order of the forms."""


def agreed_for(subject: Sequence[str]) -> Definition | None:
    """The definition of what a subject counts (`("uitstroom", …, "stand")`); None when no form asks for it."""
    if subject[0] not in set(Kind):
        return None
    for one in DEFINITIONS.values():
        for measure in one.field.measures:
            if measure.table == subject[0] and set(measure.fixed.values()) <= set(subject):
                return one
    return None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A definition with who signed it, who counts otherwise (and how), and of whom nothing is heard yet."""

    definition: Definition
    signed: tuple[Signature, ...]
    differing: tuple[Signature, ...]
    waiting: tuple[Organisation, ...]
    own: Signature | None

    def state_of(self, party: Organisation) -> Signature | None:
        """What the party said; None while it said nothing."""
        return next((one for one in (*self.signed, *self.differing) if one.organisation_id == party.pk), None)


@dataclass(frozen=True, slots=True)
class Sheets:
    """All definitions and the parties that sign them."""

    parties: tuple[Organisation, ...]
    sheets: tuple[Sheet, ...]

    @property
    def complete(self) -> int:
        """How many parties said something of every definition."""
        return sum(all(sheet.state_of(party) for sheet in self.sheets) for party in self.parties)

    @property
    def signing(self) -> int:
        """How many parties signed every definition as it is."""
        states = ([sheet.state_of(party) for sheet in self.sheets] for party in self.parties)
        return sum(all(one is not None and not one.differs for one in said) for said in states)


def sheets_of(region: Region, own: Organisation) -> Sheets:
    """Every definition with what each party says of it, in two queries."""
    parties = tuple(one for one in parties_of(region) if one.kind in SIGNING)
    said: dict[str, list[Signature]] = {}
    for signature in Signature.objects.filter(region=region).select_related("organisation", "made_by__user"):
        said.setdefault(signature.definition, []).append(signature)
    sheets = tuple(_sheet(one, said.get(name, ()), parties, own) for name, one in DEFINITIONS.items())
    return Sheets(parties, sheets)


def _sheet(one: Definition, said: Iterable[Signature], parties: Iterable[Organisation], own: Organisation) -> Sheet:
    ordered = sorted(said, key=lambda each: each.organisation.name)
    heard = {each.organisation_id for each in ordered}
    return Sheet(
        one,
        tuple(each for each in ordered if not each.differs),
        tuple(each for each in ordered if each.differs),
        tuple(party for party in parties if party.pk not in heard),
        next((each for each in ordered if each.organisation_id == own.pk), None),
    )


def matrix(found: Sheets, words: Mapping[str, str]) -> Table:
    """Party × definition; `words` are those for signed, differs and open."""
    head = ("", *(sheet.definition.title for sheet in found.sheets))
    rows = tuple(
        (party.name, *(words[_state(sheet.state_of(party))] for sheet in found.sheets)) for party in found.parties
    )
    return Table(words["caption"], head, rows, words=len(head))


def _state(said: Signature | None) -> str:
    return "open" if said is None else "differs" if said.differs else "signed"
