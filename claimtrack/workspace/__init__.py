"""An open file and all that an analyst can do to it: one named method for each action."""
