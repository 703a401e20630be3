"""Each rule of reflection on questions of both kinds, as anybody might write them."""

import pytest

from companion.domain.reflection.reflection import ReflectionQuestion
from companion.domain.rules.reflection import RULES, question_findings, reflection_findings
from companion.domain.rules.reflection.case import ReflectionCase
from companion.text.lexicon import EnglishLexicon

NOTES = "We talked about the night rota. I will ask the foreman on Monday. Rune said that people need a telephone."
STEMS = EnglishLexicon().stems


def case(*texts: str, about: str | None = None, **given) -> ReflectionCase:
    questions = [ReflectionQuestion(text=text, about=about) for text in texts]
    return ReflectionCase(
        **{"questions": questions, "known": [NOTES], "typed": [NOTES], "names": ("Rune Falck", "Rune"), "stems": STEMS, **given}
    )


def ids(*texts: str, **given) -> set[str]:
    return {finding.rule for finding in question_findings(case(*texts, **given))}


BOTH = [
    ("R1", "What will you ask the foreman?", "Will you ask the foreman?"),
    ("R1", "How did the rota begin?", "Did the rota help you?"),
    ("R1", "If you want to, what stayed with you of the rota?", "If you want to, can you say more about the rota?"),
    ("R1", "You wrote “I will ask the foreman”. What came before?", "You wrote “I will ask the foreman”. Have you asked?"),
    ("R1", "Looking back, which part of the rota is yours?", "And should the rota change?"),
    ("R2", "When and where will you ask the foreman?", "What will you ask the foreman and how will you say it?"),
    ("R2", "What did you hear about pay and rota?", "What did you hear about the rota? What next?"),
    ("R2", "Where and when does the rota change?", "What about the rota, or would you leave it?"),
    ("R2", "Which of the two rotas is yours?", "What " + "very " * 22 + "rota?"),
    ("R2", "What will you say when the foreman asks?", "What will you say to the foreman, who will be there?"),
    ("R3", "What did the rota change?", "Don't you think the rota is too long?"),
    ("R3", "What did you learn about the rota?", "What did you learn from the excellent rota?"),
    ("R3", "Which part of the rota is yours?", "How helpful was the rota to you?"),
    ("R3", "What would you add to the rota?", "What would you obviously add to the rota?"),
    ("R3", "What went another way than you thought with the rota?", "What could you change, such as the rota?"),
    ("R4", "What is next for the rota?", "What colour is the sea?"),
    ("R4", "Where will the foreman be?", "Which film did you see?"),
    ("R5", "What about “the night rota” is yours?", "What do you make of “people like you”?"),
    ("R5", "What did you hear about the rota?", "Rune told you to change the rota; what will you do?"),
    ("R5", "Rune said that people need a telephone: what is yours?", "What of it, now that Rune thinks the rota is bad?"),
    ("R6", "What led you to the rota?", "Why did you change the rota?"),
    ("R6", "How did the rota come about?", "And why didn't you ask the foreman?"),
    ("R7", "If you want to, how did the rota talk sit with you?", "How did the talk about the rota make you feel?"),
    ("R7", "What do you see in the rota now?", "If you like, what does your family say of the rota?"),
    ("R7", "Where does the rota stop?", "What does the rota do to your health?"),
    ("R8", "What did the foreman do?", "Where does your anxiety about the foreman come from?"),
    ("R8", "What did Rune do next?", "What makes the foreman so lazy?"),
    ("R9", "Which strength did Rune show with the rota?", "How well did Rune explain the rota?"),
    ("R9", "What did you do when Rune spoke of the rota?", "What should Rune have said about the rota?"),
    ("R9", "What did you see in the rota?", "What did your mentor get wrong about the rota?"),
    ("R9", "What will you ask Rune about the rota?", "Which of Rune’s weaknesses shows in the rota?"),
    ("R13", "What of the rota do you keep?", "What of the rota should be known? Your answer will be shared."),
    ("R14", "What happened with the rota?", "On a scale of 1 to 10, where is the rota?"),
    ("R14", "Which of the three rotas is yours?", "How satisfied are you with the rota?"),
    ("R14", "What did the foreman count?", "What score would you give the rota?"),
    ("R15", "What is next for the rota?", "What did you hear about the rota that shifts your next step?"),
    ("R16", "What of the rota is left?", "What of the rota is left? You must answer."),
    ("R17", "What did the rota change?", "Which organisational considerations predominantly characterise rota negotiations?"),
    ("R18", "What advice on the rota will you take?", "What feedback on you did the foreman give?"),
    ("R18", "What would you change in the rota?", "How did you do with the rota?"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "kept", "broken"), BOTH)
def test_a_rule_lets_one_pass_and_not_the_other(rule: str, kept: str, broken: str) -> None:
    earlier = [["What did you hear about the foreman that shifts your next step?", "x"]] if rule == "R15" else []
    assert rule not in ids(kept, earlier=earlier)
    assert rule in ids(broken, earlier=earlier)


@pytest.mark.parametrize(
    ("texts", "given", "rules"),
    [
        (["What of the rota?"] * 1, {}, {"R10", "R11"}),
        (["What of the rota?", "When will you ask the foreman?", "Where is Monday?"], {}, set()),
        (["What of the rota?", "When will you ask the foreman?"], {"micro": True}, set()),
        (["What of the rota?", "When will you ask the foreman?", "Where is Monday?"], {"micro": True}, {"R10"}),
        (["What of the rota?", "When will you ask the foreman?", "Where is Monday?"], {"other_count": 5}, {"R12"}),
        (["What of the rota?", "When will you ask the foreman?", "Where is Monday?"], {"other_count": 4}, set()),
        (["What of the rota?", "When will you ask the foreman?", "Where is Monday?"], {"private": False}, {"R13"}),
        (["What of the rota?", "What of the foreman?", "What of Monday?"], {}, {"R11"}),
        (["What of the rota?", "When did you ask the foreman?", "What of Monday?"], {}, {"R11"}),
        (["What is it?", "When will you go?", "Which one is it now?"], {"known": []}, {"R4"}),
        (["What is it?", "When will you go?", "Which one is it now?"], {"known": [], "general": True}, set()),
        (["If you want to, how sad is Monday?", "If you like, what rota is sad?", "When will I ask the foreman?"], {}, {"R7"}),
    ],
)  # fmt: skip
def test_a_set_is_read_as_a_whole(texts: list[str], given: dict, rules: set[str]) -> None:
    assert {finding.rule for finding in reflection_findings(case(*texts, **given))} - {"R3"} == rules


def test_what_nobody_wrote_is_nothing_to_rest_on() -> None:
    assert "R4" in ids("What of the rota?", about="the day shift")
    assert "R4" not in ids("What of the rota?", about="the night rota")


def test_what_cannot_be_skipped_is_found() -> None:
    one = ReflectionQuestion(text="What of the rota?", skippable=False)
    assert "R16" in {finding.rule for finding in question_findings(case(questions=[one]))}


@pytest.mark.parametrize(
    "text", ["", "?", " ", "“", "What" * 5_000, "(((((" * 2_000, "什么？", "ماذا؟", "What of “the night rota?", "\n\n"]
)
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(reflection_findings(case(text)), list)


def test_the_table_of_rules_is_that_of_the_rule_book() -> None:
    assert [rule.id for rule in RULES] == [f"R{number}" for number in range(1, 19)]
