"""What the templates of an open draft are filled with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from companion.domain.model_calls import Outgoing
from companion.domain.outreach.drafts import DraftRecord
from companion.domain.outreach.outreach import MAX_OWN_LINE, QUESTIONS_FOR_YOU, THANK_YOU_PROMPTS, Channel, Evidence, MessageKind
from companion.domain.outreach.subject_line import subject_source
from companion.domain.people import Profile
from companion.services.outreach.drafting import OpenDraft
from companion.web.pages import message
from companion.web.pages.afterwards import NOTED, OUTCOMES, SILENCE, first_day, thread_of
from companion.web.pages.desk import Desk
from companion.web.pages.offers import in_words

if TYPE_CHECKING:
    from companion.wiring import Companion

CHANNELS = (
    (Channel.EMAIL.value, "E-mail"),
    (Channel.LINKEDIN.value, "LinkedIn"),
    (Channel.NOTE.value, "Invitation note"),
    (Channel.SLACK.value, "Slack"),
)
KINDS = (
    (MessageKind.FIRST.value, "First message"),
    (MessageKind.INTRO_REQUEST.value, "Ask for an introduction"),
    (MessageKind.AFTER_EVENT.value, "After an event"),
    (MessageKind.FOLLOW_UP.value, "Follow-up"),
    (MessageKind.UPDATE.value, "How it went"),
    (MessageKind.THANK_YOU.value, "Thank-you"),
)
KIND_NOTES = {
    MessageKind.INTRO_REQUEST.value: "It goes to somebody you both know, with a few lines they can pass on. "
    "They are asked to ask first; a no from either is fine.",
    MessageKind.AFTER_EVENT.value: "Say which event and what you heard there. It is best sent within five days.",
    MessageKind.FOLLOW_UP.value: "One short message after silence, a week later at the earliest. "
    "Give one thing that is new, or an easier way to answer; the other answers may stay empty.",
    MessageKind.UPDATE.value: "What you tried goes under the second question. Nothing need be asked.",
}
MOST_CONTACTS = 500
"""Contacts named in the list to choose from; others are typed."""


@dataclass(frozen=True)
class Sending:
    """What waits for a yes, who is in it, and who is not."""

    outgoing: Outgoing
    mentor: Profile
    left_out: list[str]


def sending(companion: Companion, record: DraftRecord, outgoing: Outgoing) -> Sending:
    """What would be sent, and whose text is not in it because they have not agreed."""
    people = [companion.profiles.get(who) for who in (record.mentor, record.mentee)]
    left_out = [one.name for one in people if outgoing.leaves_machine and not one.mentoring.consent.model]
    return Sending(outgoing=outgoing, mentor=people[0], left_out=left_out)


def words_values(companion: Companion, record: DraftRecord, desk: Desk) -> dict[str, Any]:
    """The three questions with what was typed, what there is to work with, and what a model offered."""
    mentor = companion.profiles.get(record.mentor)
    answers = [*record.own.lines, "", "", ""][: len(QUESTIONS_FOR_YOU)]
    own = record.own.within_limit()
    plan = None if record.body else companion.outreach.plan(record.mentee, record.mentor, own=own, channel=record.channel)
    return {
        "record": record,
        "mentor": mentor,
        "plan": plan,
        "questions": list(zip(QUESTIONS_FOR_YOU, answers, strict=True)),
        "prompts": THANK_YOU_PROMPTS,
        "limit": MAX_OWN_LINE,
        "channels": CHANNELS,
        "kinds": KINDS,
        "kind_notes": KIND_NOTES,
        "contacts": [one.name for one in companion.contacts.of(record.mentee)[:MOST_CONTACTS]],
        "has_model": bool(companion.settings.llm_model),
        "may_ask": companion.composing.may_ask(record),
        "offers": desk.offers,
        "fit": lambda specificity: in_words(specificity, mentor.name),
    }


def message_values(companion: Companion, opened: OpenDraft, desk: Desk) -> dict[str, Any]:
    """The text with its receipts and findings, and what may be done with it."""
    record, drafting = opened.record, companion.drafting
    today = companion.clock.today()
    return {
        **message.values(opened, drafting.versions(record.id)),
        "lines": _lines(opened),
        "subject_source": _subject_source(companion, record),
        "room": drafting.carried_text(record) if record.body else None,
        "carried": None if record.state == "draft" else drafting.carry(record.id),
        "thread": thread_of(drafting, record),
        "outcomes": OUTCOMES,
        "noted": NOTED,
        "silence": SILENCE,
        "today": today,
        "first_day": first_day(today),
        "other": desk.other,
        "others": desk.others,
    }


def _lines(opened: OpenDraft) -> list[Evidence]:
    """Lines of theirs that the text rests on already, each once."""
    found = [item for sentence in opened.draft.sentences for item in sentence.evidence if item.who == "mentor"]
    return list({item.source: item for item in found}.values())


def _subject_source(companion: Companion, record: DraftRecord) -> str:
    """Where the subject's words stand, in words; empty where they stand nowhere."""
    mentor, mentee = companion.profiles.get(record.mentor), companion.profiles.get(record.mentee)
    found = subject_source(record.subject, mentor=mentor, mentee=mentee, typed=record.own.lines)
    return message.line_of(found) if found else ""
