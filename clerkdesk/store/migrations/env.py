"""Alembic's entry: runs on the connection that ``store.upgrading`` hands over."""

from alembic import context

from clerkdesk.store import reference_models  # noqa: F401  (its tables join the metadata)
from clerkdesk.store.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    compare_type=True,
    include_name=context.config.attributes.get("include_name"),
    on_version_apply=context.config.attributes.get("on_version_apply", ()),
)
with context.begin_transaction():
    context.run_migrations()
