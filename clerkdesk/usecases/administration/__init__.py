"""What an administrator changes: each kind of setting with its rows, its rules and its effect."""
