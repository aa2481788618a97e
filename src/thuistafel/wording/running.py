"""What is said of starting, stopping and keeping the platform."""

SENTENCES = {
    "port_taken": "Op poort {port} luistert al iets anders.",
}
REMEDIES = {
    "port_taken": "Kies een andere, bijvoorbeeld --poort 8010.",
}
