"""Addresses of who sits at a region's table, what happened there and its long work, under `/regio/<slug>/`."""

from django.urls import path

from thuistafel.web.region.views import first_look, log, organisations, people, rights, runs

urlpatterns = [
    path("werk/<slug:key>/", runs.run, name="run"),
    path("werk/<slug:key>/stoppen/", runs.stop, name="run_stop"),
    path("mensen/", people.people, name="people"),
    path("mensen/uitnodigen/", people.people_invite, name="people_invite"),
    path("mensen/uitnodiging/<int:number>/opnieuw/", people.people_again, name="people_again"),
    path("mensen/uitnodiging/<int:number>/intrekken/", people.people_withdraw, name="people_withdraw"),
    path("mensen/<int:number>/beeindigen/", people.people_end, name="people_end"),
    path("organisaties/", organisations.organisations, name="organisations"),
    path("organisaties/erbij/", organisations.organisations_add, name="organisations_add"),
    path("organisaties/<int:number>/naam/", organisations.organisations_rename, name="organisations_rename"),
    path("organisaties/<int:number>/eruit/", organisations.organisations_out, name="organisations_out"),
    path("rechten/", rights.rights, name="rights"),
    path("eerst-zien/", first_look.first_look, name="first_look"),
    path("eerst-zien/tot/", first_look.first_look_set, name="first_look_set"),
    path("eerst-zien/klaar/", first_look.first_look_end, name="first_look_end"),
    path("logboek/", log.log, name="log"),
]
