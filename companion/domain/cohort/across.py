"""Whether two people work in different industries, as far as their profiles say."""

from __future__ import annotations

from companion.domain.matching.pool import Facts


def across(mentee: Facts, mentor: Facts) -> bool | None:
    """Whether they do; None where a profile names no industry."""
    if not mentee.industries or not mentor.industries:
        return None
    return not set(mentee.industries) & set(mentor.industries)
