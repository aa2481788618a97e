"""Every address of the platform."""

from django.urls import include, path
from django.views.i18n import set_language

from thuistafel.web.accounts import views as accounts
from thuistafel.web.site import views as site

urlpatterns = [
    path("", accounts.entrance, name="entrance"),
    path("gezond/levend", site.live, name="live"),
    path("gezond/gereed", site.ready, name="ready"),
    path(".well-known/security.txt", site.security, name="security"),
    path("thema.css", site.theme, name="theme"),
    path("taal/", set_language, name="set_language"),
    path("rol/", accounts.play, name="play"),
    path("", include("thuistafel.web.api.urls")),
    path("account/", include("thuistafel.web.accounts.urls")),
    path("regio/<slug:slug>/", include("thuistafel.web.plans.urls")),
    path("regio/<slug:slug>/", include("thuistafel.web.figures.urls")),
    path("regio/<slug:slug>/", include("thuistafel.web.region.urls")),
]
handler400 = "thuistafel.web.site.errors.unreadable"
handler403 = "thuistafel.web.site.errors.denied"
handler404 = "thuistafel.web.site.errors.not_found"
handler500 = "thuistafel.web.site.errors.broken"
