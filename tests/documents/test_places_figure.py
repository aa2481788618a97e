"""The figure of places shows what can still be true, readable without colour (W17)."""

from xml.etree import ElementTree

from thuistafel.core.claims import Interval
from thuistafel.core.urgency import GroupUrgency, Ranked
from thuistafel.documents.drawings import places_drawing
from thuistafel.documents.figures import places

SVG = "{http://www.w3.org/2000/svg}"


def ranked(name: str, *rank: int) -> Ranked:
    return Ranked(GroupUrgency(name, None, None, None), Interval(*rank) if rank else None)


SOME = (
    ranked("Statushouders", 1, 3),
    ranked("Vrouwenopvang", 2, 2),
    ranked("Dak <en> thuisloos", 1, 3),
    ranked("Nieuw"),
)


def test_every_group_has_its_places_in_words_too() -> None:
    drawing = places_drawing(SOME, "Fictieve cijfers")

    assert drawing is not None
    assert "Statushouders: 1–3; Vrouwenopvang: 2; Dak <en> thuisloos: 1–3; Nieuw: –." in drawing.alt
    assert "Fictieve cijfers" in drawing.svg


def test_a_stroke_reaches_from_the_first_to_the_last_place() -> None:
    tree = ElementTree.fromstring(places(SOME, ""))  # noqa: S314 - our own figure
    strokes = [box for box in tree.iter(f"{SVG}rect") if box.get("height") == "6"]

    wide, certain, other = (int(box.get("width") or 0) for box in strokes)
    assert wide == other > 2 * certain


def test_nothing_leaves_the_figure_at_any_width() -> None:
    for width in (320, 480, 680):
        tree = ElementTree.fromstring(places(SOME, "", width=width))  # noqa: S314 - our own figure

        assert all(int(box.get("x") or 0) + int(box.get("width") or 0) <= width for box in tree.iter(f"{SVG}rect"))


def test_without_a_place_there_is_no_figure() -> None:
    assert places([ranked("Nieuw")], "") == ""
    assert places_drawing([], "") is None
