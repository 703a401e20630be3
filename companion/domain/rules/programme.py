"""What a mentoring programme decides about the rules: which of them warn, fail or are left out, and its caps.

A programme writes it down as TOML, all of it optional:

    [rules]
    O11 = "fail"       # off, warn or fail, whatever the rule says by itself
    O3 = "off"

    [caps]
    open_threads = 3   # messages one person keeps open at a time
    rest_days = 180    # days somebody is left in peace after a message ended in silence
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from companion.domain.outreach.outreach import Finding
from companion.domain.rules.table import TABLE
from companion.errors import SettingsError

LOCKED = frozenset({"O16", "O18", "O20", "O26"})
"""Rules no programme changes: nothing invented, no pressure, no statistics, and a draft stays a draft."""

OPEN_THREADS, REST_DAYS = 3, 180
"""Caps where a programme names none. Conventions of this program, not findings about replies."""

Weight = Literal["off", "warn", "fail"]


class Caps(BaseModel):
    """Limits a person may confirm past; an explicit no is none of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    open_threads: int = Field(default=OPEN_THREADS, ge=1)
    rest_days: int = Field(default=REST_DAYS, ge=0)


class Programme(BaseModel):
    """The decisions of one programme; without any, every rule stands as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: dict[str, Weight] = Field(default_factory=dict)
    caps: Caps = Field(default_factory=Caps)

    @classmethod
    def read(cls, text: str) -> Programme:
        """The decisions written down in TOML.

        Raises:
            SettingsError: it is no TOML, or names a rule, a weight or a cap that there is not, or a rule that is locked.
        """
        try:
            programme = cls.model_validate(tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(
                f"The programme's settings are no TOML: {error}.", 'Write lines like O11 = "fail" below [rules].'
            ) from error
        except ValidationError as error:
            raise _refused(error.errors()[0]) from error
        for rule in programme.rules:
            _check(rule)
        return programme

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings as this programme weighs them: those of a rule that is off are gone, others fail or warn as decided."""
        return [
            finding if weight is None else finding.model_copy(update={"severity": weight})
            for finding in findings
            if (weight := self._weight(finding.rule)) != "off"
        ]

    def _weight(self, rule: str) -> Weight | None:
        return None if rule in LOCKED else self.rules.get(rule)


def _check(rule: str) -> None:
    if rule in LOCKED:
        raise SettingsError(f"{rule} is the same in every programme.", f"Take {rule} out of the programme's settings.")
    if rule not in TABLE:
        raise SettingsError(f"There is no rule {rule!r}.", f"Rules are called {', '.join(sorted(TABLE, key=_number))}.")


def _number(rule: str) -> int:
    return int(rule.removeprefix("O"))


def _refused(error: ErrorDetails) -> SettingsError:
    """What pydantic found, as a sentence."""
    place, given = ".".join(str(part) for part in error["loc"]), error["input"]
    if error["type"] == "extra_forbidden":
        remedy = "There is [rules], and [caps] with open_threads and rest_days."
        return SettingsError(f"The programme's settings have no {place!r}.", remedy)
    if error["loc"][0] == "rules":
        return SettingsError(f"{place} cannot be {given!r}.", 'A rule is "off", "warn" or "fail".')
    return SettingsError(f"{place} cannot be {given!r}.", "A cap is a whole number.")
