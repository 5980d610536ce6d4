"""Where accounts, staff and signing in were before they lay apart."""

from clerkdesk.usecases.people.accounts import add_staff as add_staff
from clerkdesk.usecases.people.accounts import change_staff as change_staff
from clerkdesk.usecases.people.accounts import make_service_login as make_service_login
from clerkdesk.usecases.people.accounts import set_active as set_active
from clerkdesk.usecases.people.accounts import set_password as set_password
from clerkdesk.usecases.people.sign_in import SignIn as SignIn
from clerkdesk.usecases.people.sign_in import sign_in as sign_in
from clerkdesk.usecases.people.staff import StaffRow as StaffRow
from clerkdesk.usecases.people.staff import list_staff as list_staff
from clerkdesk.usecases.people.staff import needs_password as needs_password
from clerkdesk.usecases.people.staff import only_account as only_account
