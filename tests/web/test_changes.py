"""Wat is veranderd: since the last visit, with the decisions that turned; each member has its own visits."""

from datetime import timedelta

from django.utils import timezone

from thuistafel.web.figures.actions.revising import Made, revise
from thuistafel.web.figures.models import Visit
from thuistafel.web.region.models import Revision
from thuistafel.web.region.queries import content_of, latest

PAGE = "/regio/haaglanden/veranderd/"


def lettings_of_delft(region, by, number: str) -> None:
    """Delft's expected lettings become another number."""
    text = content_of(region, latest(region), "verhuringen.csv").decode()
    line = next(line for line in text.splitlines() if line.startswith("Delft;") and ";verwacht;" in line)
    head = text.splitlines()[0].split(";")
    cells = line.split(";")
    cells[head.index("aantal")] = number
    changed = text.replace(line, ";".join(cells), 1)
    revise(region, {"verhuringen.csv": changed.encode()}, Made(by, Revision.Kind.IMPORT, "Delft telt opnieuw"))


def later(hours: int) -> None:
    Visit.objects.update(at=timezone.now() - timedelta(hours=hours))


def test_a_first_visit_has_nothing_new_and_the_next_tells_who_changed_what_and_which_decision(
    haaglanden, anna, as_person
) -> None:
    daan = as_person("Daan Visser")
    first = daan.get(PAGE).content.decode()
    lettings_of_delft(haaglanden, anna, "1500")
    later(hours=1)

    page = daan.get(PAGE)

    changes = page.context["changes"]
    assert "Er is niets veranderd sinds uw laatste bezoek." in first
    assert [one.revision.note for one in changes.told] == ["Delft telt opnieuw"]
    assert (changes.told[0].added, changes.told[0].ended) == (1, 1)
    assert any(said.startswith("Delft: tekort 25 → 0") for said in changes.decisions)
    assert any(said.startswith("de regio: tekort 80 → ") for said in changes.decisions)
    assert "Anna de Wit" in page.content.decode()


def test_reading_on_keeps_the_news_and_the_visit_after_it_starts_anew(haaglanden, anna, as_person) -> None:
    daan = as_person("Daan Visser")
    daan.get(PAGE)
    lettings_of_delft(haaglanden, anna, "1500")
    later(hours=1)

    told = [len(daan.get(PAGE).context["changes"].told) for _ in range(2)]
    later(hours=1)
    told.append(len(daan.get(PAGE).context["changes"].told))

    assert told == [1, 1, 0]


def test_visits_are_each_members_own(haaglanden, anna, as_person) -> None:
    as_person("Daan Visser").get(PAGE)
    lettings_of_delft(haaglanden, anna, "1500")
    later(hours=1)
    as_person("Daan Visser").get(PAGE)

    assert as_person("Chaima el Idrissi").get(PAGE).context["changes"].told == ()


def test_in_a_first_look_only_the_own_decision_is_told(haaglanden, anna, as_person) -> None:
    lettings_of_delft(haaglanden, anna, "1500")
    haaglanden.first_look_until = timezone.now() + timedelta(days=7)
    haaglanden.save()

    daan, chaima = (as_person(name).get(PAGE, {"sinds": "1"}) for name in ("Daan Visser", "Chaima el Idrissi"))

    assert [said.split(":")[0] for said in daan.context["changes"].decisions] == ["Delft"]
    assert chaima.context["changes"].told == ()
    assert "Delft telt opnieuw" not in chaima.content.decode()


def test_since_any_revision_can_be_asked_and_nonsense_is_as_if_not_asked(haaglanden, anna, as_person) -> None:
    lettings_of_delft(haaglanden, anna, "1500")
    anna_browser = as_person("Anna de Wit")

    assert len(anna_browser.get(PAGE, {"sinds": "0"}).context["changes"].told) == 2
    assert anna_browser.get(PAGE, {"sinds": "x"}).status_code == 200
    assert anna_browser.get(PAGE, {"sinds": "99999999999999"}).status_code == 200


def test_the_page_asks_little_of_the_database(haaglanden, anna, as_person, django_assert_max_num_queries) -> None:
    lettings_of_delft(haaglanden, anna, "1500")
    browser = as_person("Anna de Wit")
    browser.get(PAGE, {"sinds": "0"})

    with django_assert_max_num_queries(15):
        browser.get(PAGE, {"sinds": "0"})
