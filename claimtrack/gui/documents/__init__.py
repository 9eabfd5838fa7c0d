"""Documents in the window: brought in, read beside their original, quoted to the line."""
