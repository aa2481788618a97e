"""Reference tables with source and date: municipalities, mergers, population, codes."""
