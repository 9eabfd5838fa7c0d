"""Claims in, a file out."""
