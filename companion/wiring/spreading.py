"""Work that a Ray cluster takes over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from companion.wiring.searching import Searching

if TYPE_CHECKING:
    from companion.index.adapter import ChromaIndex
    from companion.index.spread_pairs import SpreadReader


class Spreading(Searching):
    """Work that a Ray cluster takes over."""

    @contextmanager
    def spread_index(self, address: str) -> Iterator[ChromaIndex]:
        """The index, with the bulk of its texts embedded by the workers of a Ray cluster.

        Raises:
            UsageError, SettingsError: there is no such cluster, or a server embeds anyway.
        """
        from companion.domain.matching.passages import content_hash
        from companion.errors import SettingsError
        from companion.index.ray_crew import ray_crew
        from companion.index.spread import SpreadEmbedder
        from companion.services.agreed import agreed_texts

        if self.embedding_server is not None:
            raise SettingsError(
                "Ray's workers run an embedding model, and COMPANION_EMBEDDING_BASE_URL names a server that does.",
                "Leave one of the two out.",
            )
        with ray_crew(address) as crew:
            may_leave = agreed_texts(self.people) if not crew.is_here else frozenset()
            embedder = SpreadEmbedder(
                self.model, self.settings.embedding_model, crew, may_leave=lambda text: content_hash(text) in may_leave,
                note=self._way_note,
            )  # fmt: skip
            yield self._index_with(lambda: embedder)

    @contextmanager
    def spread_reader(self, address: str, *, agreed: bool) -> Iterator[SpreadReader]:
        """The cross-encoder on the workers of a Ray cluster. `agreed`: what is read with it may go to other machines.

        Raises:
            SettingsError: no cross-encoder is configured.
            UsageError, SettingsError: there is no such cluster.
            ModelError: it has other machines, and nobody said that the text may go there.
        """
        from companion.errors import ModelError, SettingsError
        from companion.index.ray_crew import ray_crew
        from companion.index.spread_pairs import SpreadReader

        reader = self.cross_encoder if self.reranking.in_bulk() else None
        if reader is None:
            raise SettingsError(
                "No cross-encoder is configured, so that there is nothing for a cluster to read.",
                "Name one in COMPANION_RERANKER, or leave --ray out.",
            )
        reader.check()
        with ray_crew(address) as crew:
            if not (agreed or crew.is_here):
                raise ModelError(
                    "The people of a file have not agreed that their text may go to the other machines of this cluster.",
                    "Say that they have with --consent model, or use a cluster on this machine alone.",
                )
            yield SpreadReader(reader, crew)
