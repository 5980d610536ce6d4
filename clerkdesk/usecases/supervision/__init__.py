"""What supervisors see of queues and people."""
