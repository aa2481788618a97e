"""The verbs that fill an empty platform: `begin` with a dossier, `gebruiker` with its first people."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from getpass import getpass
from pathlib import Path

from thuistafel.cli.platform import of_platform, with_database
from thuistafel.cli.terminal import console, progress
from thuistafel.core.errors import ThuistafelError
from thuistafel.exchange.folder import files_in, read_source
from thuistafel.exchange.writing import write_folder


def begin(chosen: Namespace) -> int:
    """Make a region of a dossier, with the parties its rows name."""
    files = _files(Path(chosen.dossier))
    with_database()
    with progress("Lezen en bewaren…"):
        region = of_platform("figures.actions.beginning:begin")(
            files, chosen.slug, chosen.title or chosen.slug.replace("-", " ").title(), chosen.office
        )
    out = console()
    out.print(f"{region.title} is begonnen op /regio/{region.slug}/.", soft_wrap=True)
    for participation in region.participations.select_related("organisation"):
        out.print(f"  {participation.organisation} ({participation.organisation.get_kind_display()})", soft_wrap=True)
    return 0


def _files(source: Path) -> dict[str, bytes]:
    """The files of a dossier by name; a zip or workbook is laid out as a folder first."""
    if source.is_dir():
        return {name: path.read_bytes() for name, path in files_in(source).items()}
    with tempfile.TemporaryDirectory(prefix="thuistafel-") as scratch:
        folder = Path(scratch) / "dossier"
        write_folder(read_source(source), folder)
        return {name: path.read_bytes() for name, path in files_in(folder).items()}


def person(chosen: Namespace) -> int:
    """Make an account in a role for an organisation; the password is asked for, never typed on the command line."""
    with_database()
    password = None if chosen.without_password else _password(chosen)
    member = of_platform("figures.actions.beginning:admit")(
        chosen.email, chosen.name, chosen.role, chosen.organisation, password
    )
    console().print(f"{member} kan inloggen met {member.user.email}.", soft_wrap=True)
    return 0


def _password(chosen: Namespace) -> str:
    try:
        first, again = getpass("Wachtwoord (ten minste 12 tekens): "), getpass("Nog eens: ")
    except EOFError:
        raise ThuistafelError("password_not_typed") from None
    if first != again:
        raise ThuistafelError("passwords_differ")
    problems = of_platform("figures.actions.beginning:weaknesses")(first, chosen.email, chosen.name)
    if problems:
        raise ThuistafelError("password_weak", why=" ".join(problems))
    return first
