"""A sentence as its propositions, and of what kind each is."""
