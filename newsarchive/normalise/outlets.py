"""How Indonesian news outlets are recognised by their names alone."""

from __future__ import annotations

import re

from newsarchive.normalise.places import is_known_place
from newsarchive.normalise.words import words

DOMAIN = (
    r"[A-Za-z0-9][A-Za-z0-9-]{0,40}(?:\.[A-Za-z0-9-]{1,40}){0,3}"
    r"\.(?i:com|net|id|co|org|tv|news|info|online|asia|my|press|today|media|site|link|fm)"
    r"(?![A-Za-z0-9])"
)
"""A host name as outlets print it (KOMPAS.com, TRIBUNJATIM.COM, suarapublik.id)."""

HOST = re.compile(DOMAIN)

BRANDS = words(
    """
    afp akurat anadolu analisa antara antaranews ap ayobandung bbc beritajatim beritasatu
    bernama bhirawa bisnis bloomberg cnbc cnn detik detikcom detiknews disway dpa galamedia
    gatra haluan harianjogja idntimes inews inilah investor jawapos jpg jpnn jubi
    kabarmakassar kapanlagi kbr kbrn kompas kompastv kontan koransindo kumparan liputan6
    memorandum metropolitan metrotv okezone okezonenews prfm prnewswire prwire republika
    reuters rmol rri serambi sindo sindonews singgalang solopos suaramerdeka tempo
    timesindonesia tirto tribun tribunnews tvone tvri viva vivanews voa voi wartabromo
    waspada xinhua
    """
)
"""Names that are outlets or agencies wherever they stand, folded to lower case."""

MEDIA_WORDS = words(
    """
    antara berita bisnis cerita channel daily detik ekspres express fakta fm gazette global
    harian inews info jawapos journal jurnal kabar kilas kompas koran lensa lentera lintas media
    memo metro mingguan network news newsroom online pers pikiran pojok portal pos post
    publik radar radio rakyat redaksi republika siber sinar sindo sorot suara surat tabloid
    televisi swara tempo terkini times tivi today tribrata tribun tribune tv voice vox warta
    wawasan zona
    """
)
"""Words that make a name of several words an outlet's (Radar Bromo, Pos Kupang, Vox NTT)."""

_EDITED = tuple(brand for brand in BRANDS if len(brand) > 2)
_STEMS = re.compile(
    r"news|berita|warta|kabar|tribun|media|lentera|rakyat|radar|online|today|times|suara|jurnal"
    r"|portal|antara|kompas|detik|lensa|sorot|koran|harian|kilas|kominfo|post$|pos$|tv$|(?<!kom)info|siber|voice$",
    re.I,
)
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_WORD = re.compile(r"[^\W_]+")


def has_domain(name: str) -> bool:
    """Whether the name is or ends in a host name."""
    return HOST.search(name) is not None


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's: a host name, a brand, or made of the words of the trade."""
    if has_domain(name):
        return True
    parts = [word.casefold() for word in _WORD.findall(name)]
    if any(part in BRANDS for part in parts):
        return True
    if len(parts) > 1:
        trade = any(part in MEDIA_WORDS or _is_compound(part) for part in parts)
        return trade or parts[-1] == "indonesia"
    return bool(parts) and (
        _INNER_CAPITAL.search(name) is not None
        or (name.isupper() and parts[0] in MEDIA_WORDS)
        or _is_compound(parts[0])
        or _is_edition(parts[0])
    )


def _is_compound(word: str) -> bool:
    """Whether a word is a word of the trade glued to a name, or to another ("radartv")."""
    found = _STEMS.search(word)
    if found is None:
        return False
    return len(word) - len(found[0]) >= 3 or word.removeprefix(found[0]) in MEDIA_WORDS


def _is_edition(word: str) -> bool:
    """Whether a word is a brand glued to the place of its edition ("rmoljatim")."""
    return any(
        word.startswith(brand)
        and (word[len(brand) :] == "indonesia" or is_known_place(word[len(brand) :]))
        for brand in _EDITED
    )
