"""The first schema: files of version 1 were made whole, there is nothing to do."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Do nothing; the steps after this one start here."""
