"""People come by invitation, and their rights end the moment their place does."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.actions.inviting import accept, invite
from thuistafel.web.accounts.actions.leaving import end_membership
from thuistafel.web.accounts.models import Invitation, Member, Organisation, User
from thuistafel.web.accounts.policy import Act, acts_of, grantable
from thuistafel.web.accounts.roles import Kind, Role
from thuistafel.web.region.models import Region
from thuistafel.web.site.models import Event, Message

AsPerson = Callable[[str], Client]
PEOPLE = "/regio/haaglanden/mensen/"


def member(name: str) -> Member:
    return Member.objects.get(user__name=name)


def asked(email: str, party: str, role: Role) -> dict[str, object]:
    return {"email": email, "organisation": Organisation.objects.get(name=party).pk, "role": role.value}


def way_in() -> str:
    """The address in the newest mail."""
    body = Message.objects.order_by("-pk")[0].body
    return re.search(r"http://testserver(\S+)", body)[1]  # type: ignore[index]


def test_who_is_invited_makes_an_account_and_sits_at_the_table(haaglanden: Region, as_person: AsPerson) -> None:
    as_person("Daan Visser").post(PEOPLE + "uitnodigen/", asked("Noor@Delft.invalid", "Delft", Role.READER))
    newcomer = Client()
    page = newcomer.get(way_in())
    newcomer.post(way_in(), {"name": "Noor Bakker", "password": "een lange zin voor Noor"})

    assert "Daan Visser nodigt u (noor@delft.invalid) uit als lezer." in page.content.decode()
    assert (member("Noor Bakker").organisation.name, member("Noor Bakker").role) == ("Delft", Role.READER)
    verbs = list(Event.objects.order_by("-number").values_list("verb", flat=True)[:2])
    assert verbs == ["invitation_accepted", "invited"]


def test_the_token_itself_is_not_kept_and_opens_once(haaglanden: Region, as_person: AsPerson) -> None:
    as_person("Daan Visser").post(PEOPLE + "uitnodigen/", asked("noor@delft.invalid", "Delft", Role.READER))
    address = way_in()
    token = address.split("/")[-2]
    accepted = {"name": "Noor Bakker", "password": "een lange zin voor Noor"}

    assert not Invitation.objects.filter(token_hash__contains=token).exists()
    assert Client().post(address, accepted).status_code == 302
    assert Client().post(address, accepted).status_code == 404
    assert Client().get(address).status_code == 404
    assert Member.objects.filter(user__email="noor@delft.invalid").count() == 1


def test_an_invitation_lasts_a_fortnight(haaglanden: Region, as_person: AsPerson) -> None:
    as_person("Daan Visser").post(PEOPLE + "uitnodigen/", asked("noor@delft.invalid", "Delft", Role.READER))
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert Client().get(way_in()).status_code == 404


def test_sent_again_only_the_new_way_in_works_and_withdrawn_none(haaglanden: Region, as_person: AsPerson) -> None:
    daan = as_person("Daan Visser")
    daan.post(PEOPLE + "uitnodigen/", asked("noor@delft.invalid", "Delft", Role.READER))
    first, made = way_in(), Invitation.objects.get()
    daan.post(f"{PEOPLE}uitnodiging/{made.pk}/opnieuw/")
    second = way_in()

    assert [Client().get(one).status_code for one in (first, second)] == [404, 200]
    daan.post(f"{PEOPLE}uitnodiging/{made.pk}/intrekken/")
    assert Client().get(second).status_code == 404


def test_a_second_invitation_for_the_same_place_is_refused(haaglanden: Region, as_person: AsPerson) -> None:
    daan = as_person("Daan Visser")
    told = asked("noor@delft.invalid", "Delft", Role.READER)

    assert daan.post(PEOPLE + "uitnodigen/", told).status_code == 302
    assert daan.post(PEOPLE + "uitnodigen/", told).status_code == 400
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "party", "role"),
    [
        ("Daan Visser", "Den Haag", Role.READER),
        ("Daan Visser", "Delft", Role.PIONEER),
        ("Daan Visser", "Delft", Role.ADMINISTRATOR),
        ("Anna de Wit", "Regiobureau (fictief)", Role.ADMINISTRATOR),
        ("Kim de Boer", "Delft", Role.STEWARD),
        ("Kim de Boer", "Delft", Role.PROVINCE),
    ],
)
def test_nobody_gives_more_than_fits_its_place(
    haaglanden: Region, as_person: AsPerson, who: str, party: str, role: Role
) -> None:
    answer = as_person(who).post(PEOPLE + "uitnodigen/", asked("noor@delft.invalid", party, role))

    assert answer.status_code == 400
    assert not Invitation.objects.exists()


def test_nobody_raises_its_own_role(haaglanden: Region, as_person: AsPerson) -> None:
    kim = as_person("Kim de Boer")
    answer = kim.post(PEOPLE + "uitnodigen/", asked("KIM@voorbeeld.invalid", "Regiobureau (fictief)", Role.PIONEER))

    assert answer.status_code == 400
    assert "U kunt uzelf geen andere rol geven." in answer.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_what_a_role_can_give_is_never_more_than_it_may_itself(role: Role) -> None:
    given = {one for kind in Kind for one in grantable(role, kind)}

    assert all(acts_of(one) <= acts_of(role) for one in given) or Act.MANAGE in acts_of(role)
    assert not given or Act.INVITE in acts_of(role)


def test_an_invitation_is_for_one_address(haaglanden: Region, as_person: AsPerson) -> None:
    as_person("Daan Visser").post(PEOPLE + "uitnodigen/", asked("noor@delft.invalid", "Delft", Role.READER))

    answer = as_person("Iris Kok").post(way_in())

    assert answer.status_code == 400
    assert Member.objects.filter(user__name="Iris Kok").count() == 1


def test_someone_with_an_account_takes_a_second_place_and_acts_in_one_at_a_time(
    haaglanden: Region, as_person: AsPerson
) -> None:
    as_person("Daan Visser").post(PEOPLE + "uitnodigen/", asked("iris@voorbeeld.invalid", "Delft", Role.READER))
    iris = as_person("Iris Kok")
    iris.post(way_in())
    second = Member.objects.get(user__name="Iris Kok", organisation__name="Delft")

    assert "Kijk als" in iris.get("/regio/haaglanden/").content.decode()
    iris.post("/rol/", {"member": second.pk})
    assert iris.get("/regio/haaglanden/").wsgi_request.member == second


def test_a_weak_password_makes_no_account(haaglanden: Region, as_person: AsPerson) -> None:
    as_person("Daan Visser").post(PEOPLE + "uitnodigen/", asked("noor@delft.invalid", "Delft", Role.READER))

    assert Client().post(way_in(), {"name": "Noor", "password": "wachtwoord"}).status_code == 400
    assert Client().post(way_in(), {"name": "Noor", "password": ""}).status_code == 400
    assert not User.objects.filter(email="noor@delft.invalid").exists()


def test_rights_end_with_the_next_request_and_all_sessions_with_the_last_place(
    haaglanden: Region, as_person: AsPerson
) -> None:
    els, daan = as_person("Els van Rijn"), as_person("Daan Visser")
    assert els.get("/regio/haaglanden/").status_code == 200

    daan.post(f"{PEOPLE}{member('Els van Rijn').pk}/beeindigen/")

    assert els.get("/regio/haaglanden/").status_code == 404
    assert not els.get("/regio/haaglanden/").wsgi_request.user.is_authenticated


@pytest.mark.parametrize("who", ["Anna de Wit", "Kim de Boer"])
def test_the_last_pioneer_and_administrator_cannot_leave_unnoticed(
    haaglanden: Region, as_person: AsPerson, who: str
) -> None:
    answer = as_person("Kim de Boer").post(f"{PEOPLE}{member(who).pk}/beeindigen/")

    assert answer.status_code == 400
    assert member(who).until is None


def test_a_successor_sets_the_last_pioneer_free(haaglanden: Region, anna: Member) -> None:
    kim = member("Kim de Boer")
    made = invite(kim, "haaglanden", "opvolger@x.invalid", anna.organisation, Role.PIONEER, lambda token: token)
    accept(made, None, "Opvolger", "een lange zin voor later")

    end_membership(kim, anna, "haaglanden")

    anna.refresh_from_db()
    assert anna.until is not None


def test_someone_elses_people_cannot_be_ended_or_seen(haaglanden: Region, as_person: AsPerson) -> None:
    daan = as_person("Daan Visser")

    assert daan.post(f"{PEOPLE}{member('Iris Kok').pk}/beeindigen/").status_code == 404
    assert "Iris Kok" not in daan.get(PEOPLE).content.decode()
    with pytest.raises(ThuistafelError, match="membership_not_yours"):
        end_membership(member("Daan Visser"), member("Iris Kok"), "haaglanden")


def test_organisations_join_get_a_name_and_leave(haaglanden: Region, as_person: AsPerson) -> None:
    kim, base = as_person("Kim de Boer"), "/regio/haaglanden/organisaties/"
    kim.post(base + "erbij/", {"name": " Rijswijk ", "kind": "gemeente", "cbs_code": "0603"})
    party = Organisation.objects.get(cbs_code="0603")
    kim.post(f"{base}{party.pk}/naam/", {"name": "Gemeente Rijswijk"})
    page = kim.get(base).content.decode()
    kim.post(f"{base}{party.pk}/eruit/")

    assert "Gemeente Rijswijk" in page
    assert not haaglanden.participations.filter(organisation=party).exists()
    told = Event.objects.order_by("-number").values_list("verb", flat=True)[:3]
    assert list(told) == ["organisation_left", "organisation_renamed", "organisation_joined"]


@pytest.mark.parametrize(
    "told",
    [
        {"name": " ", "kind": "gemeente"},
        {"name": "Rijswijk", "kind": "dorp"},
        {"name": "Rijswijk", "kind": "gemeente", "cbs_code": "603"},
        {"name": "Rijswijk", "kind": "corporatie", "cbs_code": "0603"},
        {"name": "Rijswijk", "kind": "gemeente", "cbs_code": "0503"},
        {"name": "Delft", "kind": "corporatie"},
    ],
)
def test_an_organisation_that_is_not_clear_is_refused(
    haaglanden: Region, as_person: AsPerson, told: dict[str, str]
) -> None:
    count = Organisation.objects.count()

    assert as_person("Kim de Boer").post("/regio/haaglanden/organisaties/erbij/", told).status_code == 400
    assert Organisation.objects.count() == count


def test_a_party_with_people_stays(haaglanden: Region, as_person: AsPerson) -> None:
    delft = Organisation.objects.get(name="Delft")

    answer = as_person("Kim de Boer").post(f"/regio/haaglanden/organisaties/{delft.pk}/eruit/")

    assert answer.status_code == 400
    assert haaglanden.participations.filter(organisation=delft).exists()


def test_the_review_of_rights_names_everyone_with_what_they_may(haaglanden: Region, as_person: AsPerson) -> None:
    kim = as_person("Kim de Boer")
    page = kim.get("/regio/haaglanden/rechten/").content.decode()
    table = kim.get("/regio/haaglanden/rechten/?download=rechten.csv").content.decode("utf-8-sig")

    assert all(one.user.name in page and one.user.name in table for one in Member.objects.select_related("user"))
    assert "Iris Kok;Zoetermeer;lezer" in table
    assert table.count("organisaties en mensen beheren") == 1


def test_the_log_is_whole_until_something_in_it_is_changed(haaglanden: Region, as_person: AsPerson) -> None:
    kim = as_person("Kim de Boer")
    kim.post("/regio/haaglanden/organisaties/erbij/", {"name": "Rijswijk", "kind": "gemeente", "cbs_code": "0603"})
    kim.post("/regio/haaglanden/organisaties/erbij/", {"name": "Westland", "kind": "gemeente", "cbs_code": "1783"})
    whole = kim.get("/regio/haaglanden/logboek/").content.decode()
    Event.objects.filter(number=2).update(organisation="Delft")
    broken = kim.get("/regio/haaglanden/logboek/").content.decode()

    assert "3 gebeurtenissen; de keten klopt." in whole
    assert "Liet Rijswijk meedoen (gemeente)" in whole
    assert "De keten klopt niet vanaf gebeurtenis 2." in broken
