"""The list of claims: model, rows, filters."""
