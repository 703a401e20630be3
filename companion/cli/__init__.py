"""The command line: one face over the services. Nothing heavy is imported before a command runs."""

from companion.cli.edge import main

__all__ = ["main"]
