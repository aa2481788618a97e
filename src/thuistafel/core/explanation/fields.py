"""The numbers that can be asked about, and what each rests on."""

from __future__ import annotations

from collections.abc import Mapping

from thuistafel.core.demand import PoolKind

POOLS = {
    "onbekend": PoolKind.UNKNOWN,
    "buiten_regio": PoolKind.OUTSIDE,
    "veilig_adres": PoolKind.SAFE_ADDRESS,
}
OUTCOMES = {
    "verhuringen": "lettings",
    "ruimte": "room",
    "herkomst_bekend": "known",
    "onbekend": "unknown",
    "buiten_regio": "outside",
    "veilig_adres": "safe_address",
    "opgave": "task",
    "uit_voorraad": "placed",
    "opgevangen": "received",
    "elders_opgevangen": "housed_elsewhere",
    "boven_grens": "above_limit",
    "tekort": "shortage",
    "ruimte_over": "room_left",
    "wachtend": "waiting",
    "voorrang_overig": "other_priority",
    "regulier": "regular",
}
TASK_PARTS = ("herkomst_bekend", "onbekend", "buiten_regio", "veilig_adres")
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "verhuringen": (),
    "ruimte": ("verhuringen",),
    "herkomst_bekend": (),
    "onbekend": (),
    "buiten_regio": (),
    "veilig_adres": (),
    "opgave": TASK_PARTS,
    "uit_voorraad": ("opgave", "ruimte"),
    "opgevangen": ("uit_voorraad",),
    "elders_opgevangen": ("uit_voorraad",),
    "tekort": ("uit_voorraad", "elders_opgevangen"),
    "ruimte_over": ("uit_voorraad", "opgevangen"),
    "boven_grens": ("uit_voorraad",),
    "wachtend": (),
    "voorrang_overig": (),
    "regulier": ("uit_voorraad", "opgevangen", "voorrang_overig"),
}
BOUNDS = ("tekort_laag", "tekort_hoog", "tekort_laag_afwijking", "tekort_hoog_afwijking")
FIELDS = (*RESTS_ON, *BOUNDS)


def ordered(field: str) -> tuple[str, ...]:
    """`field` after everything it rests on, each once.

    >>> ordered("ruimte")
    ('verhuringen', 'ruimte')
    """
    found: dict[str, None] = {}
    for earlier in RESTS_ON[field]:
        found.update(dict.fromkeys(ordered(earlier)))
    return (*found, field)
