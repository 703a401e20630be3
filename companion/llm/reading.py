"""A model's answer read as what was asked for, whichever form it came in."""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from companion.llm.failures import Failure

Answer = TypeVar("Answer", bound=BaseModel)

MAX_ANSWER = 20_000
"""Characters of an answer; the longest that is ever asked for has a tenth of that."""

_THOUGHT = re.compile(r"\A\s*<(think|thinking|reasoning)>.*?</\1>", re.DOTALL)
_FENCE = re.compile(r"```[\w-]*\s*\n(?P<inside>.*?)\n?\s*```", re.DOTALL)
_REFUSAL = re.compile(
    r"\bI(?:['’]m| am) (?:sorry|unable|not able)\b|\bI (?:can(?:no|['’])t|won['’]t|must decline)\b", re.IGNORECASE
)


def read_answer(text: str, answer: type[Answer]) -> Answer:
    """The object in a text: bare, in a code fence, or with words around it.

    Raises:
        Failure: the text is empty, too long, a refusal, or not of the form.
    """
    check_length(text)
    if not text.strip():
        raise Failure("empty", "The model answered with nothing.", other_form=True)
    try:
        return answer.model_validate(_parsed(text))
    except (ValidationError, ValueError) as error:
        if "{" not in text and _REFUSAL.search(text[:400]):
            raise Failure("refused", "The model refused.", other_form=True) from error
        raise Failure(
            "not in form",
            "The model did not answer in the form it was asked for.",
            "Try again, or another model: small ones often fail at this.",
            other_form=True,
        ) from error


def check_length(text: str) -> None:
    """Raises Failure for an answer longer than any that is asked for."""
    if len(text) > MAX_ANSWER:
        raise Failure("too long", f"The model answered with more than {MAX_ANSWER:,} characters.", "Try another model.")


def _parsed(text: str) -> Any:
    bare = _THOUGHT.sub("", text, count=1)
    fenced = _FENCE.search(bare)
    inside = fenced["inside"] if fenced else bare
    start, end = inside.find("{"), inside.rfind("}")
    return json.loads(inside[start : end + 1] if 0 <= start < end else inside, strict=False)


def partial(text: str) -> Any:
    """What can be read already of an object that is still being written; None before there is anything."""
    from langchain_core.utils.json import parse_partial_json

    start = text.find("{")
    if start < 0:
        return None
    try:
        return parse_partial_json(text[start:])
    except ValueError:
        return None
