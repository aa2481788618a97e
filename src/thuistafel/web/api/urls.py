"""The addresses of the API and of the page where keys are made."""

from django.urls import path

from thuistafel.web.api import dossiers, views  # noqa: F401 - the dossier adds an operation to the region
from thuistafel.web.api.deliveries import router as deliveries
from thuistafel.web.api.methods import with_methods
from thuistafel.web.api.regions import router
from thuistafel.web.api.v1 import api

api.add_router("", router)
api.add_router("", deliveries)
_patterns, _app, _space = api.urls

urlpatterns = [
    path("api/v1/", (with_methods(_patterns), _app, _space)),
    path("regio/<slug:slug>/koppelingen/", views.connections, name="connections"),
    path("regio/<slug:slug>/koppelingen/sleutel", views.make_key, name="connections_key"),
    path("regio/<slug:slug>/koppelingen/sleutel/<int:number>/intrekken", views.end_key, name="connections_key_end"),
    path("regio/<slug:slug>/koppelingen/adres", views.add_hook, name="connections_hook"),
    path("regio/<slug:slug>/koppelingen/adres/<int:number>/stoppen", views.end_hook, name="connections_hook_end"),
]
