"""Reads the program's own source, so that tests can hold it to the house rules."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "companion"


class Import(NamedTuple):
    importer: str
    imported: str
    line: int
    deferred: bool
    """Inside a function or under TYPE_CHECKING: not run when the module is imported."""

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports() -> Iterator[Import]:
    for path in modules():
        yield from _imports(path)


def _imports(path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    late = {id(inner) for node in ast.walk(tree) if _defers(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        for name in _names(node, path):
            yield Import(dotted(path), name, getattr(node, "lineno", 0), id(node) in late)


def _defers(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def _names(node: ast.AST, path: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{path} has a relative import; write the whole name"
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def room(module: str) -> str:
    """The room a module of ours lies in: 'domain' for `companion.domain.people`, 'seams' for `companion.seams`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""
