"""Columns take what the program can read, and old texts are composed: an upgrade makes the
constraints, which are no part of this history, and mends the rows (store.mending)
"""

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
