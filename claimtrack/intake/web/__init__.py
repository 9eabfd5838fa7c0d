"""Pages from the web: asked for with care, in a process of its own, and kept with all that was said on the way."""
