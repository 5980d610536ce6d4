"""The worker: answers questions, forms certificates, sends messages."""
