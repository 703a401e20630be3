"""Prompt and phrase files: `<task>.v<N>.md` with front matter. Old numbers stay; `live.toml` names the one in use."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from companion.domain.outreach.outreach import PromptUsed
from companion.errors import SettingsError

if TYPE_CHECKING:
    from jinja2 import Template

_FRONT_MATTER = re.compile(r"\A---\n(?P<matter>.*?)\n---\n(?P<text>.*)\Z", re.DOTALL)
_SECTION = re.compile(r"^## (?P<name>.+)$", re.MULTILINE)
_LINE = re.compile(r"^- (?:\[(?P<tag>\w+)\] )?(?P<text>.+)$", re.MULTILINE)


class PromptSettings(BaseModel):
    """How freely a language model may write, and how much."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    temperature: float = 0.0
    max_tokens: int = 1000


class PromptFile(BaseModel):
    """One file: what it is for, which variables it takes, its text, and the hash that names exactly this text."""

    model_config = ConfigDict(frozen=True)

    name: str
    version: int
    purpose: str
    variables: tuple[str, ...] = ()
    answer: str = ""
    settings: PromptSettings = PromptSettings()
    text: str
    sha256: str

    @property
    def used(self) -> PromptUsed:
        """How a draft names it."""
        return PromptUsed(name=self.name, version=self.version, sha256=self.sha256)


class Phrase(BaseModel):
    """One way to say something, and the register it fits."""

    model_config = ConfigDict(frozen=True)

    text: str
    register_: str = "plain"


def content_folder(name: str) -> Traversable:
    """`prompts` or `knowledge`: inside the wheel, or at the top of a checkout."""
    packed = files("companion") / "_content" / name
    if packed.is_dir():
        return packed
    return Path(__file__).resolve().parents[1] / name


def load_prompt(task: str, folder: Traversable | None = None) -> PromptFile:
    """The live version of a task's prompt.

    Raises:
        SettingsError: `live.toml` does not name the task, or the file is missing or has no front matter.
    """
    folder = folder or content_folder("prompts")
    try:
        live: dict[str, int] = tomllib.loads((folder / "live.toml").read_text(encoding="utf-8"))
        raw = (folder / f"{task}.v{live[task]}.md").read_text(encoding="utf-8")
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"The prompt {task!r} cannot be read.", "See prompts/live.toml.") from error
    return parse_prompt(raw)


def parse_prompt(raw: str) -> PromptFile:
    """A prompt file's text as a PromptFile. Raises SettingsError without front matter."""
    import yaml

    found = _FRONT_MATTER.match(raw)
    if not found:
        raise SettingsError("A prompt file has no front matter.", "Begin it with --- and name, version, purpose, variables.")
    matter: dict[str, Any] = yaml.safe_load(found["matter"])
    return PromptFile(
        name=matter["name"],
        version=matter["version"],
        purpose=matter["purpose"],
        variables=tuple(matter.get("variables", ())),
        answer=matter.get("answer", ""),
        settings=PromptSettings.model_validate(matter.get("settings", {})),
        text=found["text"].strip(),
        sha256=hashlib.sha256(raw.encode()).hexdigest(),
    )


def phrases(prompt: PromptFile) -> dict[str, list[Phrase]]:
    """The lines of a phrase file by section, in order."""
    pieces = _SECTION.split(prompt.text)
    return {
        name.strip(): [Phrase(text=line["text"], register_=line["tag"] or "plain") for line in _LINE.finditer(body)]
        for name, body in zip(pieces[1::2], pieces[2::2], strict=True)
    }


def render(template: str, values: Mapping[str, str]) -> str:
    """Fill a template in a sandbox; an unknown variable is an error, and values are never read as templates."""
    return _compiled(template).render(values)


@lru_cache(maxsize=256)
def _compiled(template: str) -> Template:
    """Compiled once: there are as many as there are lines in the prompt files."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=False).from_string(template)
