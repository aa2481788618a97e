"""The addresses of the API and of the page where keys are made."""

from django.urls import path

from thuistafel.web.api import dossiers  # noqa: F401 - its operations join the router
from thuistafel.web.api.regions import router
from thuistafel.web.api.v1 import api

api.add_router("", router)

urlpatterns = [path("api/v1/", api.urls)]
