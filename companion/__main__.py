"""`python -m companion` is the command line."""

import sys

from companion.cli import main_of_process

if __name__ == "__main__":
    sys.exit(main_of_process())
