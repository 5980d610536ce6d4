"""Limits that the program keeps and the database holds again: its rules are made with these values.

Seconds are the database's; lengths are in characters.
"""

CLOCK_TOLERANCE_SECONDS = 60
"""So far a moment that a program states may lie from the database's clock."""
JUST_NOW_SECONDS = 60
"""So long whoever has made a row still sees it, wherever it went."""
REGISTERING_SECONDS = 300
"""So long the parts of an application may follow its registration."""
SUBMITTED_AHEAD_SECONDS = 300
"""A submission so far in the future is a clock, not a fault."""
TICKET_SECONDS = 900
"""So long a look at personal data is one look."""
SEARCHES_PER_MINUTE = 30
"""So many a person may look for, where the settings say nothing else."""
SEARCHES_COUNTED_SECONDS = 60
"""So far back a person's searches are counted: the minute of that limit."""
SEARCH_TICKET_SECONDS = 10
EARLIER_TERM_DAYS = 1
"""No term that is set anew brings a deadline nearer by more."""
LONGEST_TERM_DAYS = 60
"""No term, with whatever free days lie in it, moves a deadline further."""
DEBT_ANSWER_SECONDS = 120
"""A certificate rests on an answer no older than this."""
DEBT_ANSWER_AHEAD_SECONDS = 5

NOTE_LENGTH = 4000
DRAFT_LENGTH = 4000
REASON_LENGTH = 2000
"""Of whatever must say why; a citizen's refusal too."""
OWNER_NAME_LENGTH = 300
ADDRESS_LENGTH = 500
VIEW_NAME_LENGTH = 60
STAFF_NAME_LENGTH = 80
