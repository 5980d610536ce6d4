"""Files of the kinds that citizens upload, made by the tests themselves."""
