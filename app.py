"""Starts the page with the sample people in a fresh home; what `make run` starts, under the name other hosts look for."""

from companion.settings import read_settings
from companion.web.server import serve
from companion.wiring import build


def main() -> None:
    """Read the settings, build the companion, serve it."""
    settings = read_settings()
    companion = build(settings)
    if settings.auth != "demo" and not companion.importing.imports() and not companion.profiles.listing():
        companion.profiles.add_sample()
    serve(companion, settings.host, settings.port)


if __name__ == "__main__":
    main()
