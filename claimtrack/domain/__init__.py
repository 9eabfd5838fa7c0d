"""The nouns of fact-checking and their rules; nothing here reads a file or draws a window."""
