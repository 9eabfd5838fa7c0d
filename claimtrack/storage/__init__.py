"""The SQLite file: tables, connections, migrations, change capture, index, backup."""
