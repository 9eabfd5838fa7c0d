"""The Triage layout: an article large, its cards beside it."""
