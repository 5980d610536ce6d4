"""Messages to citizens: texts, the outbox, what was not delivered."""
