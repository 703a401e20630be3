"""The everyday words of English, by which a text in it is told from one in another language."""

from __future__ import annotations

EVERYDAY = frozenset(
    "the and of to i my you your it that for with not have did what how but at this from they she who which when asked said is "
    "are we our no there would could".split()
)
