"""Refusals for programs and for whoever makes their keys."""

SENTENCES = {
    "api_invalid": "Deze velden kunnen zo niet worden gelezen: {fields}.",
    "api_no_key": "Er is geen geldige sleutel meegestuurd.",
    "api_unreadable": "De inhoud van deze vraag is niet te lezen.",
    "api_missing": "Dit is er niet, of het is niet voor u.",
    "api_not_allowed": "Uw rol of sleutel geeft daar geen recht op.",
    "api_first_look": "Tot {until} ziet iedere partij eerst haar eigen getallen; die van de regio volgen daarna.",
    "api_parameter": "De parameter {name} is hier niet bekend of staat er dubbel.",
    "token_incomplete": "Een sleutel heeft een naam en een recht nodig.",
    "token_missing": "Deze sleutel is er niet, of hij is al ingetrokken.",
    "webhook_missing": "Dit adres krijgt al geen bericht meer.",
    "webhook_not_outside": "Een bericht gaat alleen naar een https-adres buiten dit netwerk.",
}
REMEDIES = {
    "api_invalid": "Vergelijk de vraag met openapi.json.",
    "api_no_key": "Stuur de kop Authorization: Bearer met een sleutel die nog geldt.",
    "api_unreadable": "Stuur geldige JSON of het bestand dat openapi.json noemt.",
    "api_missing": "Controleer het adres en de regio.",
    "api_not_allowed": "Vraag een sleutel met meer rechten, of laat een collega het doen.",
    "api_first_look": "Vraag het na die tijd opnieuw; uw eigen gegevens kunt u nu al opvragen.",
    "api_parameter": "Bekend zijn: {allowed}.",
    "token_incomplete": "Vul beide in.",
    "token_missing": "Vernieuw de pagina.",
    "webhook_missing": "Vernieuw de pagina.",
    "webhook_not_outside": "Kies een adres dat van buiten bereikbaar is.",
}
