"""The readers of each kind of document; they run in a child alone, and nothing above this package imports them."""
