"""What is kept quiet at work, by the shape of its telling: some do not know yet, something is put right without a word, somebody
was told not to say it. It reads what no list of matters holds (O19).
"""

from __future__ import annotations

import re

_OTHERS = (
    r"(?:(?:the|my|our|all|his|her|their)\s+(?:\w+\s+)?(?:others|rest|team|staff|crew|colleagues|workers|people|employees|customers|"
    r"clients|apprentices|members|owners?|buyers?|tenants|union|board|press|authorities|inspectors?|auditors?|regulator|families|"
    r"patients|parents)|they|nobody|no one|no-one|hardly anybody|only (?:two|three|a few|\w+ of us)|everybody else|everyone else)"
)
_NOT_HOW = r"(?!\s+(?:how|what|which|why|who|where|when|whether|if|enough|much|many|English|the (?:way|word|rules?))\b)"
_OURS = (
    r"(?:we|they|he|she|boss|manager|management|director|owner|company|firm|foreman|supervisor|chef|head|office|ministry|hospital|"
    r"bank|agency|leadership)"
)
_PUT_RIGHT = r"(?:correct|bury|buri|hid|hush|drop|adjust|delet|alter|falsif|back-?dat|writ(?:e|ing) off|wrote off)\w*"
_IN_SILENCE = r"(?:quietly|secretly|in secret|silently)"
_TO_BE_SILENT = (
    r"(?:(?:not|never) to (?:\w+ )?(?:say|tell|talk|mention|report|write|speak|ask|show|record|discuss)|to (?:\w+ )?"
    r"(?:keep (?:it |this |that |my mouth |\w+ )?(?:quiet|shut|secret|to (?:myself|ourselves))|hide|delete|falsify|back-?date|"
    r"cover|forget what|look away|say nothing|sign (?:it )?anyway|"
    r"change the (?:date|figure|number|record|log|report)s?))"
)
_OF_IT = r"(?:(?:it |this )?yet|about (?:it|this|that)|of (?:it|this|that))"
_NOT = r"(?:(?:do|does|did) not|(?:do|does|did)n['’]t|must not|may not|should not|mustn['’]t|shouldn['’]t|cannot)"
HUSHED = re.compile(
    rf"\b{_OTHERS}\s+{_NOT}\s+(?:even )?know\s+{_OF_IT}\b{_NOT_HOW}"
    rf"|\b(?:nobody|no one|no-one)\s+(?:else |here |at work )?knows\s+{_OF_IT}\b{_NOT_HOW}"
    rf"|\bonly (?:two|three|a few|\w+) of us know\b(?!\s+(?:the|a|an|how|where|my|our|your)\b){_NOT_HOW}"
    rf"|\b{_OTHERS}\s+(?:have|has|had|were|was)(?: not|n['’]t| never)\s+(?:yet )?been told\s+(?:yet|about (?:it|this|that))\b"
    rf"|\b{_OURS}\b[^.;]{{0,40}}?\b(?:{_PUT_RIGHT}\s+(?:\w+\s+){{0,2}}?{_IN_SILENCE}|{_IN_SILENCE}\s+{_PUT_RIGHT})\b"
    r"|\b(?:swe(?:ep|pt)\w*|brush\w*)\b[^.;]{0,20}\bunder the (?:carpet|rug)\b"
    r"|\b(?:cover|hush)(?:ed|ing|e?s)? (?:it|this|that|everything) up\b|\boff the books\b"
    rf"|(?<!you )\b(?:told|asked|ordered|warned|made)\s+(?:me|us)\s+{_TO_BE_SILENT}\b"
    rf"|\b(?:I|we) (?:was|were) (?:told|asked|ordered|warned)\s+{_TO_BE_SILENT}\b"
    r"|\bbefore (?:it|this|that|the news) (?:is (?:announced|known|public)|gets out|comes out|becomes (?:known|public))\b",
    re.IGNORECASE,
)
