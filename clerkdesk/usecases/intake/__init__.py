"""Registration of what citizens send or the counter writes down."""
