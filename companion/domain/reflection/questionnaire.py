"""Questions for reflection with their answers as Markdown: for their writer alone, to be printed or filled in elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


def questionnaire(title: str, questions: Sequence[str], answers: Mapping[str, str] | None = None) -> str:
    """Questions as headings, each with what was answered; nothing under one that was skipped."""
    given = answers or {}
    parts = [f"# {' '.join(title.split())}", *(f"## {' '.join(one.split())}\n\n{_text(given.get(one, ''))}" for one in questions)]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def filled_in(text: str) -> tuple[list[str], dict[str, str]]:
    """The questions of such a text, and what is answered under them."""
    found = list(_HEADING.finditer(text))
    ends = [*(one.start() for one in found), len(text)][1:]
    said = {one[1]: text[one.end() : end].strip() for one, end in zip(found, ends, strict=True)}
    return list(said), {question: answer.replace("\\#", "#") for question, answer in said.items() if answer}


def _text(answer: str) -> str:
    """An answer in which no line begins as a heading."""
    return re.sub(r"^#", r"\\#", answer.strip(), flags=re.MULTILINE)
