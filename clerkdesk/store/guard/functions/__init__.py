"""PostgreSQL's functions: who is logged in, what that person sees, and the few things done with the
owner's rights.

Every function that has them runs with its own search path, so that nobody's temporary table stands
in for one of ours.
"""

from clerkdesk.store.guard.functions.base import BASE
from clerkdesk.store.guard.functions.caravans import CARAVANS
from clerkdesk.store.guard.functions.concern import CONCERN
from clerkdesk.store.guard.functions.cutting import CUTTING
from clerkdesk.store.guard.functions.desk import DESK
from clerkdesk.store.guard.functions.erasing import ERASING
from clerkdesk.store.guard.functions.function import Function
from clerkdesk.store.guard.functions.identity import IDENTITY
from clerkdesk.store.guard.functions.lists import LISTS
from clerkdesk.store.guard.functions.news import NEWS
from clerkdesk.store.guard.functions.numbers import NUMBERS
from clerkdesk.store.guard.functions.opening import OPENING
from clerkdesk.store.guard.functions.outliers import OUTLIERS
from clerkdesk.store.guard.functions.pages import PAGES
from clerkdesk.store.guard.functions.people import PEOPLE
from clerkdesk.store.guard.functions.portal import PORTAL
from clerkdesk.store.guard.functions.reads import NAMED
from clerkdesk.store.guard.functions.recurring import RECURRING
from clerkdesk.store.guard.functions.sampling import SAMPLING
from clerkdesk.store.guard.functions.seeking import SEEKING
from clerkdesk.store.guard.functions.sight import SIGHT
from clerkdesk.store.guard.functions.submitting import SUBMITTING
from clerkdesk.store.guard.functions.terms import TERMS
from clerkdesk.store.guard.functions.writing import WRITING

FUNCTIONS: tuple[Function, ...] = (
    *BASE,
    *TERMS,
    *NUMBERS,
    *IDENTITY,
    *SEEKING,
    *SAMPLING,
    *SIGHT,
    *RECURRING,
    *OPENING,
    *CARAVANS,
    *DESK,
    *LISTS,
    *CONCERN,
    *NEWS,
    *OUTLIERS,
    *NAMED,
    *PAGES,
    *PORTAL,
    *SUBMITTING,
    *WRITING,
    *ERASING,
    *CUTTING,
    *PEOPLE,
)
"""In the order in which they can be made."""


def laid(*, overlap_open: bool) -> tuple[Function, ...]:
    """Those that stand in the database, while older programs work, or when they do not any more."""
    return tuple(each for each in FUNCTIONS if overlap_open or not each.until_end)
