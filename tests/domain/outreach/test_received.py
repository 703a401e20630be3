"""The question in a message somebody received, word for word."""

import pytest

from companion.domain.outreach.received import also_asked, find_question
from companion.domain.outreach.sender import sender_of
from tests.sessions import LEXICON

SPLIT = LEXICON.sentences


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Dear Rune,\n\nI run a bakery. What did you do first?\n\nBest,\nOdile", "What did you do first?"),
        (
            "Hi Rune, how are you? How did you split the first rota without drawing straws? Could we talk for 20 minutes soon?",
            "How did you split the first rota without drawing straws?",
        ),
        ("Subject: Boards?\n\nHello,\n\nI wonder how you got the first note.\n\nOdile", "I wonder how you got the first note."),
        ("Dear Rune,\nwhich paper did take\nyou the longest time?\nLevan", "which paper did take\nyou the longest time?"),
        ("Thanks.\n\nWhat was second?\n\nOn Mon, 2 Nov 2026 Rune wrote:\n> What was first?", "What was second?"),
        ("> What did you try?\nA board. Whom would you tell about a fault?", "Whom would you tell about a fault?"),
        ("Could we talk on Tuesday for 15 minutes?", "Could we talk on Tuesday for 15 minutes?"),
        ("Is it worth it? What would a day in the lab look like?", "What would a day in the lab look like?"),
        ("Salut, merci. Comment avez-vous fait ?", "Comment avez-vous fait ?"),
        ("Dear Rune,\n\nThank you for your talk.\n\nOdile", None),
        ("How are you?", None),
        ("Saw your profile. Coffee?", None),
        ("How do you choose where to walk? And what do you do when people know it?", "How do you choose where to walk?"),
        ("Hello.\nAnd what would you leave out?", "And what would you leave out?"),
        ("Rune - quick one, how did you get them to speak up?\n\nDave 0412 555 019", "how did you get them to speak up?"),
        ("Hi Rune, quick question: do you take apprentices on Mondays?", "do you take apprentices on Mondays?"),
        ("Hi,\n\nPlease tell me which paper they ask for.\n\nMia", "Please tell me which paper they ask for."),
        ("hey rune its dave. let me know how long it takes mate", "let me know how long it takes mate"),
        ("I would need to know what it cost you.", "I would need to know what it cost you."),
        ("Hi Rune. Please send me the price list.", None),
        ("Hi Rune. Tell me if you come.", "Tell me if you come."),
        ("Hi Rune. Let me tell you about my yard.", None),
        (
            "I wonder how you got your first crew to come to you. And could you read my CV and tell me whether I should apply?",
            "I wonder how you got your first crew to come to you.",
        ),
        ("Could you read my CV? What did you do on the first day?", "What did you do on the first day?"),
        (
            "I don't know how to get the older men to listen. Would you have half an hour on the phone some evening?",
            "I don't know how to get the older men to listen.",
        ),
        ("I don't know whether you remember me. Could we talk for 15 minutes?", "Could we talk for 15 minutes?"),
    ],
)  # fmt: skip
def test_the_main_question_is_an_exact_part(text, question):
    found = find_question(text, SPLIT)
    assert found == question
    assert found is None or found in text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Rune,\n\nWhat first?\n\nKind regards,\nOdile Marchand", "Odile Marchand"),
        ("Hi,\n\nWhat first?\n\nBest,\nO. de la Cruz\nFour Bakery, 12 Rue X", "O. de la Cruz"),
        ("What first?", None),
        ("What first? I would be glad.\nThanks so much in advance!!\nPriya\n--\nSent from my phone", "Priya"),
        ("What first?\n\n-- \nPriya Shah", "Priya Shah"),
        ("What first?\n\nI hope to hear from you", None),
        ("What first?\n\nBest,\nDr Amina Otieno", "Dr Amina Otieno"),
        ("What first?\n\nBest,\nbuy now at 50%", None),
    ],
)
def test_the_sender_is_who_signed(text, name):
    assert sender_of(text, SPLIT) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hi, I run a bakery. What would you have done? Thanks, Oluwaseun", "Oluwaseun"),
        ("hey, which course did you take? cheers, Joe", "Joe"),
        ("Do you take apprentices? Kind regards, Priya Raman, porter at St Mary's", "Priya Raman"),
        ("Dear Rune, my name is Priya Raman and I work as a porter. What first?", "Priya Raman"),
        ("Good morning!\n\nWhat would you drop?\n\nRagnhild Moe\nHead of porters\nSt. Olav", "Ragnhild Moe"),
        ("My name is not important. What first?", None),
        ("What first? Thanks, and have a good day", None),
        ("Is this the right place, Rune", None),
        ("What first? Best, Tuesday", None),
        ("What first?\n\nBest,\nJune", None),
        ("What first?\n\nBest,\nJune Hughes", "June Hughes"),
        ("What would you drop?\n\nBack Often", None),
        ("What would you drop?\n\nThe Bridge Project", None),
        ("What would you drop?\n\nDave 0412 555 019", "Dave"),
        ("What would you drop?\nCheers Dave (0412 555 019)", "Dave"),
        ("What would you drop?\n\nTom Baker\nApprentice cook\n+61 412 555 019", "Tom Baker"),
        ("What would you drop?\n\ntom@yard.example\nTom", "Tom"),
        ("Rune, Joan here. What would you drop?\n\njoan@yard.example", "Joan"),
        ("Hi, it's Dave from the depot. What would you drop?", "Dave"),
        ("This is the way we do it here. What would you drop?", None),
        ("What would you drop?\n\n- Ngaire", "Ngaire"),
    ],
)
def test_a_name_is_found_where_people_put_it(text, name):
    assert sender_of(text, SPLIT) == name


@pytest.mark.parametrize(
    ("text", "also"),
    [
        (
            "How did you learn it? And is it possible to start with half a post?",
            ["And is it possible to start with half a post?"],
        ),
        ("I wonder how you got them to answer. Also, what would you drop?", ["Also, what would you drop?"]),
        ("What did you do first? Could we talk for 20 minutes soon?", []),
        ("What did you do first? Could you read my CV?", ["Could you read my CV?"]),
        ("What did you do first?", []),
        ("Thank you.", []),
    ],
)
def test_what_else_is_asked_is_kept_word_for_word(text, also):
    assert also_asked(text, SPLIT) == also
