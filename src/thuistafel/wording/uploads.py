"""What the platform says of files on their way in, of answers and of forms on a page."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "upload_empty": "Er is geen bestand gekozen en geen tekst geplakt.",
    "upload_many_waiting": "Er wachten al {limit} inzendingen van uw organisatie op een besluit.",
    "upload_of_other": "{file} is van een andere partij; u kunt alleen namens uw eigen organisatie leveren.",
    "upload_closed": "Deze inzending is al afgehandeld.",
    "answer_about_person": "Dit lijkt een burgerservicenummer te bevatten; het is niet bewaard.",
    "answer_other_party": "{file} zou hiermee van een andere partij worden; dat kan alleen het regiobureau zeggen.",
    "form_empty": "Er is niets ingevuld.",
    "form_not_read": "Niet alles kan gelezen worden; er is nog niets bewaard.",
    "form_too_long": "Dit formulier heeft meer dan {limit} regels.",
}

REMEDIES: dict[str, str] = {
    "upload_empty": "Kies een bestand, of plak de tekst van een mail in het veld.",
    "upload_many_waiting": "Neem er eerst een op, of laat er een vallen.",
    "upload_of_other": "Vraag die partij om het zelf te leveren, of mail het naar het regiobureau.",
    "upload_closed": "Begin opnieuw met Inlezen als u iets wilt veranderen.",
    "answer_about_person": "Antwoord zonder gegevens over personen.",
    "answer_other_party": "Vraag het regiobureau om dit te veranderen.",
    "form_empty": "Vul ten minste één getal in dat u weet.",
    "form_not_read": "Verbeter de gemarkeerde cellen; wat u typte staat er nog.",
    "form_too_long": "Download het werkboek, vul het daar in en lees het in.",
}
