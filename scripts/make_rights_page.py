"""Makes the page of roles and rights (`docs/reference/rollen-en-rechten.md`); run when the policy changes.

python scripts/make_rights_page.py
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from thuistafel.web.accounts.policy import ACT_WORDS, FITTING, Act, allows, grantable
from thuistafel.web.accounts.roles import Kind, Role

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "rollen-en-rechten.md"
INTRODUCTION = """# Rollen en rechten

Deze pagina is gemaakt uit de ene tabel waarin staat wie wat mag. Wat er niet in staat, mag niemand. Iemand handelt
altijd in één rol voor één organisatie; wie er meer heeft, wisselt rechtsboven. Een pagina die niet voor u is, bestaat
voor u niet. Rechten gelden bij elke klik opnieuw: wie vertrekt, ziet bij de volgende klik niets meer.
"""
FIRST_LOOK = """## Eerst zien

Loopt de periode *eerst zien*, dan ziet alleen wie *alles zien tijdens eerst zien* heeft de getallen van iedereen. Alle
anderen zien hun eigen gemeente (opgave, ruimte, tekort en bandbreedte, voordat gemeenten elkaar helpen) zoals die was
toen de periode begon. Weg zijn: totalen, varianten, prijs, grenzen, welk getal nu, bronnen, en elke reden waar een
getal van een ander in zit.
"""
GIVING = """## Wie wie mag uitnodigen

Niemand geeft een rol die meer mag dan de eigen, behalve de beheerder; niemand geeft zichzelf een rol. Sommige rollen
passen maar bij één soort organisatie: {fits}.

| rol | nodigt uit als |
|---|---|
{rows}
"""


def page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, _rights(), _giving(), FIRST_LOOK])


def _rights() -> str:
    head = "| recht | " + " | ".join(str(role.label) for role in Role) + " |\n|---|" + ":-:|" * len(Role)
    rows = (
        f"| {ACT_WORDS[act]} | " + " | ".join("●" if allows(role, act) else "" for role in Role) + " |" for act in Act
    )
    return f"## Wat een rol mag\n\n{head}\n" + "\n".join(rows) + "\n"


def _giving() -> str:
    rows = "\n".join(f"| {role.label} | {_given(role)} |" for role in Role if allows(role, Act.INVITE))
    fits = ", ".join(f"{role.label} bij een {kind.label}" for role, kind in FITTING.items())
    return GIVING.format(fits=fits, rows=rows)


def _given(role: Role) -> str:
    own = {FITTING[role]} if role in FITTING else set(Kind) - set(FITTING.values())
    kinds = set(Kind) if allows(role, Act.MANAGE) else own
    given = [str(one.label) for one in Role if any(one in grantable(role, kind) for kind in kinds)]
    where = "bij elke organisatie van de regio" if allows(role, Act.MANAGE) else "bij de eigen organisatie"
    return f"{', '.join(given)} ({where})"


if __name__ == "__main__":
    settings.configure(USE_I18N=False)
    PAGE.write_text(page(), encoding="utf-8")
