"""The English catalogue says everything the Dutch source says, with the same fields, and nothing more."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import catalogue  # noqa: E402 - it lies with the scripts
import hatch_build  # noqa: E402 - it lies in the root, beside pyproject.toml

from thuistafel.core.plan import make_plan  # noqa: E402
from thuistafel.core.reasons import because  # noqa: E402
from thuistafel.documents import figures, sheet  # noqa: E402
from thuistafel.documents.html import render_html  # noqa: E402
from thuistafel.documents.report import Report  # noqa: E402
from thuistafel.documents.report_build import build_report  # noqa: E402
from thuistafel.exchange import read_dossier  # noqa: E402
from thuistafel.exchange.answers_plan import plan_answer  # noqa: E402
from thuistafel.wording import language, numbers, sentence  # noqa: E402
from thuistafel.wording.language import speaking  # noqa: E402

NAMED = re.compile(r"%\((\w+)\)[sd]")
STORED = catalogue.stored()


def messages() -> list[Message]:
    return [one for one in STORED if one.id]


def forms(message: Message) -> Iterator[tuple[str, str]]:
    """Each Dutch form beside its English one."""
    dutch = (message.id,) if isinstance(message.id, str) else message.id
    english = (message.string,) if isinstance(message.string, str) else message.string
    yield from zip(dutch, english, strict=True)


def fields(text: str) -> set[tuple[str, str]]:
    """`{name:d}` as (name, d), `%(name)s` as (name, s)."""
    if NAMED.search(text):
        return {(name, "s") for name in NAMED.findall(text)}
    return {(name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None}


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalogue as it is now, not as it was at the last build."""
    place = tmp_path / "en" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / catalogue.FILE.name).write_bytes(catalogue.FILE.read_bytes())
    hatch_build.compile_catalogues(tmp_path)
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    language._catalogue.cache_clear()
    yield
    language._catalogue.cache_clear()


def report_of(example: str, **switches: object) -> Report:
    plan = make_plan(read_dossier(ROOT / "examples" / example, switches=switches))
    variants = [(plan.dossier.frame.rules.cap_percent, plan)]
    return build_report(plan, variants=variants, snapshot="123456789abc", path=[(2023, 12, None), (2030, 0, None)])


def test_every_text_has_its_translation_and_every_translation_its_text() -> None:
    held = {(*(one.id if isinstance(one.id, tuple) else (one.id, "")), one.context or "") for one in messages()}
    wanted = catalogue.texts()

    assert sorted(wanted - held) == [], "run: python scripts/catalogue.py"
    assert sorted(held - wanted) == [], "run: python scripts/catalogue.py"
    assert [one.id for one in catalogue.missing(STORED)] == [], "run: python scripts/catalogue.py --missing"


def test_nothing_in_the_catalogue_is_doubtful_or_left_over() -> None:
    assert [one.id for one in messages() if one.fuzzy] == []
    assert list(STORED.obsolete) == []


def test_a_translation_has_the_fields_of_its_text() -> None:
    differing = [dutch for one in messages() for dutch, english in forms(one) if fields(dutch) != fields(english)]

    assert differing == []


def test_a_translation_is_finished() -> None:
    pairs = [pair for one in messages() for pair in forms(one)]

    assert [dutch for dutch, english in pairs if "  " in english or edges(dutch) != edges(english)] == []
    assert [dutch for dutch, english in pairs if dutch.endswith((".", "?")) != english.endswith((".", "?"))] == []


def edges(text: str) -> tuple[bool, bool]:
    """Whether blank space stands before and after."""
    return text != text.lstrip(), text != text.rstrip()


def test_the_catalogue_is_as_the_script_writes_it() -> None:
    again = catalogue.updated(STORED, sorted(catalogue.texts(), reverse=True))

    assert catalogue.written(again) == catalogue.FILE.read_bytes(), "run: python scripts/catalogue.py"


def test_texts_are_found_where_they_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = 'translated("een" " twee"); _("drie"); ngettext("dag", "dagen", n); pgettext("plek", "vier"); f(g("vijf"))'
    (tmp_path / "page.py").write_text(f'{module}\ncount(n, "woning", "woningen"); translated(name)\n')
    monkeypatch.setattr(catalogue, "SOURCE", tmp_path)

    assert set(catalogue.in_source()) == {
        ("een twee", "", ""),
        ("drie", "", ""),
        ("dag", "dagen", ""),
        ("vier", "", "plek"),
        ("woning", "", ""),
        ("woningen", "", ""),
    }


def test_texts_are_found_in_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("django")
    page = tmp_path / "web" / "start" / "templates" / "start.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<h1 title="{% translate \'Kop "nu"\' %}">{% translate "Het is één" context "plek" %}</h1>\n'
        "  {% blocktranslate trimmed count n=n %}\n    {{ n }} dag\n  {% plural %}\n    {{ n }} dagen\n"
        "  {% endblocktranslate %}\n{# geen tekst #}<p>niet gemerkt {{ name|default:_('leeg') }}</p>\n"
    )
    monkeypatch.setattr(catalogue, "SOURCE", tmp_path)

    assert set(catalogue.in_templates()) == {
        ('Kop "nu"', "", ""),
        ("Het is één", "", "plek"),
        ("%(n)s dag", "%(n)s dagen", ""),
        ("leeg", "", ""),
    }


def test_a_changed_text_loses_its_translation_and_the_others_keep_theirs() -> None:
    old = catalogue.updated(catalogue.Catalog(locale="en"), [("Ja.", "", ""), ("Nee.", "", "")])
    catalogue.fill(old, {"Ja.": "Yes.", "Nee.": "No."})

    new = catalogue.updated(old, [("Ja.", "", ""), ("Nee!", "", ""), ("dag", "dagen", "")])
    catalogue.fill(new, {"dag": ["day", "days"]})

    assert new["Ja."].string == "Yes."
    assert [one.id for one in catalogue.missing(new)] == ["Nee!"]


def test_the_same_catalogue_compiles_to_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        place = tmp_path / name / "en" / "LC_MESSAGES"
        place.mkdir(parents=True)
        (place / "django.po").write_bytes(catalogue.FILE.read_bytes())
        hatch_build.compile_catalogues(tmp_path / name)
        found.append((place / "django.mo").read_bytes())

    assert found[0] == found[1]


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(
    ("example", "switches"),
    [
        ("haaglanden", {}),
        ("onzeker", {}),
        ("haaglanden", {"tekort": "solidariteit", "wachtenden_wegwerken_in_jaren": 1}),
        ("haaglanden", {"maximum_werking": "signaal", "maximum_niveau": "regio"}),
    ],
)
def test_everything_a_report_asks_for_in_english_is_there(
    example: str, switches: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    monkeypatch.setattr(GNUTranslations, "gettext", lambda _, text: (asked.add(text), text)[1])

    with speaking("en"):
        report = report_of(example, **switches)
        render_html(report)
        tables = (sheet.distribution_table(report), sheet.choices_table(report.choices), sheet.path_table(report))
        drawn = [figures.path(report), figures.price(report)]

    assert all(tables)
    assert all(drawn)
    assert len(asked) > 100
    assert sorted(text for text in asked if text not in STORED) == []


@pytest.mark.usefixtures("compiled")
def test_the_contract_stays_dutch_while_english_is_spoken() -> None:
    plan = make_plan(read_dossier(ROOT / "examples" / "haaglanden"))
    dutch = plan_answer(plan)

    with speaking("en"):
        english = plan_answer(plan)

    assert english == dutch


@pytest.mark.usefixtures("compiled")
def test_numbers_follow_the_language() -> None:
    with speaking("en-GB"):
        assert numbers.number(1032) == "1,032"
        assert (
            sentence(because("line_fits", task=1, room=2, left="3", band="")) == "1 fits within 2: no shortage, 3 left."
        )
    assert numbers.number(1032) == "1.032"


@pytest.mark.usefixtures("compiled")
def test_a_language_without_catalogue_is_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "LOCALE", tmp_path / "nowhere")
    language._catalogue.cache_clear()

    for unknown in ("en", "de", "../../etc", ""):
        with speaking(unknown):
            assert (language.language(), numbers.number(1032)) == ("nl", "1.032")
