"""The outside world: files, paper, mail, billing, the civil register, the keyring."""
