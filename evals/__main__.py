"""`python -m evals [NAME]` prints one JSON document: one eval, or all of them by name. `… NAME --help` says more."""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from types import ModuleType

NAMES = ("speed", "needs", "ranking")


def main(argv: Sequence[str]) -> int:
    """Run what was asked for, the rest of the arguments going to that eval."""
    if argv and argv[0] in NAMES:
        answer = _one(argv[0], argv[1:])
    else:
        argparse.ArgumentParser(prog="python -m evals", description=f"{__doc__} Names: {', '.join(NAMES)}.").parse_args(argv)
        answer = {name: _one(name, []) for name in NAMES}
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0


def _one(name: str, argv: Sequence[str]) -> object:
    print(f"{name} …", file=sys.stderr)
    module = importlib.import_module(f"evals.{name}")
    return module.run(**_options(module, name, argv))


def _options(module: ModuleType, name: str, argv: Sequence[str]) -> dict[str, object]:
    parser = argparse.ArgumentParser(prog=f"python -m evals {name}", description=module.__doc__)
    if hasattr(module, "add_options"):
        module.add_options(parser)
    return vars(parser.parse_args(argv))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
