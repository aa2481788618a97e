"""Addresses of the pages about figures and their sources, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.figures.views import contribution, desk, history, inquiry, uploads

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
]
