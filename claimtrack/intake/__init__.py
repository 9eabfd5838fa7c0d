"""A file or an address in, an article out; hostile input is stopped here."""
