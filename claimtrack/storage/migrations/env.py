"""Alembic's entry: runs the steps on the connection that it is handed, inside its transaction."""

from alembic import context

from claimtrack.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
