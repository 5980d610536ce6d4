"""Applications and what belongs to them"""

from clerkdesk.store.migrations.tables_0002 import (
    applications,
    casework,
    certificates,
    questions,
    working,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Each after those that it refers to.
    working.make()
    applications.make()
    casework.make()
    questions.make()
    certificates.make()
