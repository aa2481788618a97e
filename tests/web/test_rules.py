"""What the region still has to choose: seen with its effect, tried, settled, taken back."""

from thuistafel.web.plans.queries.plans import plan_of
from thuistafel.web.region.models import Region
from thuistafel.web.region.queries import content_of, latest
from thuistafel.web.region.viewpoint import Viewpoint

PAGE = "/regio/haaglanden/spelregels/"
SENT = {
    "schakelaar": "tekort",
    "waarde": "solidariteit",
    "stand": "1",
    "instrument": "Bestuurlijke tafel",
    "besluitdatum": "2026-11-23",
    "reden": "naar elkaar omzien",
}


def test_the_page_says_how_much_is_to_be_decided_and_what_each_answer_changes(haaglanden: Region, as_person) -> None:
    page = as_person("Els van Rijn").get(PAGE).content.decode()

    assert "Uw regio moet nog 19 dingen kiezen. Daarvan veranderen er 10 het tekort." in page
    assert "met een maximum van 10% van de verhuringen aan uitstroom instellingen" in page
    assert "geldig vanaf 1-1-2021" in page
    assert "75 woningen minder tekort en bij 2 gemeenten een ander tekort." in page
    assert "/regio/haaglanden/verdeling/?procent=12" in page
    assert 'name="waarde"' not in page


def test_a_settled_rule_stands_in_the_settings_and_changes_the_plan_w5(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")

    page = anna.post(PAGE + "vastleggen/", SENT, follow=True).content.decode()

    settings = content_of(haaglanden, 2, "dossier.toml").decode()
    assert settings.startswith("# Fictieve cijfers")
    assert 'tekort = "solidariteit"  # Bestuurlijke tafel, 2026-11-23\n' in settings
    assert plan_of(Viewpoint(haaglanden.pk, 2)).distribution.total.shortage == 41
    assert "Uw regio moet nog 18 dingen kiezen." in page
    assert "tekort = solidariteit · Bestuurlijke tafel, 2026-11-23: naar elkaar omzien" in page


def test_the_last_change_can_be_taken_back(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")
    anna.post(PAGE + "vastleggen/", SENT)

    anna.post(PAGE + "ongedaan/", {"nummer": "2"})

    assert content_of(haaglanden, 3, "dossier.toml") == content_of(haaglanden, 1, "dossier.toml")


def test_of_two_who_settle_at_once_the_second_is_told_and_nothing_is_overwritten(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")
    anna.post(PAGE + "vastleggen/", SENT)

    answer = anna.post(PAGE + "vastleggen/", {**SENT, "waarde": "blijft"})

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "daar staat nu solidariteit. Uw keuze was blijft. Er is niets overschreven." in page
    assert latest(haaglanden) == 2


def test_two_who_settle_different_things_are_not_in_each_others_way(haaglanden: Region, as_person) -> None:
    anna = as_person("Anna de Wit")
    anna.post(PAGE + "vastleggen/", SENT)

    anna.post(PAGE + "vastleggen/", {"schakelaar": "maximum_procent", "waarde": "12", "stand": "1"})

    settings = content_of(haaglanden, 3, "dossier.toml").decode()
    assert 'tekort = "solidariteit"' in settings
    assert "maximum_procent = 12" in settings


def test_an_answer_that_is_not_allowed_is_refused_with_what_is(haaglanden: Region, as_person) -> None:
    answer = as_person("Anna de Wit").post(PAGE + "vastleggen/", {**SENT, "waarde": "misschien"})

    assert answer.status_code == 400
    assert "solidariteit" in answer.content.decode()
    assert latest(haaglanden) == 1


def test_who_may_not_choose_finds_no_such_page(haaglanden: Region, as_person) -> None:
    assert as_person("Daan Visser").post(PAGE + "vastleggen/", SENT).status_code == 404


def test_a_trial_stays_in_the_address_and_says_that_nothing_was_settled(haaglanden: Region, as_person) -> None:
    page = as_person("Daan Visser").get(PAGE + "?procent=12").content.decode()

    assert "Dit is een wat-als, niet de afspraak." in page
    assert "/verdeling/?procent=15" in page
