"""The example region with people who play its roles; invented people, invented figures."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from thuistafel.exchange.folder import files_in
from thuistafel.web.accounts.models import Member, Organisation, User
from thuistafel.web.accounts.roles import Kind, Role
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.region.models import Participation, Region, Revision

OFFICE = "Regiobureau (fictief)"
MUNICIPALITIES = (
    ("Delft", "0503"),
    ("Den Haag", "0518"),
    ("Leidschendam-Voorburg", "1916"),
    ("Midden-Delfland", "1842"),
    ("Pijnacker-Nootdorp", "1926"),
    ("Voorschoten", "0626"),
    ("Wassenaar", "0629"),
    ("Zoetermeer", "0637"),
)
PEOPLE = (
    ("Anna de Wit", Role.PIONEER, OFFICE),
    ("Bram Smit", Role.STEWARD, OFFICE),
    ("Chaima el Idrissi", Role.ADVISER, "Den Haag"),
    ("Daan Visser", Role.ADVISER, "Delft"),
    ("Els van Rijn", Role.DIRECTOR, "Delft"),
    ("Farid Yilmaz", Role.DIRECTOR, "Leidschendam-Voorburg"),
    ("Gerda Bos", Role.ALLOCATION_OFFICER, "Corporatie 1 (fictief)"),
    ("Hugo Meijer", Role.OUTFLOW_COORDINATOR, "Zorgaanbieder A (fictief)"),
    ("Iris Kok", Role.READER, "Zoetermeer"),
    ("Jan Prins", Role.PROVINCE, "Provincie (fictief)"),
    ("Kim de Boer", Role.ADMINISTRATOR, OFFICE),
)
KINDS = {OFFICE: Kind.REGION_OFFICE, "Provincie (fictief)": Kind.PROVINCE}


def seed(folder: Path, slug: str, title: str) -> Region:
    """Make the region of a dossier folder with its parties and people, once; returns it as it is when it exists."""
    if existing := Region.objects.filter(slug=slug).first():
        return existing
    with transaction.atomic():
        region = Region.objects.create(slug=slug, title=title)
        for name, code in MUNICIPALITIES:
            _party(region, name, Kind.MUNICIPALITY, code)
        for name, role, party in PEOPLE:
            _person(region, name, role, party)
        contents: dict[str, bytes | None] = {name: path.read_bytes() for name, path in files_in(folder).items()}
        revise(region, contents, Made(None, Revision.Kind.START, title))
    return region


def _party(region: Region, name: str, kind: Kind, code: str = "") -> Organisation:
    found, _ = Organisation.objects.get_or_create(name=name, defaults={"kind": kind, "cbs_code": code})
    Participation.objects.get_or_create(region=region, organisation=found)
    return found


def _person(region: Region, name: str, role: Role, party: str) -> Member:
    organisation = _party(region, party, KINDS.get(party) or _kind(party))
    address = f"{name.split()[0].casefold()}@voorbeeld.invalid"
    user = User.objects.filter(email=address).first() or User.objects.create_user(address, name)
    return Member.objects.create(user=user, organisation=organisation, role=role)


def _kind(party: str) -> Kind:
    return Kind.CORPORATION if party.startswith("Corporatie") else Kind.CARE_PROVIDER
