"""The claim column: what is claimed, its evidence, its verdict, and the dialogs that fill them."""
