"""Which parts of the companion the pages use, read off their source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.source import PACKAGE

PAGES = PACKAGE / "web" / "pages"


def used() -> set[tuple[str, str]]:
    """Every `companion.part.call` of the pages, also through a property or a local name that stands for `companion.part`."""
    return {one for path in sorted(PAGES.glob("*.py")) for one in _used_in(path)}


def _used_in(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = dict(_names(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            part = _part(node.value) or names.get(_last(node.value))
            if part:
                yield part, node.attr


def _names(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Names that stand for a part: a property that returns it, an assignment, a parameter typed by nothing else."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(_last(one) == "property" for one in node.decorator_list):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None and (part := _part(inner.value)):
                    yield node.name, part
        if isinstance(node, ast.Assign):
            yield from _assigned(node.targets[0], node.value)


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, str]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=False):
            yield from _assigned(one, other)
    elif part := _part(value):
        yield _last(target), part


def _part(node: ast.expr) -> str | None:
    """`part` of `companion.part` or `self.companion.part`."""
    return node.attr if isinstance(node, ast.Attribute) and _last(node.value) == "companion" else None


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
