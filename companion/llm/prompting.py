"""Prompt files filled in: instructions of ours on one side, people's text as fenced data on the other."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from copy import copy

from pydantic import BaseModel

from companion.domain.model_calls import Outgoing, Spoken, Task
from companion.errors import SettingsError
from companion.llm.endpoint import Endpoint
from companion.llm.forms import schema
from companion.prompts import PromptFile, load_prompt, render

_HALVES = re.compile(r"^# (Instructions|Material)\s*$", re.MULTILINE)


class Fence:
    """Marks off what people typed. The mark depends on a secret of this process and on the text, so no text can hold it."""

    def __init__(self, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)

    def mark(self, *texts: str) -> str:
        """A mark that stands in none of the texts; the same for the same texts, so that what was previewed is what is sent."""
        whole = "\0".join(texts)
        for attempt in range(1000):
            digest = hashlib.blake2b(f"{attempt}\0{whole}".encode(errors="replace"), key=self._secret, digest_size=8)
            mark = f"==={digest.hexdigest()}==="
            if mark not in whole:
                return mark
        raise AssertionError("a keyed hash cannot be in a text a thousand times")


class Prompting:
    """Makes what is sent to one endpoint."""

    def __init__(self, endpoint: Endpoint, fence: Fence | None = None) -> None:
        self.endpoint = endpoint
        self._fence = fence or Fence()
        self._loaded: dict[str, PromptFile] = {}
        self._about: str | None = None

    def about(self, draft_id: str | None) -> Prompting:
        """The same, for one draft, whose random id goes on the record of each call."""
        one = copy(self)
        one._about = draft_id
        return one

    def prompt(self, name: str) -> PromptFile:
        """The live prompt of a task, read once. Raises SettingsError."""
        if name not in self._loaded:
            self._loaded[name] = load_prompt(name)
        return self._loaded[name]

    def outgoing(
        self, task: Task, name: str, answer: type[BaseModel], *, ours: Mapping[str, str], theirs: Mapping[str, str]
    ) -> Outgoing:
        """The messages for a task. `ours` is written by the program, `theirs` by people; together they are what the file names.

        Raises:
            SettingsError: the prompt file names other variables or another answer.
        """
        prompt = self.prompt(name)
        values = {**ours, **theirs, "fence": self._fence.mark(*theirs.values()), "schema": json.dumps(schema(answer))}
        _check(prompt, values, answer)
        instructions, material = halves(prompt)
        return Outgoing(
            task=task,
            prompt=prompt.used,
            model=self.endpoint.model,
            address=self.endpoint.address,
            leaves_machine=not self.endpoint.is_here,
            messages=(
                Spoken(role="system", text=render(instructions, values)),
                Spoken(role="user", text=render(material, values)),
            ),
            temperature=prompt.settings.temperature,
            max_tokens=prompt.settings.max_tokens,
            about=self._about,
        )


def halves(prompt: PromptFile) -> tuple[str, str]:
    """The two parts of a prompt file: instructions and material. Raises SettingsError."""
    pieces = _HALVES.split(prompt.text)
    if len(pieces) != 5 or pieces[1::2] != ["Instructions", "Material"]:
        raise SettingsError(f"The prompt {prompt.name!r} lacks a part.", "It needs “# Instructions” and then “# Material”.")
    return pieces[2].strip(), pieces[4].strip()


def _check(prompt: PromptFile, values: Mapping[str, str], answer: type[BaseModel]) -> None:
    if set(prompt.variables) != set(values):
        odd = ", ".join(sorted(set(prompt.variables) ^ set(values)))
        raise SettingsError(f"The prompt {prompt.name!r} and the program differ about: {odd}.", "See its front matter.")
    if prompt.answer != answer.__name__:
        raise SettingsError(f"The prompt {prompt.name!r} asks for {prompt.answer!r}.", f"It must ask for {answer.__name__!r}.")
