"""Placeholders in a text, filled for each recipient."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["has_placeholders", "merged"]

_PLACEHOLDER = re.compile(r"\[\[(?:(Link):(.*?)|(\w+))\]\]", re.DOTALL | re.IGNORECASE)
_FIELDS = {
    name.lower(): name
    for name in ("Attention", "Company", "FirstName", "LastName", *(f"Custom{number}" for number in range(1, 10)))
}
_FIXED = {"stop": "Reply STOP to opt out", "reply": "Reply to this message"}


def has_placeholders(text: str) -> bool:
    """Whether the text is another one for each recipient."""
    return _PLACEHOLDER.search(text) is not None


def merged(text: str, fields: Mapping[str, str], links: list[str], page: str = "") -> str:
    """Fill the placeholders: a field that the recipient has not is empty, an unknown placeholder stays as it is.

    Args:
        text: The text of the message.
        fields: What is known of the recipient, by the placeholder's name.
        links: Addresses of the message's files, for `[[File1]]` and on.
        page: Address of the page for `[[CustomPage]]`, if any.
    """

    def fill(match: re.Match[str]) -> str:
        if match[1]:
            return match[2].strip()
        word = match[3].lower()
        if word in _FIELDS:
            return fields.get(_FIELDS[word], "")
        number = word.removeprefix("file")
        if number.isdecimal() and number != word and 1 <= int(number) <= len(links):
            return links[int(number) - 1]
        if word == "custompage" and page:
            return page
        return _FIXED.get(word, match[0])

    return _PLACEHOLDER.sub(fill, text)
