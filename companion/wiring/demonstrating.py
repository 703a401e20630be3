"""A demonstration: what every visit begins with, and the homes of those who visit."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self

from companion.errors import SettingsError
from companion.settings import Settings
from companion.wiring.keeping import Keeping

if TYPE_CHECKING:
    from companion.services.access.visiting import Visiting
    from companion.services.access.visits import Visits
    from companion.store.throwaway import Throwaways

FOLDER = "demonstration"
"""Below the home: invented people, with their index. Nothing that visitors write comes here."""

SHARED = ("lexicon", "model", "embedder", "boundaries", "keys")
"""Parts that hold nothing about anybody, and too much memory to have them twice."""

KEPT = ("embedding_model", "availability_old_days", "log_level", "log_format", "eval_data")
MODEL = ("llm_model", "llm_base_url", "llm_api_key", "llm_timeout_seconds")

SWEEP_SECONDS = 20.0


@dataclass(frozen=True)
class Demonstration:
    """What is shown. `sample` is the companion over the invented people, `folder` where everything of visitors lies."""

    sample: Demonstrating
    visits: Visits
    parts: Visiting
    throwaways: Throwaways

    @property
    def folder(self) -> Path:
        """The temporary folder."""
        return self.throwaways.folder

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """For the length of a block, visits that are over are deleted; at its end, all of them."""
        ending = threading.Event()

        def sweeping() -> None:
            while not ending.wait(SWEEP_SECONDS):
                self.visits.sweep()

        thread = threading.Thread(target=sweeping, name="visits", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ending.set()
            thread.join()
            self.visits.end()
            self.sample.database.close()
            self.throwaways.close()


@dataclass(frozen=True)
class _Place:
    """The home of one visit."""

    parts: Demonstrating
    throwaways: Throwaways
    name: str

    def close(self) -> None:
        """Delete it."""
        self.parts.database.close()
        self.throwaways.drop(self.name)


class Demonstrating(Keeping):
    """A companion that can be shown to anybody."""

    def demonstration(self) -> Demonstration:
        """Ready to be shown: the invented people are in place and embedded, which takes half a minute once for a home.

        Raises:
            SettingsError: somebody who was not invented is among them.
        """
        from companion.services.access.signing_in import Lasting
        from companion.services.access.visiting import Visiting
        from companion.services.access.visits import Visits
        from companion.store.throwaway import Throwaways

        sample = self._sample()
        throwaways = Throwaways(sample.settings.home)

        def place(name: str) -> _Place:
            return _Place(sample._over(throwaways.make(name)), throwaways, name)

        whole = timedelta(minutes=self.settings.demo_minutes)
        visits = Visits(place, keys=sample.keys, most=self.settings.demo_visitors, lasting=Lasting(idle=whole / 2, whole=whole))
        return Demonstration(sample, visits, Visiting(visits, sample), throwaways)

    def _sample(self) -> Self:
        """The companion over the invented people. Its model lies in the home itself, since it is nobody's."""
        made = type(self)(shown(self.settings, self.settings.home / FOLDER))
        made.__dict__["model"] = type(self)(shown(self.settings, self.settings.home)).model
        if not made.people.sample_ids():
            made.profiles.add_sample()
        if any(person.id not in made.people.sample_ids() for person in made.people.every()):
            raise SettingsError(
                f"{made.settings.home} holds somebody who is not invented, and would be shown to everybody.",
                "Delete that folder: the demonstration makes it anew.",
            )
        made.index.sync()
        made.guidance.prepare(lambda: True)
        made.database.close()
        return made

    def _over(self, home: Path) -> Self:
        """A companion like this one over another home, with the heavy parts of this one."""
        made = type(self)(self.settings.model_copy(update={"home": home}))
        made.__dict__.update({name: getattr(self, name) for name in SHARED})
        return made


def shown(settings: Settings, home: Path) -> Settings:
    """What holds for a demonstration: none of the host's servers, tokens and keys, save the model where that is allowed."""
    kept = set((*KEPT, *MODEL) if settings.demo_model else KEPT)
    if settings.embedding_base_url:  # the model is then called as it is on that server, and is another one here
        kept.remove("embedding_model")
    return Settings.model_construct(**{name: getattr(settings, name) for name in kept}, home=home)
