"""The command line (docs: ../docs/command-line.md; stable: scripts and portals rely on it)."""
