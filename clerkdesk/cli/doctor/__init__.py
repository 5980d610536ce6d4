"""What is missing in an installation, and how to mend it: each check looks itself, and makes
nothing.
"""
