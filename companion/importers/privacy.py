"""What is left out of every import: facts about a person which no suggestion and no message may rest on.

A heading is private when it is one of WHOLE, or when one of PHRASES stands in it.
"""

from __future__ import annotations

from typing import Any

from companion.importers.headings import plain_heading


def _headings(text: str) -> frozenset[str]:
    return frozenset(" ".join(heading.split()) for heading in text.split(","))


WHOLE = _headings(
    """age, sex, race, address, addresses, phone, phones, mobile, cell, tel, fax, whatsapp, picture, image, avatar, zip,
    street, pay, faith, dob, caste, ssn, veteran, weight, height, children, spouse, orientation, twitter handles,
    instant messengers"""
)
PHRASES = _headings(
    """birth, date of birth, birthday, birthdate, your age, how old, age group, age range, gender, gender identity,
    ethnicity, ethnic, ethnic group, racial, religion, religious, marital, marital status, civil status, phone, phone
    number, mobile number, cell number, mobile phone, telephone, home address, street address, postal address, mailing
    address, address line, postal code, postcode, zip code, photo, photograph, headshot, profile picture, salary,
    compensation, income, social security, national insurance, passport, sexual orientation, sexuality, disability,
    disabilities, medical condition, medical history, health condition, health conditions, nationality, citizenship,
    pronoun, pronouns, emergency contact, maiden name, veteran status, political, trade union, number of children,
    pregnancy, blood group"""
)


def private_phrase(heading: str) -> str | None:
    """The longest part of a heading that makes it private; None when nothing does."""
    plain = plain_heading(heading)
    if plain in WHOLE:
        return plain
    found = [phrase for phrase in PHRASES if f" {phrase} " in f" {plain} "]
    return max(found, key=len, default=None)


def drop_private(document: dict[str, Any]) -> list[str]:
    """Take private fields out of a document, at its root, in `basics` and its location, and in `mentoring`; their places."""
    dropped: list[str] = []
    basics = document.get("basics")
    location = basics.get("location") if isinstance(basics, dict) else None
    parts = {"": document, "basics.": basics, "basics.location.": location, "mentoring.": document.get("mentoring")}
    for place, part in parts.items():
        if isinstance(part, dict):
            for name in [name for name in part if private_phrase(name)]:
                del part[name]
                dropped.append(f"{place}{name}")
    return dropped
