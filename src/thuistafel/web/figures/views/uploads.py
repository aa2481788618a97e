"""Reading what people send: choose files, see what becomes of them, take them in or drop them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.policy import Act
from thuistafel.web.figures.actions.uploading import answer_upload, drop, read_upload, send, take_in
from thuistafel.web.figures.models import Upload
from thuistafel.web.figures.queries.asking import party_names
from thuistafel.web.figures.queries.choices import column_names
from thuistafel.web.figures.queries.previews import Preview, preview_of
from thuistafel.web.region.pages import Content, Here, back, command, screen
from thuistafel.web.region.queries import latest
from thuistafel.web.site.jobs import start
from thuistafel.wording import sentence

LONGEST_PARTY = 100
READ = "read"
"""The kind of work that reading an upload is."""


@screen("figures/upload.html", Act.DELIVER)
def choose(here: Here) -> Content:
    """Choose files or paste a mail; what still waits is beside it."""
    mine = Upload.objects.visible_to(here.member).filter(region=here.region)
    waiting = [(one, preview_of(one)) for one in mine.filter(state=Upload.State.PREVIEW).order_by("-at")]
    told = {"waiting": waiting, "parties": party_names(here.region, here.view.revision) if _takes_in(here) else ()}
    return Content(_("Inlezen"), _("Stuur wat u hebt: eerst ziet u wat ervan gelezen is."), context=told)


@command(Act.DELIVER)
def receive(here: Here) -> HttpResponse:
    """Receive files and pasted text; reading them is work of its own, and nothing is taken in yet."""
    sent = [(one.name or "bestand", one.read()) for one in here.request.FILES.getlist("bestanden")]
    if pasted := here.request.POST.get("tekst", "").strip():
        sent.append((_name_of_mail(here), pasted.encode()))
    upload = send(here.region, here.member, sent)
    if upload.state == Upload.State.REFUSED:
        return back(here, "inquiry_preview", upload.key)
    run = start(READ, here.region.slug, {"upload": upload.key, "member": here.member.pk})
    return back(here, "run", run.key)


def _name_of_mail(here: Here) -> str:
    """A pasted text is of whom the office says it is, else of who pastes it."""
    party = here.request.POST.get("afzender", "").strip()[:LONGEST_PARTY] if _takes_in(here) else ""
    whose = party or ("" if _takes_in(here) else here.member.organisation.name)
    return " ".join(filter(None, ("mail", whose, timezone.localdate().isoformat()))) + ".txt"


def _takes_in(here: Here) -> bool:
    return here.member.may(Act.TAKE_IN)


@screen("figures/preview.html", Act.DELIVER)
def preview(here: Here, key: str) -> Content:
    """What was read and what it would change."""
    upload = _upload(here, key)
    seen = preview_of(upload)
    told = {
        "upload": upload,
        "preview": seen,
        "is_open": upload.state == Upload.State.PREVIEW,
        "is_old": upload.state == Upload.State.PREVIEW and upload.base != latest(here.region),
        "shows_effects": not here.is_first_look,
        "fields": column_names(),
    }
    return Content(_("Inlezen"), _conclusion(seen), {"gelezen": _table(seen)}, told)


def _conclusion(seen: Preview) -> str:
    if not seen.files:
        return _("Deze inzending is afgehandeld.")
    if not seen.usable:
        return _("Niets hiervan verandert het dossier.")
    counts = {"read": seen.total("read"), "corrected": seen.total("corrected"), "aside": seen.total("aside")}
    read = ngettext("%(read)s getal gelezen", "%(read)s getallen gelezen", counts["read"])
    rest = _("%(corrected)s hersteld, %(aside)s apart gelegd")
    asked = ngettext("%(asked)s vraag", "%(asked)s vragen", seen.total("asked")) % {"asked": seen.total("asked")}
    return f"{read % counts}, {rest % counts}, {asked}."


def _table(seen: Preview) -> Table:
    head = (_("Bestand"), _("Afzender"), _("Gelezen"), _("Hersteld"), _("Apart"), _("Vragen"))
    rows = tuple(
        (one.called, one.sender or "–", *map(str, (one.read, one.corrected, one.aside, one.asked)))
        for one in seen.files
    )
    return Table(_("Wat er gelezen is"), head, rows, words=2)


def _upload(here: Here, key: str) -> Upload:
    found = Upload.objects.visible_to(here.member).filter(region=here.region, key=key)
    upload = found.select_related("region", "made_by__organisation").first()
    if upload is None:
        raise Http404
    return upload


@command(Act.DELIVER)
def again(here: Here, key: str) -> HttpResponse:
    """Read it again beside the newest dossier."""
    read_upload(_upload(here, key))
    return back(here, "inquiry_preview", key)


@command(Act.DELIVER)
def answer(here: Here, key: str) -> HttpResponse:
    """Say what a column or cell means, before it is taken in."""
    asked = here.request.POST
    for remark in answer_upload(_upload(here, key), asked.get("plek", ""), asked.get("antwoord", ""), here.member):
        messages.info(here.request, sentence(remark))
    return back(here, "inquiry_preview", key)


@command(Act.DELIVER)
def accept(here: Here, key: str) -> HttpResponse:
    """Take it in: all of it or nothing; the same file twice changes nothing."""
    revision = take_in(_upload(here, key), here.member)
    said = (
        _("Opgenomen als wijziging %(number)s.") % {"number": revision.number} if revision else _("Geen verandering.")
    )
    messages.success(here.request, said)
    return back(here, "inquiry" if _takes_in(here) else "contribution")


@command(Act.DELIVER)
def leave(here: Here, key: str) -> HttpResponse:
    """Leave it out; nothing of it is kept."""
    drop(_upload(here, key), here.member)
    messages.success(here.request, _("Niet opgenomen; er is niets van bewaard."))
    return back(here, "inquiry_upload")
