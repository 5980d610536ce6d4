"""ClerkDesk: the clerks' desk for citizens' applications to Azərişıq and Azərsu."""

__version__ = "0.1.0"
