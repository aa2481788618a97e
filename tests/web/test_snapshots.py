"""Momentopnamen: frozen once, the same for ever, and beside the plan of now."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from thuistafel.documents.reporting import snapshot as short_hash
from thuistafel.web.accounts.models import Member
from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.plans.models import Snapshot
from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.plans.queries.snapshots import comes_out
from thuistafel.web.region.models import Region, Revision
from thuistafel.web.region.queries import content_of
from thuistafel.web.region.viewpoint import Viewpoint

PAGE = "/regio/haaglanden/momentopnamen/"
AsPerson = Callable[[str], Client]


def freeze(client: Client, title: str, query: str = "", key: str = "") -> object:
    return client.post(f"{PAGE}vastleggen/{query}", {"titel": title, "sleutel": key}, follow=True)


def more_lettings(region: Region, anna: Member) -> None:
    """Delft's largest corporation expects twice as many lettings."""
    table = content_of(region, 1, "verhuringen.csv").decode()
    changed = table.replace("410", "820")
    assert changed != table
    revise(region, {"verhuringen.csv": changed.encode()}, Made(anna, Revision.Kind.IMPORT, "meer verhuringen"))


def test_a_frozen_plan_comes_out_the_same_after_later_imports(
    haaglanden: Region, anna: Member, as_person: AsPerson
) -> None:
    client = as_person("Anna de Wit")
    freeze(client, "Plan 2023 v1.0")
    kept = Snapshot.objects.get()

    more_lettings(haaglanden, anna)

    assert comes_out(kept)
    page = client.get(f"{PAGE}{kept.pk}/").content.decode()
    assert "Klopt." in page
    assert "41 woningen tekort" in page
    assert "1.020 → 1.430" in page


def test_a_snapshot_is_known_by_the_hash_that_stands_on_every_paper(haaglanden: Region, as_person: AsPerson) -> None:
    freeze(as_person("Anna de Wit"), "Plan 2023", "?procent=12")

    kept = Snapshot.objects.get()

    assert kept.hash[:12] == short_hash(plan_of(Viewpoint(haaglanden.pk, 1, "", (("maximum_procent", 12),))))
    assert kept.answer["totaal"]["tekort"] == 5


def test_a_snapshot_whose_numbers_were_touched_says_so(haaglanden: Region, as_person: AsPerson) -> None:
    client = as_person("Anna de Wit")
    freeze(client, "Plan 2023")
    kept = Snapshot.objects.get()
    kept.answer["totaal"]["tekort"] = 79
    kept.save()

    assert "Klopt niet." in client.get(f"{PAGE}{kept.pk}/").content.decode()


def test_the_same_form_sent_twice_freezes_once_and_a_title_is_taken_once(
    haaglanden: Region, as_person: AsPerson
) -> None:
    client = as_person("Anna de Wit")
    freeze(client, "Plan", key="een")
    freeze(client, "Plan", key="een")

    refused = freeze(client, "Plan", key="twee")

    assert Snapshot.objects.count() == 1
    assert refused.status_code == 400  # type: ignore[attr-defined]
    assert "Kies een andere naam." in refused.content.decode()  # type: ignore[attr-defined]


def test_a_snapshot_without_a_name_is_refused(haaglanden: Region, as_person: AsPerson) -> None:
    assert freeze(as_person("Anna de Wit"), "   ").status_code == 400  # type: ignore[attr-defined]
    assert not Snapshot.objects.exists()


def test_who_may_only_read_cannot_freeze(haaglanden: Region, as_person: AsPerson) -> None:
    assert freeze(as_person("Iris Kok"), "Plan").status_code == 404  # type: ignore[attr-defined]


def test_the_answer_comes_out_as_it_was_kept(haaglanden: Region, as_person: AsPerson) -> None:
    client = as_person("Anna de Wit")
    freeze(client, "Plan")
    kept = Snapshot.objects.get()

    answer = json.loads(client.get(f"{PAGE}{kept.pk}/antwoord.json").content)

    told = json.dumps(answer, ensure_ascii=False, sort_keys=True).encode()
    assert hashlib.sha256(told).hexdigest() == kept.hash
    assert client.get(f"{PAGE}{kept.pk}/dossier.zip").content[:2] == b"PK"


def test_during_first_look_there_are_no_snapshots_for_a_party(haaglanden: Region, as_person: AsPerson) -> None:
    freeze(as_person("Anna de Wit"), "Plan")
    kept = Snapshot.objects.get()
    Region.objects.filter(pk=haaglanden.pk).update(first_look_until=timezone.now() + timedelta(days=3))
    daan = as_person("Daan Visser")

    assert daan.get(f"{PAGE}{kept.pk}/").status_code == 404
    assert daan.get(f"{PAGE}{kept.pk}/antwoord.json").status_code == 404
    assert "Plan</a>" not in daan.get(PAGE).content.decode()
