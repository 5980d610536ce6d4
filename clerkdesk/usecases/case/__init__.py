"""Work on one application: taking, reviewing, deciding, asking outside; and its reads."""
