"""Reflection as text: the questions, and under each the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.cli.text import listed, wrapped

if TYPE_CHECKING:
    from companion.domain.reflection.reflection import Reflection, ReflectionQuestion

PRIVATE = "For you alone. Skip what you like; nobody is told."


def reflection(prepared: Reflection) -> str:
    """The questions of a set."""
    parts = [
        PRIVATE,
        prepared.note or "",
        "\n".join(_question(number, one) for number, one in enumerate(prepared.questions, 1)),
        f"Asked without the language model. {prepared.fallback.cause}" if prepared.fallback else "",
        "\n".join(listed("Findings:", [f"{one.rule}: {one.message}" for one in prepared.findings])),
    ]
    return "\n\n".join(part for part in parts if part)


def _question(number: int, one: ReflectionQuestion) -> str:
    asked = wrapped(one.text, first=f"{number}. ", rest="   ")
    quoted = one.about and one.about not in one.text
    return f"{asked}\n{wrapped(f'From “{one.about}”', first='   ')}" if quoted else asked
