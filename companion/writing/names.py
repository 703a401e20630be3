"""Words that keep their capital, and what to call somebody by: names as people write them, of any culture."""

from __future__ import annotations

import unicodedata

from companion.domain.people import Profile

_PEOPLES = frozenset(
    "african albanian american amharic arab arabic armenian asian australian austrian azerbaijani balkan baltic basque "
    "belarusian belgian bengali bosnian brazilian breton british bulgarian burmese canadian cantonese caribbean catalan "
    "celtic chilean chinese christian colombian croatian cuban czech danish dutch egyptian english estonian ethiopian "
    "european farsi filipino finnish flemish french galician georgian german ghanaian greek gujarati hausa hebrew hindi "
    "hungarian icelandic igbo indian indonesian iranian iraqi irish islamic israeli italian japanese jewish kazakh kenyan "
    "khmer korean kurdish kyrgyz latin latvian lithuanian macedonian malagasy malay malayalam maltese mandarin maori "
    "marathi mexican mongolian moroccan muslim nepali nigerian nordic norwegian pakistani pashto persian peruvian polish "
    "portuguese punjabi quechua roma romanian russian samoan sanskrit scandinavian scottish serbian sinhala slovak "
    "slovenian somali spanish sudanese swahili swedish swiss syrian tagalog tajik tamil telugu thai tibetan tigrinya tongan "
    "turkish turkmen ukrainian urdu uyghur uzbek vietnamese welsh wolof xhosa yoruba zulu monday tuesday wednesday thursday "
    "friday saturday sunday january february april june july august september october november december christmas easter "
    "ramadan excel python java".split()
)
"""Words written with a capital wherever they stand: languages, peoples, days, months."""

_FAMILY_NAME_FIRST = frozenset({"CN", "TW", "HK", "MO", "SG", "JP", "KR", "KP", "VN", "KH", "HU", "MN"})

_FAMILY_NAMES = frozenset(
    "bae baek bui cao chan chang chen cheng cheung cho choi chow chu dang dinh do duong fang feng fujita gao goto guo ha "
    "hayashi he ho hoang hong hou hsieh hsu hu huang huynh hwang inoue ito jang jeong jiang jin jung kang kato khong kim "
    "kimura kobayashi kwon lai lam le lee li liang lim lin liu lu luo ly ma mai matsumoto mori nagy nakahara nakamura ngo "
    "nguyen nguyễn oh ono onishi park pham phan phạm ren saito sasaki sato seo shen shi shimizu shin song suzuki szabo "
    "takahashi tan tanaka tang thai to toth trần tran trinh truong tsai vo vu wang watanabe wei wong wu xie xu yamada "
    "yamaguchi yamamoto yan yang yao ye yoo yoshida yu yuan zhang zhao zheng zhou zhu đặng đỗ hoàng lê võ vũ bùi ngô kovács "
    "horváth nagy szabó tóth varga".split()
)
"""Family names that often stand first: after one of them nobody can tell which word is the given name."""

_NO_NAMES = frozenset("the a an dr prof professor mr mrs ms mx miss sir dame rev fr sr herr frau".split())
"""Words that may stand before a name and are none."""


def keeps_capital(word: str) -> bool:
    """Whether a first word is written with a capital inside a sentence: a name of a people, an abbreviation, or "I"."""
    parts = word.replace("’", "'").rstrip(".").split("-")
    inner = any(character.isupper() for part in parts for character in part[1:])
    named = any(part.lower().removesuffix("'s") in _PEOPLES for part in parts if part[:1].isupper())
    return inner or named or any(c.isdigit() for c in word) or word == "I" or word.startswith(("I'", "I’"))


def calling_name(profile: Profile) -> str:
    """The given name where it is sure which word that is, else the whole name as the person writes it."""
    parts = profile.name.split()
    return parts[0] if len(parts) == 2 and _is_given(parts[0], profile) else profile.name


def _is_given(first: str, profile: Profile) -> bool:
    country = (profile.basics.location.countryCode if profile.basics.location else None) or ""
    latin = all("LATIN" in unicodedata.name(c, "") for c in first if c.isalpha())
    whole = latin and len(first.rstrip(".")) > 1 and not first.endswith((",", ".")) and first.lower() not in _NO_NAMES
    if not whole or country.upper() in _FAMILY_NAME_FIRST:
        return False
    return bool(country) or first.lower() not in _FAMILY_NAMES
