"""What portals do for citizens: send an application, follow it, and print the certificate when the
debt is paid.

A portal is known by its key and speaks for one channel; it tells whom it has authenticated, and
that person's own applications are shown.
"""

from clerkdesk.usecases.portal.status import Checked as Checked
from clerkdesk.usecases.portal.status import CitizenCase as CitizenCase
from clerkdesk.usecases.portal.status import Paper as Paper
from clerkdesk.usecases.portal.status import case as case
from clerkdesk.usecases.portal.status import cases_of as cases_of
from clerkdesk.usecases.portal.status import check_certificate as check_certificate
from clerkdesk.usecases.portal.status import health as health
from clerkdesk.usecases.portal.status import history as history
from clerkdesk.usecases.portal.status import paper as paper
from clerkdesk.usecases.portal.submitting import MAX_CASE_DOCUMENTS as MAX_CASE_DOCUMENTS
from clerkdesk.usecases.portal.submitting import MAX_IDEMPOTENCY_KEY as MAX_IDEMPOTENCY_KEY
from clerkdesk.usecases.portal.submitting import add_documents as add_documents
from clerkdesk.usecases.portal.submitting import ask_certificate as ask_certificate
from clerkdesk.usecases.portal.submitting import submit as submit
from clerkdesk.usecases.portal.submitting import take_in as take_in
