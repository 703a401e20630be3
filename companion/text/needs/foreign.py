"""Is a text in another language? Then it is one aspect: its meaning can be searched, its grammar is not read."""

from __future__ import annotations

from companion.text.stems import STOP_WORDS, words

_OTHERS = frozenset(
    """de la el los las un una que para con por en y mi como alguien busco quiero le les des du et je suis dans avec pour qui
    une mon ich und der das ein eine einen mit fur wie ist nicht jemanden von zu auf og jeg det en et som til har med ikke
    av vil noen och att jag ett inte het een ik voor niet wat dat iemand il di che sono alla nella vorrei e o uma eu quero
    com nao mais meu w z na jest nie sie ktory jak bir ve icin bu nasil ja ole minun etta""".split()
)
"""Small words of other languages that are no English words."""

_ENGLISH = STOP_WORDS | frozenset("need want help looking find learn get work talk mentor".split())


def is_foreign(text: str) -> bool:
    """Whether most small words are another language's, or most letters are not Latin."""
    said = words(text)
    letters = [character for character in text if character.isalpha()]
    if letters and sum(character > "ɏ" for character in letters) > len(letters) / 2:
        return True
    foreign = sum(word in _OTHERS for word in said)
    return foreign >= 2 and foreign > sum(word in _ENGLISH for word in said)
