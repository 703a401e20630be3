"""Questions without a question mark: "And what did the office people say about hoovers in the day." """

from __future__ import annotations

import re

_ASKS = re.compile(
    r"(?:^|[,;:–—.]\s+|\b(?:and|but|so|then|now)\s+|^\W*(?:when|after|before|once|if)\b[^,;:.?!]{3,60}\s)"
    r"(?:in |at |on |by |for |from |with |to )?(?:what|which|how|who|whom|where|why)\b(?:\s+[\w’'-]+){0,3}?\s+"
    r"(?:did|do|does|would|was|were|is|are|has|have|had|should|could|can|will)\s+"
    r"(?:you|the|your|they|people|it|this|that|those|we|I|he|she|somebody|someone|anybody|anyone|my|our)\b",
    re.IGNORECASE,
)


def asks_unmarked(sentence: str) -> bool:
    """Whether a sentence that ends like any other has the word order of a question."""
    return bool(_ASKS.search(sentence))
