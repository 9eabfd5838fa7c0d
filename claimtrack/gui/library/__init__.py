"""The library: sources, speakers, the trash."""
