"""Addresses of the pages about figures and their sources, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.figures.views import claims, definitions, remarks, sources

urlpatterns = [
    path("bronnen/", sources.sources, name="sources"),
    path("bronnen/plek/", sources.source_at, name="source_at"),
    path("bronnen/<slug:digest>/", claims.source_claim, name="source_claim"),
    path("definities/", definitions.definitions, name="definitions"),
    path("definities/<slug:name>/", definitions.definition_sign, name="definition_sign"),
    path("opmerkingen/", remarks.remarks, name="remarks"),
    path("opmerkingen/nieuw/", remarks.remark_new, name="remark_new"),
    path("opmerkingen/erbij/", remarks.remark_add, name="remark_add"),
    path("opmerkingen/<int:number>/", remarks.remark, name="remark"),
    path("opmerkingen/<int:number>/wijzig/", remarks.remark_change, name="remark_change"),
    path("opmerkingen/<int:number>/antwoord/", remarks.remark_answer, name="remark_answer"),
    path("opmerkingen/<int:number>/intrekken/", remarks.remark_withdraw, name="remark_withdraw"),
]
