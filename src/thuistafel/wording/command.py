"""What the command line refuses."""

SENTENCES = {
    "no_such_member": "“{written}” doet niet mee in deze samenstelling. {near}",
    "no_such_municipality": "“{written}” is geen gemeente in dit jaar. {near}",
    "option_not_whole": "Bij {option} hoort een heel getal, maar er staat “{written}”.",
    "option_no_percent": "Bij --procent hoort een percentage van 0 tot en met 100, maar er staat “{written}”.",
    "option_no_day": "Bij {option} hoort een datum; “{written}” is geen datum.",
    "unknown_example": "Er is geen voorbeeld “{written}”.",
    "target_no_dossier": "Een dossier is een map, een .zip of een .xlsx; {name} is iets anders.",
    "no_dossier_named": "Er is geen dossier genoemd.",
}

REMEDIES = {
    "no_such_member": "Kies uit: {members}.",
    "no_such_municipality": "Schrijf de naam zoals het CBS die schrijft, of gebruik de code van vier cijfers.",
    "option_not_whole": "Schrijf bijvoorbeeld 13500 of 13.500.",
    "option_no_percent": "Schrijf bijvoorbeeld --procent 12 of --procent 8,1.",
    "option_no_day": "Schrijf bijvoorbeeld {option} 1-4-2023 of {option} 2023-04-01.",
    "unknown_example": "Kies W1 tot en met W22.",
    "target_no_dossier": "Noem bijvoorbeeld haaglanden.xlsx, haaglanden.zip of de naam van een nieuwe map.",
    "no_dossier_named": "Noem een map, .zip of .xlsx, of begin met: thuistafel dossier --nieuw mijn-regio",
}
