"""The pages of supervisors and auditors."""
