"""The period of first look: what a party sees of its own number, and why the rest waits."""

SENTENCES = {
    "first_look_hidden": "De cijfers van anderen worden getoond na {until}.",
    "first_look_other": "Tot en met {until} ziet u alleen wat over uw eigen organisatie gaat.",
    "first_look_share": "Daarbij telt {share} uit mensen zonder eigen gemeente in de regio. Hoe dat deel is berekend, "
    "ziet u na {until}: het hangt samen met cijfers van anderen.",
    "first_look_no_share": "Van mensen zonder eigen gemeente in de regio telt er niemand mee.",
    "first_look_short": "Een opgave van {task}, ruimte voor {room}: {shortage} tekort.",
    "first_look_fits": "Een opgave van {task}, ruimte voor {room}: dat past.",
    "first_look_alone": "Dit is uw getal voordat gemeenten elkaar helpen.",
    "first_look_past": "Het moment waarop iedereen alles ziet, moet in de toekomst liggen.",
    "first_look_too_long": "Eerst zien duurt ten hoogste {days} dagen.",
}
REMEDIES = {
    "first_look_hidden": "Bekijk intussen uw eigen getal, en zeg het als u het niet herkent.",
    "first_look_past": "Kies een latere dag.",
    "first_look_too_long": "Kies een eerdere dag; verlengen kan later.",
}
