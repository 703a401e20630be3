"""A companion whose language model is a scripted server on loopback, and what that model says."""

from __future__ import annotations

import json
from pathlib import Path

import gradio as gr

from companion.llm.endpoint import Endpoint
from companion.web.pages.draft import DraftPage
from companion.web.pages.you import You
from companion.wiring import Companion
from tests.domain.made import ODILE, RUNE
from tests.llm.made import GOOD, agreeing, chat
from tests.llm.server import Body
from tests.web import fakes

SLIP = "I put up a board for faults and it stayed emty for six weeks."
MENDED = "I put up a board for faults and it stayed empty for six weeks."
BACK = "What made you stop at it?"
SHARPER = "When a telephone hung beside every machine, who was the first to ring?"
ACROSS = "How did the first ring sound?"


def answers(body: Body) -> object:
    """What the model answers, by the form it is asked for."""
    asked = json.dumps(body)
    if "BridgePair" in asked or "quote_of_the_one_who_asks" in asked:
        mine, theirs = "faults and it stayed", "Hung a telephone beside every machine."
        return {"bridges": [{"quote_of_the_one_who_asks": mine, "quote_of_the_one_who_is_asked": theirs, "question": ACROSS}]}
    if "TidySentence" in asked:
        return {"sentences": [{"number": number, "text": MENDED} for number in (1, 2, 3)]}
    if "SharperQuestion" in asked:
        return {"question": SHARPER}
    return {"question": BACK} if "FollowUpQuestion" in asked else GOOD


def companion(home: Path, where: Endpoint) -> Companion:
    """A companion of a fresh home with Odile and Rune in it, and a language model at hand."""
    made = fakes.companion(home, [agreeing(ODILE, model=True), agreeing(RUNE, model=False)])
    made.settings = made.settings.model_copy(update={"llm_model": where.model, "llm_base_url": where.address})
    made.__dict__.update(endpoint=where, chat=chat(where))
    return made


def draft_page(made: Companion) -> DraftPage:
    """The draft page alone: the rest of the page costs time and plays no part."""
    you = You(made)
    page = DraftPage(made, you)
    with gr.Blocks(analytics_enabled=False):
        tabs = gr.Tabs()
        you.build()
        page.build(tabs)
    return page
