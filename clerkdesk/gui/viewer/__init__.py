"""The viewer of documents: pages rendered in a child process, found, turned, printed."""
