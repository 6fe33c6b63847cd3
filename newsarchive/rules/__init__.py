"""The vocabulary of site files: small named rules that find raw strings on a parsed page."""

from newsarchive.rules.document import Document, clean, decode, text_of
from newsarchive.rules.vocabulary import (
    Rule,
    Selector,
    css,
    json_ld,
    labelled,
    meta,
    under,
    xpath,
)

__all__ = [
    "Document", "Rule", "Selector", "clean", "css", "decode", "json_ld", "labelled", "meta",
    "text_of", "under", "xpath",
]  # fmt: skip
