"""A row of a list as the front ends have it: the stored values, converted where they are shown."""

from clerkdesk.store.statements import PAGE as PAGE
from clerkdesk.store.statements import QueueRow as QueueRow
from clerkdesk.store.types import moment as moment
