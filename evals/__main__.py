"""`python -m evals NAME` runs one eval and prints one JSON document; without a name, every eval runs, by name."""

import argparse
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import evals


def main(argv: Sequence[str]) -> int:
    """Run what was asked for, the rest of the arguments going to that eval."""
    if argv and not argv[0].startswith("-"):
        answer = _one(_module(argv[0]), argv[1:])
    else:
        argparse.ArgumentParser(prog="python -m evals", description=f"{__doc__} Names: {_names()}.").parse_args(argv)
        answer = {_name(module): _one(module, []) for module in _every()}
    print(json.dumps(answer, ensure_ascii=False, indent=2, default=str))
    return 0


def _every() -> Iterator[ModuleType]:
    """The modules beside this one that can be run."""
    found = sorted(module.name for module in pkgutil.iter_modules(evals.__path__) if not module.name.startswith("_"))
    modules = (importlib.import_module(f"evals.{name}") for name in found)
    return (module for module in modules if hasattr(module, "run"))


def _module(name: str) -> ModuleType:
    found = next((module for module in _every() if _name(module) == name), None)
    if found is None:
        sys.exit(f"There is no eval {name!r}. Choose one of: {_names()}.")
    return found


def _names() -> str:
    return ", ".join(_name(module) for module in _every())


def _name(module: ModuleType) -> str:
    return module.__name__.removeprefix("evals.")


def _one(module: ModuleType, argv: Sequence[str]) -> object:
    print(f"{_name(module)} …", file=sys.stderr)
    parser = argparse.ArgumentParser(prog=f"python -m evals {_name(module)}", description=module.__doc__)
    if hasattr(module, "add_options"):
        module.add_options(parser)
    return module.run(**vars(parser.parse_args(argv)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
