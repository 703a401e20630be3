"""Text-speak read as what it stands for, so that a rule is not blind to "can u teach me". The text itself stays as it is."""

from __future__ import annotations

import re

FULL = {
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "thx": "thank you",
    "thnx": "thank you", "ty": "thank you",
    "gr8": "great", "btw": "by the way", "cuz": "because", "coz": "because", "gonna": "going to", "wanna": "want to",
    "gotta": "have to", "idk": "I do not know", "imo": "in my view", "imho": "in my view", "tbh": "to be honest", "b4": "before",
    "l8r": "later", "ppl": "people", "msg": "message", "rn": "now", "lol": "", "afaik": "as far as I know",
}  # fmt: skip
"""What the short forms stand for; an empty text is left away."""

_READ_AS = {
    **FULL, "any1": "anyone", "some1": "someone", "no1": "no one", "im": "I'm", "ive": "I've", "dont": "don't", "cant": "can't",
    "wont": "won't", "didnt": "didn't", "doesnt": "doesn't", "isnt": "isn't", "whats": "what's", "thats": "that's",
    "youre": "you're",
    "abt": "about", "mins": "minutes", "hrs": "hours", "asap": "as soon as possible", "2moro": "tomorrow", "tmrw": "tomorrow",
    "gimme": "give me", "lemme": "let me", "kinda": "kind of", "shld": "should", "cld": "could", "wld": "would", "wat": "what",
    "hav": "have", "yr": "your", "ya": "you",
}  # fmt: skip
_SHORT = re.compile(rf"(?<![\w'’&/-])(?:{'|'.join(sorted(_READ_AS, key=len, reverse=True))})(?![\w'’&/-])", re.IGNORECASE)
_TO = re.compile(r"\b(want|need|like|have|going|able|hope|try|trying|love|how|where|what) 2 (?=[a-z])", re.IGNORECASE)
_FOR = re.compile(r"\b4 (?=(?:you|your|me|my|us)\b)", re.IGNORECASE)


def spelled_out(text: str) -> str:
    """A text with its short forms in full, for reading only: places in it are not places in what was written."""
    read = _SHORT.sub(lambda found: _READ_AS[found.group().lower()], text)
    return _FOR.sub("for ", _TO.sub(r"\1 to ", read))
