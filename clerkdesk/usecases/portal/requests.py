"""Where a portal's acts and reads were before they lay apart."""

from clerkdesk.usecases.portal.health import health as health
from clerkdesk.usecases.portal.status import Checked as Checked
from clerkdesk.usecases.portal.status import CitizenCase as CitizenCase
from clerkdesk.usecases.portal.status import Paper as Paper
from clerkdesk.usecases.portal.status import case as case
from clerkdesk.usecases.portal.status import cases_of as cases_of
from clerkdesk.usecases.portal.status import check_certificate as check_certificate
from clerkdesk.usecases.portal.status import history as history
from clerkdesk.usecases.portal.status import paper as paper
from clerkdesk.usecases.portal.submitting import MAX_IDEMPOTENCY_KEY as MAX_IDEMPOTENCY_KEY
from clerkdesk.usecases.portal.submitting import add_documents as add_documents
from clerkdesk.usecases.portal.submitting import ask_certificate as ask_certificate
from clerkdesk.usecases.portal.submitting import submit_and_show as _submitted  # noqa: F401
from clerkdesk.usecases.portal.submitting import take_in as take_in
