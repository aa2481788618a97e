"""Addresses of the pages about figures and their sources, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.figures.views import (
    claims,
    contribution,
    definitions,
    desk,
    history,
    inquiry,
    remarks,
    sources,
    uploads,
)

_OWN = "<str:kind>/<path:party>/"

urlpatterns = [
    path("bijdrage/", contribution.contribution, name="contribution"),
    path(f"bijdrage/van/{_OWN}", contribution.contribution, name="contribution_of"),
    path(f"bijdrage/werkboek/{_OWN}", contribution.workbook, name="contribution_workbook"),
    path("bijdrage/terugkoppeling/<str:file>/", contribution.feedback, name="contribution_feedback"),
    path("bijdrage/formulier/<str:kind>/<str:code>/<path:party>/", contribution.fill, name="contribution_form"),
    path("bijdrage/bewaar/<str:kind>/<str:code>/<path:party>/", contribution.save, name="contribution_save"),
    path("uitvraag/", inquiry.inquiry, name="inquiry"),
    path("uitvraag/pakketten/", inquiry.make, name="inquiry_make"),
    path("uitvraag/pakketten/<int:number>/", inquiry.packages, name="inquiry_packages"),
    path("uitvraag/herinnering/", inquiry.remind, name="inquiry_reminders"),
    path("uitvraag/vragen/", desk.desk, name="inquiry_desk"),
    path("uitvraag/vragen/antwoord/", desk.answer, name="inquiry_answer"),
    path("uitvraag/wijzigingen/", history.history, name="inquiry_history"),
    path("uitvraag/wijzigingen/<int:number>/", history.change, name="inquiry_change"),
    path("uitvraag/wijzigingen/<int:number>/ongedaan/", history.take_back, name="inquiry_undo"),
    path("uitvraag/inlezen/", uploads.choose, name="inquiry_upload"),
    path("uitvraag/inlezen/stuur/", uploads.receive, name="inquiry_send"),
    path("uitvraag/inlezen/<str:key>/", uploads.preview, name="inquiry_preview"),
    path("uitvraag/inlezen/<str:key>/opnieuw/", uploads.again, name="inquiry_again"),
    path("uitvraag/inlezen/<str:key>/antwoord/", uploads.answer, name="inquiry_column"),
    path("uitvraag/inlezen/<str:key>/neem-op/", uploads.accept, name="inquiry_accept"),
    path("uitvraag/inlezen/<str:key>/laat-vallen/", uploads.leave, name="inquiry_drop"),
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
