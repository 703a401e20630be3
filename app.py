"""Starts the page with the sample people in a fresh home; what `make run` starts, under the name other hosts look for."""

import sys

from companion.cli import main

if __name__ == "__main__":
    sys.exit(main(["serve", "--with-sample"]))
