"""The frame of every page about a region: who looks, at what, and what is refused before a view runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from thuistafel.core.errors import ThuistafelError
from thuistafel.documents.sheet import Table
from thuistafel.web.accounts.models import Member
from thuistafel.web.accounts.policy import Act
from thuistafel.web.region.downloads import downloaded
from thuistafel.web.region.labels import label_of
from thuistafel.web.region.models import Region
from thuistafel.web.region.viewpoint import Viewpoint, viewpoint
from thuistafel.web.site.errors import refused
from thuistafel.web.site.once import acting_once

DOWNLOAD = "download"


@dataclass(frozen=True, slots=True)
class Here:
    """Where a request stands: its region, the member who asks, and the viewpoint of the address."""

    request: HttpRequest
    region: Region
    member: Member
    view: Viewpoint

    @property
    def is_first_look(self) -> bool:
        """Whether only own numbers may be seen now: the period runs and the member is not of the region's office."""
        return self.first_look_until is not None and not self.member.may(Act.SEE_EARLY)

    @property
    def first_look_until(self) -> datetime | None:
        """When the period of first look ends; None while none runs."""
        until = self.region.first_look_until
        return until if until is not None and timezone.now() < until else None

    @property
    def shown_revision(self) -> int:
        """The revision the frame of a page tells of: in the period of first look the one that may be seen."""
        return (self.is_first_look and self.region.first_look_revision) or self.view.revision

    @property
    def own_code(self) -> str:
        """The CBS code of the member's own municipality, '' for other parties."""
        return self.member.organisation.cbs_code

    @property
    def may_keep_variant(self) -> bool:
        """Whether what is looked at can be kept under a name by this member."""
        return self.member.may(Act.KEEP_VARIANT)

    def link(self, name: str, *arguments: object) -> str:
        """The address of another page of this region, from the same viewpoint."""
        return reverse(name, args=(self.region.slug, *arguments)) + self.view.query


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows: its conclusion in one sentence, its tables by name (each can be downloaded), and the rest."""

    title: str
    conclusion: str
    tables: Mapping[str, Table] = field(default_factory=dict)
    context: Mapping[str, object] = field(default_factory=dict)


def page(here: Here, template: str, content: Content, status: int = 200) -> HttpResponse:
    """A page of a region with its content; a command that keeps what was typed shows it with another status."""
    label = label_of(here.region, here.shown_revision)
    told = {"here": here, "region": here.region, "content": content, "label": label, **content.context}
    return render(here.request, template, told, status=status)


Screen = Callable[..., Content]
Command = Callable[..., HttpResponse]


def screen(template: str, act: Act = Act.SEE_REGION) -> Callable[[Screen], Callable[..., HttpResponse]]:
    """A page of a region: who may not do `act` gets the same 404 as for a page that is not there."""

    def decorate(view: Screen) -> Callable[..., HttpResponse]:
        @require_GET
        @wraps(view)
        def respond(request: HttpRequest, slug: str, **arguments: object) -> HttpResponse:
            try:
                here = _here(request, slug, act)
                content = view(here, **arguments)
            except ThuistafelError as problem:
                return refused(request, problem)
            if asked := request.GET.get(DOWNLOAD):
                return downloaded(content.tables, asked, here.region.title, _label(here, content))
            return page(here, template, content)

        respond.act = act  # type: ignore[attr-defined]  # who may open it, for who asks without opening
        return respond

    return decorate


def document(act: Act = Act.SEE_REGION) -> Callable[[Command], Callable[..., HttpResponse]]:
    """Something of a region to take along: a file, by its own address."""

    def decorate(view: Command) -> Callable[..., HttpResponse]:
        @require_GET
        @wraps(view)
        def respond(request: HttpRequest, slug: str, **arguments: object) -> HttpResponse:
            try:
                return view(_here(request, slug, act), **arguments)
            except ThuistafelError as problem:
                return refused(request, problem)

        return respond

    return decorate


def command(act: Act) -> Callable[[Command], Callable[..., HttpResponse]]:
    """A change, sent by a form: carried out once, refused with its sentence."""

    def decorate(view: Command) -> Callable[..., HttpResponse]:
        @require_POST
        @wraps(view)
        def respond(request: HttpRequest, slug: str, **arguments: object) -> HttpResponse:
            try:
                here = _here(request, slug, act)
                return acting_once(request, f"member-{here.member.pk}", lambda: view(here, **arguments))
            except ThuistafelError as problem:
                return refused(request, problem, status=409 if problem.code.endswith("conflict") else 400)

        return respond

    return decorate


def _label(here: Here, content: Content) -> str:
    """'Fictieve cijfers' where what the page shows is invented."""
    header = getattr(content.context.get("report"), "header", None)
    return header.label if header else label_of(here.region, here.shown_revision)


def _here(request: HttpRequest, slug: str, act: Act) -> Here:
    member: Member | None = getattr(request, "member", None)
    region = Region.objects.visible_to(member).filter(slug=slug).first()
    if member is None or region is None or not member.may(act):
        raise Http404
    return Here(request, region, member, viewpoint(region, request.GET))


def back(here: Here, name: str, *arguments: object) -> HttpResponseRedirect:
    """To a page of this region after a change, from the same viewpoint."""
    return HttpResponseRedirect(here.link(name, *arguments))
