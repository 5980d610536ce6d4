"""The page of settings: what an administrator changes, each kind with its effect and history."""
