"""The Committee's lists of departures: taken in, looked through, decided household by household."""
