"""The words that the columns of a dossier know (`docs/reference/dossier.md`)."""

from __future__ import annotations

from thuistafel.core.claims import Unit

UNKNOWN_ORIGIN = "onbekend"
OUTSIDE_REGION = "buiten regio"
SAFE_ADDRESS = "veilig adres"

EXPECTED, REALISED = "verwacht", "gerealiseerd"
STAGES = (EXPECTED, REALISED)
LETTING_KINDS = ("regulier", "nieuwbouw", "student", "intermediaire_verhuur", "middenhuur")
STOCK = "stand"
OUTFLOW_KINDS = ("stroom", STOCK)
INDICATORS = ("aanwezig", "wachtend", "instroom_jaar", "geplaatst_jaar", "tekort")
UNITS = (Unit.HOUSEHOLDS, Unit.PERSONS)
