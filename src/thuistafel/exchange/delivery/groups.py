"""Target groups by the many words in use for them, in the spelling the table itself uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from thuistafel.core.reasons import because, did_you_mean
from thuistafel.exchange.delivery.amounts import Value
from thuistafel.exchange.delivery.vocabulary import plain

GROUPS: Mapping[str, tuple[str, ...]] = {
    "beschermd_wonen": ("bw", "beschermd", "beschermde woonvorm", "beschermde woonvormen", "beschermd thuis", "ribw"),
    "maatschappelijke_opvang": ("mo", "opvang", "maatsch. opvang", "maatschappelijke opvang mo", "nachtopvang"),
    "vrouwenopvang": ("vo", "blijf-van-mijn-lijf", "vrouwen opvang", "blijfhuis"),
    "huiselijk_geweld": ("hg", "slachtoffers huiselijk geweld", "slachtoffer huiselijk geweld"),
    "mensenhandel": ("slachtoffers mensenhandel", "slachtoffers van mensenhandel"),
    "jeugdhulp": ("jeugd", "jeugdzorg", "jh", "jeugdhulp met verblijf", "jeugd-ggz", "residentiele jeugdhulp"),
    "detentie": (
        "ex-gedetineerden",
        "ex-gedetineerde",
        "exgedetineerden",
        "justitie",
        "gevangenis",
        "ex-justitiabelen",
    ),
    "ggz": ("geestelijke gezondheidszorg", "psychiatrie", "ggz-instelling", "klinische ggz", "ggz kliniek"),
    "statushouders": (
        "vergunninghouders",
        "statushouder",
        "vergunninghouder",
        "verblijfsgerechtigden",
        "sth",
        "status",
    ),
    "dak- en thuisloze mensen": (
        *(
            "dak- en thuislozen",
            "dakloze mensen",
            "daklozen",
            "dak/thuislozen",
            "thuislozen",
            "dakloos",
            "dak en thuis",
        ),
        *("dak- en thuisloos", "feitelijk daklozen", "dakloze", "dak- & thuislozen", "dak- en thuisloze jongeren"),
    ),
    "sociale urgentie": ("soc. urgentie", "sociaal urgenten", "sociaal urgent", "mensen met sociale urgentie"),
    "medische urgentie": ("med. urgentie", "medisch urgenten", "medisch urgent", "mensen met medische urgentie"),
    "mantelzorg": ("mantelzorgers", "mantelzorgurgentie", "mantelzorgers en mantelzorgontvangers"),
    "sekswerkers": ("stoppende sekswerkers", "uitstappende sekswerkers", "uitstapprogramma"),
    "arbeidsmigranten": ("arbeidsmigrant", "eu-arbeidsmigranten", "buitenlandse werknemers"),
    "studenten": ("student", "uitwonende studenten"),
    "woonwagenbewoners": ("woonwagen", "woonwagens", "woonwagenbewoner", "reizigers"),
    "remigranten": ("remigrant", "remigranten met nl nationaliteit"),
    "Oekraïense ontheemden": (
        "oekraine",
        "oekrainers",
        "ontheemden",
        "ontheemden oekraine",
        "oekraiense vluchtelingen",
    ),
    "beperking": ("mensen met een beperking", "gehandicapten", "lvb", "vb", "lichamelijke beperking"),
    "ouderen": ("senioren", "65+", "oudere", "75+"),
}
"""The words we use ourselves, each with other words for it (dossier: doelgroep)."""

_EMPTY_WORDS = {"uitstroom", "uitstromers", "uitstromende", "uit", "mensen", "clienten", "groep", "doelgroep", "vanuit"}


def spelled_group(written: str, known: Iterable[str]) -> Value:
    """The group as the table spells it, else as we do; another one stays as written and is asked about."""
    own = {_key(name): name for name in sorted(known, reverse=True)}
    key = _key(written)
    if key in own:
        return _as(written, own[key])
    concept = _concepts().get(key)
    if concept is None:
        return Value(written, doubt=because("group_unknown", group=written, near=did_you_mean(written, _names(own))))
    spellings = [name for name in sorted(own.values()) if _concepts().get(_key(name)) == concept]
    return _as(written, spellings[0] if spellings else concept)


def is_group(written: str) -> bool:
    """Whether the words stand for one of the groups we know.

    >>> is_group("BW"), is_group("Den Haag")
    (True, False)
    """
    return _key(written) in _concepts()


def _as(written: str, spelling: str) -> Value:
    same = plain(written) == plain(spelling)
    return Value(spelling, None if same else because("group_respelled", group=spelling))


def _names(own: Mapping[str, str]) -> set[str]:
    return {*own.values(), *GROUPS}


def _key(written: str) -> str:
    words = [word for word in plain(written).split("_") if word not in _EMPTY_WORDS]
    return "_".join(words) or plain(written)


@cache
def _concepts() -> Mapping[str, str]:
    return {_key(word): concept for concept, words in GROUPS.items() for word in (concept, *words)}
