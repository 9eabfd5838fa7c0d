"""The window's colours, fonts and painting."""
