"""Gradio's queue, fair between people: whoever asks for much waits behind their own, and nobody behind that.

Gradio takes events in the order in which they came, so that one person's many hold up everybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import gradio as gr
from gradio.queueing import Event, Queue

from companion.web.pace import Shares
from companion.web.signed_in import login_of

EACH_AT_ONCE = 2
"""Events of one person that run at once, whatever they are of."""

LOOKS_FOR_EVENTS_SECONDS = 0.01
"""How often the queue looks for an event that may begin. Gradio's own thousand times a second keep a core warm for nothing."""

UPDATED_SECONDS = 1.0
"""How often a page is told anew how many are in front."""


class FairQueue(Queue):
    """Begins the event of whoever has the fewest running; of several such, the one that waits longest.

    Whoever has used up their share of the processor waits until they have some again, or nobody else wants it.
    """

    shares: Shares

    @classmethod
    def of(cls, blocks: gr.Blocks, shares: Shares, *, most_waiting: int, at_once: int) -> FairQueue:
        """A queue for a page: `most_waiting` events of everybody, of which `at_once` of one kind are answered at once."""
        made = cls(
            live_updates=True,
            concurrency_count=blocks.max_threads,
            update_intervals=UPDATED_SECONDS,
            max_size=most_waiting,
            blocks=blocks,
            default_concurrency_limit=at_once,
        )
        made.sleep_when_free, made.shares = LOOKS_FOR_EVENTS_SECONDS, shares
        return made

    def get_events(self) -> tuple[list[Event], bool, str] | None:
        """The next event, out of its line; None where nobody's may begin."""
        running = Counter(_whose(event) for job in self.active_jobs if job for event in job)
        lines = list(self._waiting())
        alone = len(running.keys() | {_whose(event) for event in lines}) == 1
        waiting = [event for event in lines if self._may_begin(_whose(event), running, alone)]
        if not waiting:
            return None
        chosen = min(waiting, key=lambda event: (running[_whose(event)], event.enqueue_time))
        self.event_queue_per_concurrency_id[chosen.concurrency_id].queue.remove(chosen)
        return [chosen], False, chosen.concurrency_id

    def _may_begin(self, who: str, running: Counter[str], alone: bool) -> bool:
        """The one person at their own machine always may."""
        return not who or (running[who] < EACH_AT_ONCE and (alone or self.shares.has(who)))

    def _waiting(self) -> Iterator[Event]:
        for line in self.event_queue_per_concurrency_id.values():
            if line.concurrency_limit is None or line.current_concurrency < line.concurrency_limit:
                yield from line.queue


def _whose(event: Event) -> str:
    """The account of whoever asked; empty for the one person at their own machine."""
    signed_in = login_of(event.request.scope)
    return (signed_in.actor.account or "") if signed_in else ""
