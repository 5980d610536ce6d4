"""The pages of supervisors, administrators and auditors."""
