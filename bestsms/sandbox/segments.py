"""How a text is cut into the parts of an SMS: GSM 03.38 in septets, anything else in UCS-2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Segment", "Sizes", "converted", "segments"]

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
SIMILAR = {
    "©": "(C)", "®": "(R)", "™": "(TM)", "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "−": "-", "…": "...", "•": "*", "·": ".", "×": "x", "÷": "/", "½": "1/2", "¼": "1/4",
    "¾": "3/4", "°": "o", "\t": " ", "\u00a0": " ", "\u200b": "", "\ufeff": "", "`": "'", "´": "'", "ç": "Ç",
}  # fmt: skip


@dataclass(frozen=True)
class Sizes:
    """Units that a part holds: alone, and as one of several, which spends some on its number."""

    GSMFirst: int = 160
    GSMMulti: int = 153
    UCS2First: int = 70
    UCS2Multi: int = 67


@dataclass(frozen=True)
class Segment:
    """One part of a message. Units are septets or UTF-16 code units."""

    Encoding: Literal["GSM", "UCS-2"]
    Units: int
    Text: str


def segments(text: str, sizes: Sizes) -> list[Segment]:
    """Cut a text into parts; neither an escape sequence nor a surrogate pair is torn."""
    costs = [_septets(character) for character in text]
    if all(costs):
        return _cut("GSM", text, costs, sizes.GSMFirst, sizes.GSMMulti)
    costs = [2 if ord(character) > 0xFFFF else 1 for character in text]
    return _cut("UCS-2", text, costs, sizes.UCS2First, sizes.UCS2Multi)


def converted(text: str) -> str:
    """Replace what GSM 03.38 has not by something similar, or by a question mark."""
    return text if all(map(_septets, text)) else "".join(map(_similar, text))


def _septets(character: str) -> int:
    if character in BASIC:
        return 1
    return 2 if character in EXTENDED else 0


def _similar(character: str) -> str:
    if _septets(character):
        return character
    if character in SIMILAR:
        return SIMILAR[character]
    import unicodedata

    plain = "".join(one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one))
    return plain if plain and all(map(_septets, plain)) else "?"


def _cut(encoding: Literal["GSM", "UCS-2"], text: str, costs: list[int], first: int, multi: int) -> list[Segment]:
    if sum(costs) <= first:
        return [Segment(encoding, sum(costs), text)]
    parts: list[Segment] = []
    start = units = 0
    for position, cost in enumerate(costs):
        if units + cost > multi:
            parts.append(Segment(encoding, units, text[start:position]))
            start, units = position, 0
        units += cost
    return [*parts, Segment(encoding, units, text[start:])]
