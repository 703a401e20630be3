"""What makes it easy to say no, in whatever words; and what only sounds like it."""

import pytest

from companion.domain.outreach.way_out import leaves_way_out, may_leave_way_out


@pytest.mark.parametrize(
    "sentence",
    [
        "If you're snowed under, forget I asked.",
        "If you are busy please forget it, I am not sad.",
        "You can also say no, it's your free time.",
        "Or write two words, “not me”, and we stay good neighbours.",
        "If you say no, I will manage; I just wanted to ask.",
        "And if you'd rather not, this is my last message.",
        "Refuse freely; I know how such weeks are.",
        "If you want to rest on Tuesday I understand perfectly!",
        "Pray do not trouble to reply if you are pressed.",
        "If it's not good for you, I will not insist.",
        "I will not be annoyed if you are not able.",
        "No is no.",
        "If that's a no, so be it.",
        "Should you prefer not to, I shall not mind in the least.",
        "Please decline without hesitation if the time is not right.",
        "If the shop is too full for this, I will ask at the fair.",
        "If you cannot, I will find my way.",
        "You are under no obligation.",
        "And if you say no I still wish you a good winter.",
        "Whether you answer or not, thank you for the article.",
        "If not, not.",
        "If not, no worries.",
        "If no, is OK, I am not angry.",
        "It is perfectly alright if you do not have the time.",
        "Should you be too busy, please ignore this message.",
        "Maybe you have no time; then leave it.",
        "In case you do not want, you do not need to answer.",
        "I'd be fine with a no.",
        "I am happy with a no as well.",
        "A refusal is also an answer.",
        "No reply needed if it's not for you.",
        "Otherwise just delete this.",
        "Do say no if you'd like to.",
        "You owe me nothing.",
        "Not answering is fine too.",
        "Please don't think twice about saying no.",
        "You don't have to, obviously.",
        "You are in no way bound to reply.",
        "You must not do it out of politeness.",
        "I quite see that you may prefer not to talk of it.",
        "I won't write a third time unless you ask me to.",
        "That's the last you'll hear of it.",
        "It's absolutely your call.",
        "It's fine to forget about me too.",
        "Pray do not give it another thought should it be a nuisance.",
        "Ignoring this is a legitimate option.",
        'A "can\'t" is all the answer I need.',
        "Please put this letter aside with a good conscience.",
        "I'd sooner have a no than a yes you regret.",
        "I won't hold it against you.",
        "Just don't reply, I'll understand.",
        "Should I hear nothing, I will carry on.",
        "Only if you feel like it.",
        "A refusal costs you nothing.",
        "And if it isn't within reach, it isn't.",
    ],
)
def test_a_way_out(sentence):
    assert leaves_way_out(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "If you have no time for a call, two lines would help.",
        "If you can't this week, next week is fine.",
        "If you are not the right person, could you pass this on to a colleague.",
        "If you do not answer, I will lose my post.",
        "I won't take no for an answer.",
        "If you don't reply I will write again.",
        "If I do not find an answer, I will stop.",
        "If it does not rain, we cut the hay on Sunday.",
        "When a patient does not eat, I write it down.",
        "If you can't call, please write to me.",
        "It would mean the world to me.",
        "Nobody here says no to the owner.",
        "If you are too busy, tell me who else I could ask.",
        "If that week does not suit, please propose another.",
        "I said no to the chair.",
        "We could not close the gate, so I ignored the plan.",
        "If it does not work in January, February would be good too.",
        "You skip the greasing on Sundays.",
        "I ignore the noise and write.",
        "They can refuse an order.",
        "Ignore the noise, my foreman says.",
        "If you don't mind, I will call on Monday.",
        "If you do not object I will write to you every week.",
        "If you are not too busy, I would like to talk.",
        "You do not have to answer right away.",
        "You don't have to be an expert.",
        "I will not write a long letter.",
        "It's your call whether by phone or mail.",
        "It is up to you to save our yard.",
        "Silence is hard for me.",
        "Ignoring this is not an option.",
        "If you don't answer, I'll assume it's a yes.",
        "If you can't do Tuesday, Wednesday is fine.",
        "We are not allowed to leave.",
        "It is easy to forget the grease.",
    ],
)
def test_no_way_out(sentence):
    """Another ask, a threat, a condition of the sender's own, or somebody else's refusal."""
    assert not leaves_way_out(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You can tell me to sling my hook.", True),
        ("They are a bonus, not a debt.", True),
        ("In which case be merciless.", True),
        ("I can't wait to hear from you!", False),
        ("You won't regret it.", False),
        ("If you don't answer, I'll assume it's a yes.", False),
        ("My bakery has eleven people.", False),
    ],
)
def test_what_may_be_meant_as_a_way_out(sentence, expected):
    assert may_leave_way_out(sentence) is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "If it does not suit, just say so.",
        "“Not now” is a perfectly good answer.",
        "No worries if it's a bad week.",
        "If it is not possible, a short “no” is enough.",
        "Say no and I'll think no less of you.",
        "I shall not be offended by a refusal, nor by silence.",
        "Should it not be, I would quite understand.",
        "Not this month? Then not this month.",
        "When it is not possible, then not, and I thank you for reading.",
        "You would be doing nothing wrong by saying you haven't.",
        "Do not trouble yourself if the desk is full.",
        "If you can't, you can't.",
        "It is entirely fine to say that it does not fit.",
        "No answer is fine too.",
        "It costs you nothing to decline.",
        "In case you have no possibility, please do not feel obliged to answer.",
        "Feel free to ignore this.",
    ],
)
def test_a_way_out_in_many_words(sentence):
    assert leaves_way_out(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I will not take no for an answer.",
        "I understand you are busy, but please answer.",
        "I am counting on your reply.",
        "It would mean a great deal to a person in my position.",
        "There is no sign of it, and I know that is fine with them.",
        "What did you not say when the report was refused?",
    ],
)
def test_what_is_no_way_out(sentence):
    assert not leaves_way_out(sentence)
