"""Options that several commands share, and the words they take. A test keeps the words equal to the domain's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

ROLES = ("mentor", "mentee")
ACCOUNT_ROLES = ("mentee", "mentor", "lead", "admin")
IMPORT_ROLES = ("mentor", "mentee", "both")
FILE_FORMATS = ("auto", "csv", "jsonl", "json-resume", "linkedin")
MATCH_KINDS = ("any", "micro", "series", "peer", "reverse")
CHANNELS = ("email", "linkedin", "note", "slack")
MESSAGE_KINDS = ("first", "intro-request", "after-event", "follow-up", "update", "thank-you")
WRITERS = ("auto", "template", "llm")
AUDIENCES = ("mentee", "mentor", "lead")
AGENDA_KINDS = ("auto", "first", "regular", "transition", "micro", "peer", "reverse", "closing")
SIDES = ("mentee", "mentor")
REFLECTION_TIMES = ("before", "after", "closing")
OBJECTIVES = ("total", "worst-off", "mix")
PHASES = ("contact", "first talk", "series", "occasional", "ended")
TALK_CHANNELS = ("video", "phone", "in_person", "text")

Function = TypeVar("Function", bound=Callable[..., Any])


def need_options(function: Function) -> Function:
    """`--need` and `--mentee`: the words as typed, with that person's exclusions, constraints and language."""
    for option in (
        click.option("--mentee", metavar="WHO", help="Who asks; alone, their own goal is the need."),
        click.option("--need", "text", metavar="TEXT", help="The need in your own words."),
    ):
        function = option(function)
    return function


def pair_options(function: Function) -> Function:
    """`--mentee` and `--mentor`, both required."""
    for option in (
        click.option("--mentor", metavar="WHO", required=True, help="Who is asked."),
        click.option("--mentee", metavar="WHO", required=True, help="Who asks."),
    ):
        function = option(function)
    return function


def receipt_option(function: Function) -> Function:
    """`--receipt`: a page that says what each sentence rests on."""
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option("--receipt", metavar="FILE", type=path, help="Write a page that says what each sentence rests on.")(
        function
    )


def message_options(function: Function) -> Function:
    """What `draft` and `check` are told about a message besides its text."""
    for option in (
        click.option("--confirm", metavar="RULE", multiple=True, help="Confirm a finding, where its rule allows it. Repeatable."),
        click.option("--mutual-agreed", is_flag=True, help="That person agreed to be named."),
        click.option("--mutual", metavar="NAME", help="Somebody both know."),
        click.option("--how-known", metavar="TEXT", default="", help="How you know each other."),
        click.option("--kind", type=click.Choice(MESSAGE_KINDS), default="first", show_default=True),
        click.option("--channel", type=click.Choice(CHANNELS), default="email", show_default=True),
        click.option("--own", metavar="FILE", help="Your own words, a line each: why this person, what you tried, what you ask."),
    ):
        function = option(function)
    return function
