"""Kana -> Roman letters and Hangul, as the names of places are written for readers of English and Korean. Pure.

Roman letters follow the modified Hepburn system without macrons, as on road signs (いいやま Iiyama, おおいた Oita);
Hangul follows the loanword orthography of the National Institute of Korean Language (외래어 표기법 제2장 표4).
Kana cannot tell where two words were joined (まつ・うら): what reads otherwise stands in `vocabulary/places.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

_ROWS = "k かきくけこ s さしすせそ t たちつてと n なにぬねの h はひふへほ m まみむめも r らりるれろ g がぎぐげご"
_ROWS += " z ざじずぜぞ d だぢづでど b ばびぶべぼ p ぱぴぷぺぽ"
_PAIRS = zip(_ROWS.split()[::2], _ROWS.split()[1::2], strict=True)
_SOUNDS = {kana: row + vowel for row, five in _PAIRS for kana, vowel in zip(five, "aiueo", strict=True)}
_SOUNDS |= dict(zip("あいうえおぁぃぅぇぉ", "aiueoaiueo", strict=True))
_SOUNDS |= {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ゔ": "bu"}
_SOUNDS |= {f"{kana}{small}": f"{_SOUNDS[kana][:-1]}y{vowel}" for kana in "きしちにひみりぎじぢびぴ"
            for small, vowel in zip("ゃゅょ", "auo", strict=True)}  # fmt: skip
"""Kana, with its small kana -> consonant and vowel, before the exceptions of either system."""
_TOKEN = re.compile("[ぁ-ゔ][ゃゅょ]?|.", re.DOTALL)
_HEPBURN = {
    "si": "shi",
    "ti": "chi",
    "tu": "tsu",
    "hu": "fu",
    "zi": "ji",
    "di": "ji",
    "du": "zu",
    **{
        f"{row}y{vowel}": f"{said}{vowel}"
        for row, said in zip("stzd", ("sh", "ch", "j", "j"), strict=True)
        for vowel in "auo"
    },
}
_LENGTHENED = {"roman": ("ou", "oo", "uu"), "hangul": ("ou", "oo", "uu", "aa", "ii", "ee")}
"""Vowel pairs of which the second is not written."""


def hiragana(text: str) -> str:
    """Return text with its katakana as hiragana."""
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヴ" else sign for sign in text)


def _sounds(text: str, system: str) -> Iterator[str]:
    """Yield the sounds of kana: `ka`, `kya`, `Q` for っ, `N` for ん; what is no kana stays as it is."""
    before = ""
    for token in _TOKEN.findall(hiragana(text)):
        sound = {"っ": "Q", "ん": "N", "ー": ""}.get(token, _SOUNDS.get(token, token))
        if len(sound) == 1 and before[-1:] + sound in _LENGTHENED[system]:
            sound = ""
        before = sound
        if sound:
            yield sound


def romaji(kana: str) -> str:
    """Return kana in Roman letters, in lower case: しんおんせん shin'onsen, はっとり hattori, こうさ kosa."""
    written = ""
    sounds = [_HEPBURN.get(sound, sound) for sound in _sounds(kana, "roman")]
    for sound, after in zip_longest(sounds, sounds[1:], fillvalue=""):
        if sound == "N":
            written += "n'" if after[:1] in tuple("aiueoy") else "n"
        elif sound == "Q":
            written += "t" if after.startswith("ch") else after[:1]
        else:
            written += sound
    return written


_INITIALS = {"": 11, "k": 0, "s": 9, "t": 3, "n": 2, "h": 18, "m": 6, "r": 5, "g": 0, "z": 12, "d": 3, "b": 7, "p": 17}
"""Consonant -> number of the Hangul initial at the beginning of a word."""
_ASPIRATED = {"k": 15, "t": 16}
"""Consonants that are written harder inside a word."""
_VOWELS = {"a": 0, "i": 20, "u": 13, "e": 5, "o": 8, "ya": 2, "yu": 17, "yo": 12, "wa": 9}
_OWN = {
    "su": (9, 18),
    "zu": (12, 18),
    "tu": (10, 18),
    "du": (12, 18),
    "ti": (12, 20),
    "di": (12, 20),
    **{
        f"{row}y{vowel}": (start, _VOWELS[vowel])
        for row, start in zip("sztd", (9, 12, 12, 12), strict=True)
        for vowel in "auo"
    },
}
"""Sounds that the system writes in a way of their own: 스 즈 쓰 지, 샤 as 샤."""
_OWN |= {f"sy{vowel}": (9, _VOWELS[f"y{vowel}"]) for vowel in "auo"}
_FINAL_N, _FINAL_S = 4, 19


def hangul(kana: str) -> str:
    """Return one word of kana in Hangul: くまもと 구마모토, つなぎ 쓰나기, なんかん 난칸, とうきょう 도쿄."""
    blocks: list[int | str] = []
    for sound in _sounds(kana, "hangul"):
        final = {"N": _FINAL_N, "Q": _FINAL_S}.get(sound)
        if final is None:
            block = _block(sound, first=not blocks)
            blocks.append(sound if block is None else block)
        elif blocks and isinstance(blocks[-1], int) and blocks[-1] % 28 == 0:
            blocks[-1] += final
    return "".join(chr(0xAC00 + block) if isinstance(block, int) else block for block in blocks)


def _block(sound: str, *, first: bool) -> int | None:
    """Return the number of the Hangul syllable of a sound, or None for what is no sound."""
    row = sound.rstrip("aiueowy")
    if sound in _OWN:
        start, vowel = _OWN[sound]
        start = 14 if sound[0] == "t" and sound != "tu" and not first else start
    elif sound[len(row) :] in _VOWELS and row in _INITIALS:
        start, vowel = _INITIALS[row], _VOWELS[sound[len(row) :]]
        start = start if first else _ASPIRATED.get(row, start)
    else:
        return None
    return (start * 21 + vowel) * 28
