"""Koppelingen: who may make a key for a program sees it once, and may take it back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from thuistafel.core.errors import ThuistafelError
from thuistafel.web.accounts.models import Member
from thuistafel.web.api import actions
from thuistafel.web.api.actions import give_token
from thuistafel.web.api.models import Token, Webhook
from thuistafel.web.region.models import Region
from thuistafel.web.site.models import Event

PAGE = "/regio/haaglanden/koppelingen/"
People = Callable[[str], Client]
KEY = re.compile(r"tt_[\w-]{20,}")


def made(client: Client, once: str = "een", **asked: str) -> str:
    told = {"naam": "Dashboard", "recht": "lezen", "sleutel": once, **asked}
    return client.post(f"{PAGE}sleutel", told, follow=True).content.decode()


def test_a_key_is_shown_once_and_works(haaglanden: Region, as_person: People) -> None:
    delft = as_person("Daan Visser")
    [key] = KEY.findall(made(delft))

    assert Client(headers={"authorization": f"Bearer {key}"}).get("/api/v1/regios/haaglanden").status_code == 200
    page = delft.get(PAGE).content.decode()
    assert key not in page
    assert "Dashboard" in page
    assert not Token.objects.filter(digest=key).exists()


def test_sending_the_form_twice_makes_one_key_and_does_not_show_it_again(haaglanden: Region, as_person: People) -> None:
    delft = as_person("Daan Visser")
    made(delft, "zelfde")

    again = made(delft, "zelfde")

    assert Token.objects.count() == 1
    assert not KEY.search(again)


def test_a_key_that_was_taken_back_no_longer_opens_anything(haaglanden: Region, as_person: People) -> None:
    delft = as_person("Daan Visser")
    [key] = KEY.findall(made(delft))

    delft.post(f"{PAGE}sleutel/{Token.objects.get().pk}/intrekken")

    assert Client(headers={"authorization": f"Bearer {key}"}).get("/api/v1/regios").status_code == 401
    assert "ingetrokken op" in delft.get(PAGE).content.decode()
    assert list(Event.objects.filter(verb__startswith="token_").values_list("verb", flat=True)) == [
        "token_given",
        "token_ended",
    ]


def test_keys_of_others_are_not_there(haaglanden: Region, as_person: People) -> None:
    give_token(haaglanden, Member.objects.get(user__name="Anna de Wit"), "Canarie", "lezen")
    delft = as_person("Daan Visser")

    assert "Canarie" not in delft.get(PAGE).content.decode()
    assert delft.post(f"{PAGE}sleutel/{Token.objects.get().pk}/intrekken").status_code == 400
    assert Token.objects.get().ended_at is None


@pytest.mark.parametrize("person", ["Els van Rijn", "Iris Kok", "Jan Prins"])
def test_who_may_not_connect_finds_no_page(haaglanden: Region, as_person: People, person: str) -> None:
    client = as_person(person)

    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}sleutel", {"naam": "x", "recht": "lezen"}).status_code == 404
    assert "Koppelingen" not in client.get("/regio/haaglanden/").content.decode()


def test_the_page_is_reached_from_who_you_are(haaglanden: Region, as_person: People) -> None:
    assert f'href="{PAGE}"' in as_person("Daan Visser").get("/regio/haaglanden/").content.decode()


@pytest.mark.parametrize("asked", [{"naam": ""}, {"naam": "  "}, {"recht": "alles"}, {"recht": ""}])
def test_a_key_without_a_name_or_with_a_right_that_is_not_there_is_refused(
    haaglanden: Region, as_person: People, asked: dict[str, str]
) -> None:
    made(as_person("Daan Visser"), **asked)

    assert not Token.objects.exists()


def test_markup_in_a_name_is_shown_as_it_is(haaglanden: Region, as_person: People) -> None:
    page = made(as_person("Daan Visser"), naam="<script>x</script>{{7*7}}")

    assert "&lt;script&gt;x&lt;/script&gt;{{7*7}}" in page
    assert "<script>x" not in page


def test_an_address_for_messages_is_added_with_its_secret_once_and_ended(
    haaglanden: Region, as_person: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "require_outside", lambda url: ["93.184.216.34"])
    delft = as_person("Daan Visser")

    page = delft.post(f"{PAGE}adres", {"adres": "https://ontvanger.example/haak"}).content.decode()
    hook = Webhook.objects.get()

    assert hook.secret in page
    assert hook.secret not in delft.get(PAGE).content.decode()
    assert hook.url in delft.get(PAGE).content.decode()
    delft.post(f"{PAGE}adres/{hook.pk}/stoppen")
    assert hook.url not in delft.get(PAGE).content.decode()


def test_an_address_inside_is_refused_with_a_sentence(haaglanden: Region, as_person: People) -> None:
    answer = as_person("Daan Visser").post(f"{PAGE}adres", {"adres": "https://127.0.0.1/"})

    assert answer.status_code == 400
    assert "buiten dit netwerk" in answer.content.decode()


def test_a_key_does_no_more_than_its_maker_may(haaglanden: Region) -> None:
    reader = Member.objects.get(user__name="Kim de Boer")
    _, key = give_token(haaglanden, reader, "beheer", "leveren")
    client = Client(headers={"authorization": f"Bearer {key}"})

    assert client.get("/api/v1/regios/haaglanden/plan").status_code == 403
    with pytest.raises(ThuistafelError):
        give_token(haaglanden, reader, "beheer", "alles")


def test_the_page_asks_little_of_the_database(
    haaglanden: Region, as_person: People, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    delft = as_person("Daan Visser")
    for n in range(5):
        made(delft, str(n))

    with django_assert_max_num_queries(15):  # type: ignore[attr-defined]
        delft.get(PAGE)
