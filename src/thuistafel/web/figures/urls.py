"""Addresses of the pages about figures and their sources, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.figures.views import inquiry, uploads

urlpatterns = [
    path("uitvraag/", inquiry.inquiry, name="inquiry"),
    path("uitvraag/pakketten/", inquiry.make, name="inquiry_make"),
    path("uitvraag/pakketten/<int:number>/", inquiry.packages, name="inquiry_packages"),
    path("uitvraag/herinnering/", inquiry.remind, name="inquiry_reminders"),
    path("uitvraag/vragen/", inquiry.inquiry, name="inquiry_desk"),
    path("uitvraag/wijzigingen/", inquiry.inquiry, name="inquiry_history"),
    path("uitvraag/inlezen/", uploads.choose, name="inquiry_upload"),
    path("uitvraag/inlezen/stuur/", uploads.receive, name="inquiry_send"),
    path("uitvraag/inlezen/<str:key>/", uploads.preview, name="inquiry_preview"),
    path("uitvraag/inlezen/<str:key>/opnieuw/", uploads.again, name="inquiry_again"),
    path("uitvraag/inlezen/<str:key>/antwoord/", uploads.answer, name="inquiry_column"),
    path("uitvraag/inlezen/<str:key>/neem-op/", uploads.accept, name="inquiry_accept"),
    path("uitvraag/inlezen/<str:key>/laat-vallen/", uploads.leave, name="inquiry_drop"),
]
