"""claimtrack: draws the checkable claims from an article and keeps the checking of them."""

__version__ = "0.1.0"
