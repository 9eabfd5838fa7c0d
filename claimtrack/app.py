"""Builds the window once: logging, fonts, language, theme."""
