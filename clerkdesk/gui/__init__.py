"""The desk, by feature.

kit < viewer < case | queue | intake | supervision | certificates < shell < session.
"""
