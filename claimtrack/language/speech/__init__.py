"""Who says what: verbs of saying, the names of speakers, and who is meant by "she"."""
