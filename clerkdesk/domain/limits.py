"""Limits that the program keeps and the database holds again: its rules are made with these values.

Seconds are the database's; lengths are in characters.
"""

CLOCK_TOLERANCE_SECONDS = 60
"""So old a moment that a program states may be by the database's clock."""
CLOCK_AHEAD_SECONDS = 5
"""So far it may be ahead of that clock."""
JUST_NOW_SECONDS = 60
"""So long whoever has made a row still sees it, wherever it went."""
REGISTERING_SECONDS = 300
"""So long the parts of an application may follow its registration."""
SUBMITTED_AHEAD_SECONDS = 300
"""A submission so far in the future is a clock, not a fault."""
TICKET_SECONDS = 900
"""So long a look at personal data is one look."""
LOOK_GOES_ON_SECONDS = TICKET_SECONDS // 3
"""A look that goes on is one look, not one a second; well before its ticket ends it has another."""
ACCESS_LOG_YEARS = 1
"""So many whole years of the access log are kept beside the running one, whoever cuts it."""
SEARCHES_PER_MINUTE = 30
"""So many a person may look for, where the settings say nothing else."""
SEARCHES_COUNTED_SECONDS = 60
"""So far back a person's searches are counted: the minute of that limit."""
SEARCH_TICKET_SECONDS = 10
"""So long after it is logged whom one looks for the look itself may come."""
WAITING_QUESTIONS = 500
"""So many questions of one person, to billing, the register and the press of certificates, may wait
at once: several times what is decided in a day without a worker.
"""
WAITING_REGISTER_QUESTIONS = 30
"""The same of questions before there is an application."""
EARLIER_TERM_DAYS = 1
"""No term that is set anew brings a deadline nearer by more."""
UNUSED_NUMBERS = 1000
"""So many numbers of a series may be drawn and lie unused before whoever draws more waits."""
UNUSED_NUMBERS_SECONDS = 1
"""So long each of those waits."""
OPEN_TRANSACTION_MINUTES = 5
"""So long a transaction may stay open where no setting says otherwise."""
FIRST_YEAR = 2000
LAST_YEAR = 2100
"""What happens in an office lies within these years."""
LONGEST_TERM_DAYS = 60
"""Working days."""
LATEST_DUE_DAYS = 366
"""No term, with whatever free days lie in it (more than forty in a row in 2020), moves a deadline
further.
"""
DEBT_ANSWER_SECONDS = 120
"""A certificate rests on an answer no older than this."""
DEBT_ANSWER_AHEAD_SECONDS = 5
"""So far its moment may be ahead of the database's clock."""

NOTE_LENGTH = 4000
DRAFT_LENGTH = 4000
REASON_LENGTH = 2000
"""Of whatever must say why; a citizen's refusal too."""
OWNER_NAME_LENGTH = 300
ADDRESS_LENGTH = 500
PERSON_NAME_LENGTH = 100
"""Of a surname, a name, a patronymic."""
FULL_NAME_LENGTH = 3 * PERSON_NAME_LENGTH + 10
"""Surname, name and patronymic with the spaces between them."""
FILE_NAME_LENGTH = 130
"""A cleaned name (``file_names.clean_name``) with the ending of what the file is."""
VIEW_NAME_LENGTH = 60
STAFF_NAME_LENGTH = 80
GIVEN_LENGTH = 200
ACT_LENGTH = 200
"""Of the act of the state that decides a day."""

TEXT_LENGTH = 100_000
"""Of a text that says no other limit."""
DEFINITION_LENGTH = 10_000
"""Of a saved view."""
PART_OCTETS = 1 << 20
"""Of a document: a row of it."""
PICTURE_OCTETS = 20 << 20
"""Of a picture in a draft of the counter: as large as a document may be."""
FIRST_YEAR_OF_BIRTH = 1850
FIRST_YEAR_OF_ACTS = 1900
MOST_DAYS = 3650
"""Of waiting, and of the time to complain."""
ERASED_EARLIER_DAYS = 4
"""So many days the database lets an erasing come before the months of its rule, which it counts as
so many twelfths of a year.
"""
DAY_SECONDS = 86400
MOST_MONTHS = 1200
"""So long personal data may be kept by a rule; without one it is for ever."""
PHRASE_LENGTH = 300
MOST_PHRASES = 20
"""Of one kind of document."""
MOST_PLACES = 10_000
"""So many things stand in one row: documents of an application, reasons of a list, pieces of a
file.
"""
OFFICE_LEVELS = 3
"""The centre, a region, a place."""
MOST_NUMBER = 2**53 - 1
"""So far a number means the same to everybody who reads it."""
MOST_QEPIK = 10**15
CARAVANS_A_DAY = 10
"""So many lists of departures one person may take in within a day: each is a look at everybody in
it.
"""
CARAVAN_PEOPLE = 1000
"""So many may stand in one list."""
CARAVAN_DAYS = 30
"""So long after its end a list's people are kept, unless the office says otherwise."""
CARAVAN_LONGEST_DAYS = 366
"""So long after it was taken in a list is over, whatever day it names."""
CARAVAN_LIST_NUMBER_LENGTH = 40
HOUSEHOLD_LENGTH = 20
