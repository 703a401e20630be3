"""The command line: one face over the services. Nothing heavy is imported before a command runs."""

from companion.cli.edge import main, main_of_process

__all__ = ["main", "main_of_process"]
