"""The SQLite file: tables, connections, capture of changes, history, undo, search index, stored bytes."""
