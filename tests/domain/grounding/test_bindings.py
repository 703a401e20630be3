from time import perf_counter

import pytest

from companion.domain.grounding.bindings import bound_otherwise
from companion.text.lexicon import EnglishLexicon

STEMS = EnglishLexicon().stems


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("You were a baker in Lisbon and then a miller in Porto.", "Miller in Lisbon for six years, baker in Porto since 2012."),
        ("One crane has its own shed, and five load gravel.", "Nine cranes; five have their own sheds, one loads gravel."),
        ("You moved the sheds into the harbour office.", "Moved the clerks from the harbour office into four sheds."),
        ("They hired you for the soup and not for the ledger.", "They hired me for the ledger, not for the soup."),
        ("Bring a poem rather than a bill.", "Going to the board with a bill instead of a poem."),
        ("A friend told you to speak up after noon.", "A friend told me: speak up before noon."),
    ],
)
def test_words_of_a_line_put_together_otherwise_say_something_else(sentence: str, line: str) -> None:
    assert bound_otherwise(sentence, line, STEMS)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("In Porto you baked, and before that you milled in Lisbon.", "Miller in Lisbon for six years, baker in Porto."),
        ("Into four sheds you moved the clerks.", "Moved the clerks from the harbour office into four sheds."),
        ("Not the soup but the ledger got you hired.", "They hired me for the ledger, not for the soup."),
        ("Speak up before noon, a friend told you.", "A friend told me: speak up before noon."),
        (
            "In 2015 every club could read all fees on one sheet, and two presidents resigned.",
            "Published every club's fees and subsidies on one sheet in 2015; two presidents resigned and eleven clubs joined.",
        ),
    ],
)
def test_a_line_told_in_another_order_says_the_same(sentence: str, line: str) -> None:
    assert not bound_otherwise(sentence, line, STEMS)


MANY = ", ".join(f"wa{n}x ti{n}x" for n in range(150))
AGAIN = ", ".join(f"{one} {other}" for one in ("amber", "basil", "cedar", "delta", "ember") for other in ("fjord", "grove") * 20)


@pytest.mark.parametrize("told", [", ".join(["amber basil"] * 150), MANY, AGAIN])
@pytest.mark.parametrize("line", [MANY, AGAIN])
def test_a_line_of_many_short_phrases_keeps_nobody_waiting(told: str, line: str) -> None:
    before = perf_counter()
    assert not bound_otherwise(told, line, STEMS)
    assert perf_counter() - before < 0.5
