"""A process of our own that takes hostile bytes apart: how it is started and watched, fenced in, and what it says."""
