"""The brief: what a person asked for, read once, as a plain value that can be stored.

A prompt says what the poster is about; texts say which words must stand on it, exactly as given.
Texts come with roles or stand quoted in the prompt, where their roles are guessed from the words
around them and from what they look like.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal

import msgspec

from engine.errors import UserError
from engine.library import subjects
from engine.planning import language as languages
from engine.planning import themes
from engine.planning.formats import FormatClass, PageSize, classify, parse_size
from engine.planning.plan import (
    ARCHETYPES,
    FAMILIES,
    HEROES,
    PAIRINGS,
    PALETTES,
    SUBJECT_CHOICES,
)

Kind = Literal[
    "date", "time", "place", "price", "percent", "list", "url", "phone", "person", "verse", "plain"
]
ROLES: Final = ("title", "subtitle", "body", "action", "caption", "legal")

MOST_TEXTS: Final = 24
LONGEST_TEXT: Final = 3000
LONGEST_PROMPT: Final = 8000
MOST_REGIONS: Final = 24
LONG_BODY: Final = 60
"""Letters from which a text of no particular kind is body rather than a heading."""

Region = tuple[str, float, float, float, float]
"""(role, x0, y0, x1, y1): a box drawn by the designer, in fractions of the page, y down."""


class BriefText(msgspec.Struct, frozen=True):
    role: str
    text: str
    language: str
    kind: Kind = "plain"


class SubjectOffer(msgspec.Struct, frozen=True):
    id: str
    score: float


class Brand(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a house style fixes. Colours are #rrggbb, faces are ids of the catalogue."""

    name: str = ""
    colours: tuple[str, ...] = ()
    faces: tuple[str, ...] = ()


class Forced(msgspec.Struct, frozen=True, kw_only=True):
    """Choices that are made already; None or empty leaves them to the planner."""

    archetype: str | None = None
    palette: str | None = None
    family: str | None = None
    pairing: str | None = None
    hero: str | None = None
    brand: Brand = Brand()
    regions: tuple[Region, ...] = ()


class Features(msgspec.Struct, frozen=True, kw_only=True):
    """What the planner wants to know about the texts without reading them."""

    title_letters: int = 0
    title_words: int = 0
    title_longest_word: int = 0
    """In letters; it limits how large a title can be set on few lines."""
    letters: int = 0
    """Of all texts together."""
    roles: dict[str, int] = {}
    has_price: bool = False
    has_percent: bool = False
    has_date: bool = False
    has_list: bool = False
    verse: bool = False
    script: str = "Latn"
    """Of the title: Latn, Hans, Hant, Jpan, Kore, Arab, Hebr, Cyrl, Grek, ..."""
    direction: str = "ltr"


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    prompt: str
    texts: tuple[BriefText, ...]
    size: PageSize
    format: FormatClass
    language: str
    """BCP 47, of the poster as a whole."""
    seed: int = 0
    families: dict[str, float]
    """Fitness of every scene family in 0..1; the best is 1."""
    moods: tuple[tuple[str, float], ...]
    """The four best moods of the art direction, best first; the first is 1."""
    palettes: dict[str, float]
    """Fitness of every palette in 0..1; the best is 1."""
    colours_named: bool = False
    """Whether the prompt asks for colours; then `palettes` is a wish."""
    archetypes: dict[str, float] = {}
    """Hints of the topic; archetypes that it says nothing about are absent."""
    topics: tuple[tuple[str, float], ...] = ()
    subjects: tuple[SubjectOffer, ...] = ()
    """At most plan.SUBJECT_CHOICES subjects of the library, best first."""
    features: Features = Features()
    forced: Forced = Forced()

    @property
    def print(self) -> bool:
        return self.size.print

    def of(self, role: str) -> tuple[BriefText, ...]:
        """The texts of one role, in the order in which they were given."""
        return tuple(text for text in self.texts if text.role == role)


def make_brief(
    prompt: str,
    texts: Sequence[tuple[str, str]] = (),
    *,
    size: PageSize | str,
    language: str | None = None,
    seed: int = 0,
    brand: Brand | None = None,
    regions: Iterable[Region] = (),
    forced: Forced | None = None,
) -> Brief:
    """Read a prompt and (role, text) pairs. Raises UserError for what a person must mend.

    `language` (BCP 47) speaks for the whole poster; left out, it is detected, for the poster and
    for every text on its own. `brand` and `regions` are a short way to the same fields of `forced`.
    """
    prompt = _clean(prompt, "prompt", LONGEST_PROMPT)
    page = parse_size(size) if isinstance(size, str) else size
    if language is not None and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise UserError(
            f"{language!r} is not a language", remedy="write a tag like en, fr or zh-Hans"
        )

    pairs = [_checked(role, text, n) for n, (role, text) in enumerate(texts, 1)]
    known = {_folded(text) for _, text in pairs}
    quoted = [q for q in quotations(prompt) if _folded(q.text) not in known]
    if len(pairs) + len(quoted) > MOST_TEXTS:
        raise UserError(
            f"{len(pairs) + len(quoted)} texts are too many for one poster",
            remedy=f"give at most {MOST_TEXTS}, quoted ones included",
        )
    if not prompt and not pairs:
        raise UserError("there is nothing to design", "prompt", "say what the poster is about")
    for q in quoted:
        _limit(q.text, "text quoted in the prompt", LONGEST_TEXT)
    pairs += _with_roles(quoted, {role for role, _ in pairs})

    words = " ".join(text for _, text in pairs)
    spoken = language or languages.detect(words or prompt, languages.detect(prompt))
    read = tuple(
        BriefText(
            role,
            text,
            languages.detect(text, spoken) if language is None else _within(language, text),
            kind_of(text),
        )
        for role, text in pairs
    )
    wanted, excluded = without_exclusions(_unquoted(prompt))
    wanted = without_instructions(wanted)
    meaning = themes.understand(wanted, [t.text for t in read if t.kind in ("plain", "verse")])
    settled = _settled(forced or Forced(), brand, regions)
    return Brief(
        prompt=prompt,
        texts=read,
        size=page,
        format=classify(page.width, page.height),
        language=spoken,
        seed=seed,
        families=meaning.families,
        moods=tuple(meaning.moods.items())[:4],
        palettes=meaning.palettes,
        colours_named=meaning.colours_named,
        archetypes=meaning.archetypes,
        topics=meaning.topics,
        subjects=offer_subjects(
            meaning.queries, wanted, languages.detect(wanted, spoken), excluded
        ),
        features=features_of(read, spoken),
        forced=settled,
    )


# --- Validation -------------------------------------------------------------------------------


def _clean(text: str, where: str, longest: int) -> str:
    """The text with Windows line ends unified and outer white space gone, or a UserError."""
    text = text.replace("\r\n", "\n").strip()
    _limit(text, where, longest)
    for at, character in enumerate(text):
        category = unicodedata.category(character)
        code = ord(character)
        bad = (
            (category == "Cc" and character != "\n")
            or category == "Cs"
            or code in (0xFFFE, 0xFFFF, 0x202D, 0x202E)
        )
        if bad:
            name = unicodedata.name(character, "a control character")
            raise UserError(
                f"U+{code:04X} ({name}) can't be set, at character {at + 1}", where, "remove it"
            )
    return text


def _limit(text: str, where: str, longest: int) -> None:
    if len(text) > longest:
        raise UserError(
            f"{len(text):,} characters are too many for one poster",
            where,
            f"shorten it to {longest:,} or divide it",
        )


def _checked(role: str, text: str, number: int) -> tuple[str, str]:
    name = role.strip().lower()
    if not re.fullmatch(r"[^\W_][\w -]{0,31}", name):
        raise UserError(
            f"{role!r} is not a role",
            f"text {number}",
            f"use {', '.join(ROLES)} or a word of your own, up to 32 letters",
        )
    where = f"text {name!r}"
    text = _clean(text, where, LONGEST_TEXT)
    if not text:
        raise UserError("the text is empty", where, "write the words or leave the text out")
    return name, text


def _settled(forced: Forced, brand: Brand | None, regions: Iterable[Region]) -> Forced:
    choices = {
        "archetype": (forced.archetype, ARCHETYPES),
        "palette": (forced.palette, PALETTES),
        "family": (forced.family, FAMILIES),
        "pairing": (forced.pairing, PAIRINGS),
        "hero": (forced.hero, HEROES),
    }
    for what, (value, allowed) in choices.items():
        if value is not None and value not in allowed:
            raise UserError(
                f"{value!r} is not a known {what}", what, f"one of {', '.join(allowed)}"
            )
    house = brand or forced.brand
    for colour in house.colours:
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            raise UserError(f"{colour!r} is not a colour", "brand", "write it like #1a2b3c")
    if len(house.colours) > 12 or len(house.faces) > 12:
        raise UserError("a brand has at most 12 colours and 12 faces", "brand")
    boxes: list[Region] = []
    for role, *box in (*forced.regions, *regions):
        if len(box) != 4 or not all(isinstance(v, (int, float)) for v in box):
            raise UserError("a region needs four numbers", f"region {role!r}", "x0, y0, x1, y1")
        x0, y0, x1, y1 = (float(v) for v in box)
        if not (0 <= x0 < x1 <= 1 and 0 <= y0 < y1 <= 1):
            raise UserError(
                "the box lies outside the page or is empty",
                f"region {role!r}",
                "give fractions of the page, 0 to 1, left before right and top before bottom",
            )
        boxes.append((_checked(str(role), "x", len(boxes) + 1)[0], x0, y0, x1, y1))
    if len(boxes) > MOST_REGIONS:
        raise UserError(f"{len(boxes)} regions are too many", remedy=f"draw at most {MOST_REGIONS}")
    return msgspec.structs.replace(forced, brand=house, regions=tuple(boxes))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _within(language: str, text: str) -> str:
    """The poster's language, unless the text is in a script that it isn't written in."""
    own = languages.detect(text, language)
    same = languages.script_of(text) == "Zyyy" or own.split("-")[0] == language.split("-")[0]
    latin_both = languages.script_of(text) == "Latn" and language.split("-")[0] not in (
        "zh", "ja", "ko", "ar", "he", "ru", "el", "uk", "th", "hi", "fa", "ur",
    )  # fmt: skip
    return language if same or latin_both else own


# --- Texts quoted in the prompt ---------------------------------------------------------------


class Quotation(msgspec.Struct, frozen=True):
    """A quoted text and where its quotation marks stand: prompt[start:end] includes them."""

    text: str
    start: int
    end: int
    before: str = ""
    after: str = ""


_CLOSERS: Final = {
    "“": "”", "„": "“”", "‟": "”", "‘": "’", "‚": "‘’", "「": "」", "『": "』", "《": "》",
    "«": "»", "‹": "›", "〝": "〞〟", "＂": "＂", '"': '"', "'": "'", "”": "”", "»": "«",
}  # fmt: skip


def quotations(prompt: str) -> list[Quotation]:
    """Outermost quotations in reading order; apostrophes and inch marks are not quotes."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(prompt):
        end = _closing(prompt, at) if prompt[at] in _CLOSERS else -1
        if end > at:
            found.append((at, end + 1))
            at = end + 1
        else:
            at += 1
    result: list[Quotation] = []
    seen: set[str] = set()
    edges = [0, *(end for _, end in found)]
    for n, (start, end) in enumerate(found):
        text = prompt[start + 1 : end - 1].strip()
        if not any(c.isalnum() for c in text) or _folded(text) in seen:
            continue
        seen.add(_folded(text))
        follows = found[n + 1][0] if n + 1 < len(found) else len(prompt)
        before = _after_break(prompt[edges[n] : start], first=n == 0)
        after = _before_break(prompt[end:follows], last=n + 1 == len(found))
        result.append(Quotation(text, start, end, before[-48:], after[:32]))
    return result


def _closing(prompt: str, at: int) -> int:
    """Index of the mark that closes the quotation opened at `at`, or -1 if it opens none."""
    mark = prompt[at]
    before = prompt[at - 1] if at else " "
    following = prompt[at + 1] if at + 1 < len(prompt) else " "
    if mark in "'\"‘" and (following == " " or _joins(before)):
        return -1
    if mark == '"' and before.isdigit():
        return -1  # 24" is a length
    if mark == "'" and re.match(r"'(\d0s|n'|tis\b|twas\b|em\b|til\b)", prompt[at:], re.I):
        return -1
    if mark == "”" and "“" in prompt[:at]:
        return -1
    if mark == "»" and "«" in prompt[:at]:
        return -1
    depth = 0
    for i in range(at + 1, len(prompt)):
        c = prompt[i]
        before, following = prompt[i - 1], prompt[i + 1] if i + 1 < len(prompt) else " "
        if mark in "'‘" and c in "'’":
            if c == "'" and mark == "'" and not _joins(before) and before in " (\n":
                return -1  # another one opens: the first was an apostrophe
            if before == " " or _joins(following) or following.isdigit():
                continue
            return i
        if c == mark and mark not in "\"'＂”":
            depth += 1
        elif c in _CLOSERS[mark]:
            if mark == '"' and before == " " and i + 1 < len(prompt) and following != " ":
                return -1
            if depth == 0:
                return i
            depth -= 1
    return -1


def _joins(character: str) -> bool:
    """Whether an apostrophe beside this letter belongs to a word: alphabets, not Han or kana."""
    return character.isalpha() and languages.script_of(character) not in ("Hans", "Hant", "Jpan")


_BREAK: Final = re.compile(r"[,;.，、；。！!?？\n]|\b(?:and|et|y|und)\b|以及|还有|[和与及]")
_OWN: Final = re.compile(
    r"\s*(?:as|for|is|comme|en|pour|est|作为|做|为|当|是|at|in|on|button|按钮)"
)


def _after_break(between: str, *, first: bool) -> str:
    """The part of the words between two quotations that speaks of the second."""
    if first:
        return between
    parts = _BREAK.split(between, maxsplit=1)
    if len(parts) == 2:
        return parts[1]
    return "" if _OWN.match(between) else between


def _before_break(between: str, *, last: bool) -> str:
    """The part that speaks of the first."""
    parts = _BREAK.split(between, maxsplit=1)
    if len(parts) == 2 or last:
        return parts[0]
    return between if _OWN.match(between) else ""


def _unquoted(prompt: str) -> str:
    out, at = [], 0
    for q in quotations(prompt):
        out.append(prompt[at : q.start])
        at = q.end
    return " ".join([*out, prompt[at:]]).strip()


_CUES: Final[tuple[tuple[str, str], ...]] = (
    (
        "subtitle",
        r"sub-?titles?|sub-?heading|subhead|taglines?|straplines?|slogans?|second line|under it|"
        r"sous-titres?|accroche|baseline|副标题|副標題|副题|小标题|口号|口號|标语|標語",
    ),
    (
        "title",
        r"titles?|titled|entitled|headlines?|headings?|called|named|name|names|reads?|says?|"
        r"titres?|titrée?s?|intitulée?|appelée?|nommée?|"
        r"大标题|主标题|标题|標題|题为|題為|名为|名叫|叫做|主题|名称|店名",
    ),
    (
        "action",
        r"buttons?|call[- ]to[- ]action|cta|boutons?|appel à l['’]action|按钮|按鈕|行动号召",
    ),
    (
        "legal",
        r"legal|disclaimer|fine print|small print|terms|conditions|mentions? légales?|"
        r"条款|免责|声明|小字|條款|聲明",
    ),
    (
        "caption",
        r"dates?|time|venue|place|address|location|prices?|captions?|footer|bottom|foot|when|where|"
        r"heures?|lieu|adresse|prix|tarifs?|légende|en bas|au bas|pied|"
        r"日期|时间|時間|地点|地點|地址|票价|价格|價格|底部|下方|落款",
    ),
    (
        "body",
        r"body|paragraphs?|descriptions?|copy|paragraphe|texte|正文|内容|內容|说明|介绍",
    ),
)
_CUE: Final = re.compile(
    "|".join(
        rf"(?P<{role}>" + "|".join(rf"\b(?:{w})\b" if w[0].isascii() else w for w in _alternatives)
        + ")"
        for role, _alternatives in ((role, pattern.split("|")) for role, pattern in _CUES)
    ),
    re.IGNORECASE,
)  # fmt: skip


_SAYING: Final = frozenset(("read", "reads", "say", "says"))
"""Every sign of a scene says something; that alone makes no title of it."""
_FACTS: Final = ("date", "time", "price", "percent", "phone", "url", "list")
LONGEST_TITLE: Final = 140
"""Letters of a body text that may stand as the title where there is no other."""


def _cued(q: Quotation) -> str:
    """The role that the words beside a quotation name, '' if they name none."""
    before = list(_CUE.finditer(q.before))
    found = before[-1] if before else _CUE.search(q.after)
    if found is None or found.group().casefold() in _SAYING:
        return ""
    return found.lastgroup or ""


def _with_roles(quoted: list[Quotation], taken: set[str]) -> list[tuple[str, str]]:
    roles = [_cued(q) for q in quoted]
    have = taken | set(roles)
    for n in range(len(quoted)):
        if roles[n] == "title" and ("title" in taken or "title" in roles[:n]):
            roles[n] = ""
    for n, q in enumerate(quoted):
        if not roles[n]:
            roles[n] = guess_role(q.text)
    for n, role in enumerate(roles):
        if role:
            continue
        roles[n] = next((r for r in ("title", "subtitle") if r not in have), "caption")
        have.add(roles[n])
    if roles and "title" not in {*taken, *roles}:
        roles[_most_like_a_title(quoted, roles)] = "title"
    return [(role, q.text) for role, q in zip(roles, quoted, strict=True)]


def _most_like_a_title(quoted: list[Quotation], roles: list[str]) -> int:
    """Where nothing asks to be the title: the first short text that states no fact, else a longer
    one, else the first that isn't small print."""
    places = range(len(quoted))
    small = [n for n in places if roles[n] not in ("legal", "body")]
    telling = [n for n in small if kind_of(quoted[n].text) not in _FACTS]
    bodies = [n for n in places if roles[n] == "body" and len(quoted[n].text) <= LONGEST_TITLE]
    return next(iter([*telling, *bodies, *small, 0]))


def guess_role(text: str) -> str:
    """The role that a text's own look suggests; '' leaves title and subtitle to the order."""
    if _LEGAL.search(text):
        return "legal"
    letters = sum(c.isalnum() for c in text)
    kind = kind_of(text)
    if kind == "list":
        return "body"
    if letters > LONG_BODY or (letters > 28 and languages.script_of(text) in ("Hans", "Hant")):
        return "body"
    if _is_action(text):
        return "action"
    if kind in ("date", "time", "place", "price", "url", "phone", "person"):
        return "caption"
    return ""


_LEGAL: Final = re.compile(
    r"©|®|\(c\) ?\d{4}|terms (and|&) conditions|conditions apply|subject to|valid until|"
    r"while stocks last|all rights reserved|sous réserve|voir conditions|dans la limite des stocks|"
    r"offre valable|tous droits|non contractuel|最终解释权|解释权归|条款|版权所有|有效期|"
    r"以现场为准|图片仅供参考",
    re.IGNORECASE,
)
_IMPERATIVE: Final = re.compile(
    r"^(book|buy|join|register|reserve|get|shop|discover|sign up|learn|visit|order|call|start|try|"
    r"apply|download|donate|subscribe|rsvp|explore|see more|save|find|enter|vote|claim|plan|request|"
    r"je (m['’]|réserve|participe|découvre|commande|donne)|j['’]en profite|"
    r"réserve[rz]?|achete[rz]|inscri[a-z]+|découvr\w+|rejoign\w+|command\w+|profite[rz]?|"
    r"particip\w+|en savoir plus|s['’]inscrire|voir |visite[rz]?|télécharge[rz]|donne[rz]|"
    r"prene[rz]|prendre|contacte[rz]|appele[rz]|adopte[rz]|soutene[rz])(?![a-zà-ÿ])",
    re.IGNORECASE,
)
_HAN_IMPERATIVE: Final = re.compile(
    r"^(立即|马上|马上|点击|扫码|现在|即刻|我要|免费领|抢先|一键|欢迎)|"
    r"(报名|预约|预订|抢购|购买|购票|咨询|领取|加入|了解更多|查看详情|下单|订座|订票|捐款)$"
)


def _is_action(text: str) -> bool:
    if "\n" in text or (any(c in text for c in "。.！!？?，,") and len(text) > 24):
        return False
    if languages.script_of(text) in ("Hans", "Hant"):
        return len(text) <= 8 and bool(_HAN_IMPERATIVE.search(text))
    return len(text.split()) <= 4 and bool(_IMPERATIVE.search(text))


# --- Kinds ------------------------------------------------------------------------------------

_MONTHS: Final = (
    r"jan(?:uary|vier)?|feb(?:ruary)?|févr?(?:ier)?|mar(?:ch|s)|apr(?:il)?|avr(?:il)?|may|mai|"
    r"june?|juin|july?|juil(?:let)?|aug(?:ust)?|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|"
    r"nov(?:ember|embre)?|dec(?:ember)?|déc(?:embre)?"
)
_DAYS: Final = (
    r"mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_DATE: Final = re.compile(
    rf"\b\d{{1,2}}(?:er|st|nd|rd|th)?\.?(?:\s*[-–—]\s*\d{{1,2}}(?:er|st|nd|rd|th)?)?"
    rf"\s+(?:of\s+|de\s+)?(?:{_MONTHS})\b|\b(?:{_MONTHS})\.?\s+\d{{1,2}}|"
    rf"^(?:(?:every|each|tous les|chaque|du|on)\s+)?(?:{_DAYS})s?\b|"
    rf"\b(?:{_MONTHS})\s+(?:19|20)\d\d\b|"
    r"\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)\b|"
    r"^\d{1,2}[./]\d{1,2}(?:\s*[-–—]\s*\d{1,2}[./]\d{1,2})?$|"
    r"\d{1,2}月\d{1,2}|\d月|[一二三四五六七八九十]月[初一二三四五六七八九十廿]+|周[一二三四五六日末]|"
    r"星期[一二三四五六日天]|(?:正月|农历|腊月)\S|^(?:除夕|中秋|元宵|端午|国庆|元旦|周末|本周)|"
    rf"^(?:until|from|jusqu['’]au|dès) (?:{_DAYS})\b|\b(?:{_MONTHS})\b (?:to|–|à|au) (?:{_MONTHS})\b|"
    r"\d+\s*年\s*\d+\s*月|^\d{1,2}[日号]",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"\b\d{1,2}[:h]\d{2}\b|\b\d{1,2}\s*h(?:\s*\d\d)?\b|\b\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\b|"
    r"[上下]午|晚上?\s*\d|\d{1,2}\s*[点點时時](?!间)|\bnoon\b|\bmidnight\b|\bmidi\b|\bminuit\b|"
    r"\bdoors? (?:open|at)\b|[一二三四五六七八九十]点",
    re.IGNORECASE,
)
_PRICE: Final = re.compile(
    r"[€£$¥￥₩₹]\s*\d|\d\s*[€£$¥￥₩₹]|\d\s*(?:EUR|USD|GBP|CNY|RMB|CHF|euros?|dollars?|yuan)\b|"
    r"\d\s*[元块圆]|free (?:entry|admission|entrance)|admission free|entrée (?:libre|gratuite|:)|"
    r"^free$|\bgratuite?\b|免费(?:入场|参加|开放)|免票|票价",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"\d\s*[%％]|[\d.一二三四五六七八九两半]+\s*折")
_URL: Final = re.compile(
    r"https?://|\bwww\.|\b[\w.-]+@[\w-]+\.\w|"
    r"\b[a-z0-9][a-z0-9-]*\.(?:com|org|net|io|app|art|fr|cn|eu|de|uk|be|ch|ca|paris|shop|example|info)"
    r"(?:/\S*)?\b",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"(?:^|\b|：|:)(?:tel|tél|phone|call|电话|热线|咨询|☎)?\W{0,3}"
    r"(?:\+?\d[\d\s().-]{6,}\d)(?:\s|$)",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"^(?:by|with|featuring|feat\.|starring|hosted by|conducted by|directed by|dj|dr\.?|prof\.?|"
    r"avec|par|mise en scène|animée? par|direction|maître)\s+\S|"
    r"^(?:主讲|主持|导演|指挥|嘉宾|讲师|演出|主演|作者)[:：人]|(?:老师|教授|博士|先生|女士)$",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\b(?:street|st\.|avenue|ave\.?|road|square|hall|park|theatre|theater|museum|gallery|library|"
    r"centre|center|campus|stadium|arena|church|school|hotel|station|pier|quay|harbour|harbor|garden|"
    r"room \d|floor|building|boulevard|lane|court|house|studio|"
    r"yard|barn|foundry|exchange|pavilion|observatory|cellar|campsite|"
    r"caveau|domaine|prairie|base|amphithéâtre|atelier|aquarium|cave|toit-terrasse|foyer|"
    r"rue|place|quai|salle|musée|théâtre|galerie|bibliothèque|parc|église|école|gare|mairie|"
    r"château|halles?|esplanade|cour|jardins?|chapelle|médiathèque|gymnase|stade)\b|"
    r"(?:路|街|号|馆|广场|中心|公园|大厦|学院|礼堂|剧院|剧场|美术馆|体育馆|大学|门口|码头|"
    r"商场|酒店|教室|操场|古镇|园区|营地|雪场|血站|仓库|街|店|楼|厅|层|村|镇|區|区|市)$|\d+\s*[号楼层室]|^地[址点]",
    re.IGNORECASE,
)


def kind_of(text: str) -> Kind:
    """What a text is by its look. The first of several kinds that a reader would act on wins."""
    stripped = text.strip()
    digits = sum(c.isdigit() for c in stripped)
    lines = [line for line in stripped.split("\n") if line.strip()]
    if len(stripped) <= 90 and _URL.search(stripped):
        return "url"
    if _is_list(stripped, lines):
        return "list"
    if _is_verse(lines):
        return "verse"
    if len(stripped) > 90:
        return "plain"
    if _DATE.search(stripped):
        return "date"
    if digits >= 7 and _PHONE.search(stripped):
        return "phone"
    if _TIME.search(stripped):
        return "time"
    if _PRICE.search(stripped):
        return "price"
    if _PERCENT.search(stripped):
        return "percent"
    if _PERSON.search(stripped):
        return "person"
    words = len(stripped.split())
    located = _PLACE.search(stripped)
    if located and (
        digits or "," in stripped or "，" in stripped or (words <= 6 and located.end() > 3)
    ):
        return "place"
    return "plain"


def _is_list(text: str, lines: list[str]) -> bool:
    marked = sum(bool(re.match(r"\s*(?:[-–•·*▪◦]|\d{1,2}[.)、])\s*\S", line)) for line in lines)
    if len(lines) >= 2 and marked >= len(lines) - 1:
        return True
    if len(lines) >= 3:
        priced = sum(bool(re.search(r"\d\s*[€$£元]?\s*$|^\s*\d", line)) for line in lines)
        return priced * 2 > len(lines)
    for separator in (r"\s*[·•|]\s*", r"\s+/\s+", r"\s*;\s+", "、"):
        items = [i for i in re.split(separator, text) if i]
        if len(items) >= 4 and max(map(len, items)) <= 32:
            return True
    return False


def _is_verse(lines: list[str]) -> bool:
    joined = "\n".join(lines)
    if any(c.isdigit() for c in joined):
        return False
    if languages.script_of(joined) in ("Hans", "Hant"):
        clauses = [c for c in re.split(r"[，。！？；、,\s]+", joined) if c]
        lengths = {len(c) for c in clauses}
        return (
            len(lengths) == 1
            and lengths <= {4, 5, 7}
            and (len(clauses) >= 4 or (len(clauses) == 2 and lengths <= {5, 7}))
        )
    letters = [sum(c.isalpha() for c in line) for line in lines]
    return len(lines) >= 3 and min(letters) >= 12 and max(letters) <= 60


# --- Meaning ----------------------------------------------------------------------------------

_EXCLUSION: Final = re.compile(
    r"\b(?:(?:no|without|avoid|never|don['’]t (?:use|show|want|add)|"
    r"sans|pas de|évite[rz]?|aucune?)\s+|pas d['’])(?P<a>[^,.;:!?\n，。；]+?)"
    r"(?=$|[,.;:!?\n，。；]|\b(?:but|and then|with|mais|avec)\b)|"
    r"(?:不要|不需要|不用|不想要|别用|别出现|不出现|不含|没有|避免|禁止)(?P<b>[^,.;:!?\n，。；]+)",
    re.IGNORECASE,
)


def without_exclusions(prompt: str) -> tuple[str, tuple[str, ...]]:
    """The prompt without its "no people" clauses, and what they exclude.

    A sentence encoder hears "people" in "no people"; what is unwanted must never reach it.
    """
    excluded = [m.group("a") or m.group("b") for m in _EXCLUSION.finditer(prompt)]
    return " ".join(_EXCLUSION.sub(" ", prompt).split()), tuple(e.strip() for e in excluded)


_INSTRUCTION: Final = re.compile(
    r"\b(?:please|can you|could you|i (?:want|need|would like)|we (?:want|need)|"
    r"make|create|design|draw|generate)\b(?: me| us)?(?= (?:a|an|the|our|some)\b)|"
    r"\b(?:a |an |the |our |une? |l['’])?(?:poster|flyer|banner|affiche|bannière|flyer|visuel)s?"
    r"(?: (?:for|about|of|announcing|advertising|pour|sur|annonçant|de))?\b(?! d['’]art)|"
    r"\b(?:titled|entitled|called|intitulée?s?|with the (?:title|text|words)|as (?:the )?title|"
    r"(?:and|with) (?:a|the)\s+button|et (?:un |le )?bouton|button|bouton)\b|"
    r"(?:请|帮我|给我|为我|我想|我们要)?(?:设计|制作|做|画|生成)(?:一张|一幅|一个|个|张)?|"
    r"(?:的)?(?:宣传)?(?:海报|横幅|招贴|宣传单)|标题(?:是|为)?|按钮",
    re.IGNORECASE,
)


def without_instructions(prompt: str) -> str:
    """The prompt without "make a poster for": words about the task, not about the theme."""
    rest = " ".join(_INSTRUCTION.sub(" ", prompt).split()).strip(" ,，:：;.-")
    return rest or prompt


def features_of(texts: Sequence[BriefText], language: str) -> Features:
    title = next((t for t in texts if t.role == "title"), None)
    words = title.text.split() if title else []
    letters = [sum(c.isalnum() for c in w) for w in words]
    roles: dict[str, int] = {}
    for text in texts:
        roles[text.role] = roles.get(text.role, 0) + 1
    kinds = {t.kind for t in texts}
    whole = title.text if title else " ".join(t.text for t in texts)
    script = languages.script_of(whole)
    if script == "Zyyy":
        script = languages.script_of(" ".join(t.text for t in texts))
    return Features(
        title_letters=sum(letters),
        title_words=len(words),
        title_longest_word=max(letters, default=0),
        letters=sum(c.isalnum() for t in texts for c in t.text),
        roles=roles,
        has_price="price" in kinds,
        has_percent=any(_PERCENT.search(t.text) for t in texts if len(t.text) < 90),
        has_date="date" in kinds,
        has_list="list" in kinds,
        verse="verse" in kinds,
        script="Latn" if script == "Zyyy" else script,
        direction=languages.direction(title.language if title else language),
    )


def offer_subjects(
    queries: Sequence[tuple[str, float]],
    prompt: str = "",
    language: str = "en",
    excluded: Sequence[str] = (),
) -> tuple[SubjectOffer, ...]:
    """At most plan.SUBJECT_CHOICES subjects of the library, best first, scores in 0..1.

    What the prompt names outranks what its topic suggests; of two drawings of one thing only the
    first counts; whatever answers to an excluded word is left out.
    """
    found: dict[str, float] = {}

    def offer(subject: str, score: float) -> None:
        name = subject.partition(":")[2]
        same = next((known for known in found if known.partition(":")[2] == name), subject)
        found[same] = max(found.get(same, 0.0), min(1.0, score))

    for subject, score in _mentioned(prompt, language):
        offer(subject, score)
    strongest = max((weight for _, weight in queries), default=1.0)
    sure = min(1.0, 0.4 + strongest)
    for query, weight in queries:
        for rank, match in enumerate(_search(query)[:2]):
            # A caption that holds the whole query and nothing else scores 5 or more.
            if match.score >= 2.5:
                fit = min(1.0, match.score / 5) * 0.7**rank
                offer(match.id, 0.92 * sure * weight / strongest * fit)
    unwanted = {m.id.partition(":")[2] for words in excluded for m in _search(words) if m.score > 1}
    offers: list[SubjectOffer] = []
    for subject, score in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
        # Things make posters; faces and people in this style make stickers.
        wanted = subject.partition(":")[2] not in unwanted
        group, rank = _group_and_rank(subject)
        fit = group not in ("face", "person") and rank <= 1 and "face" not in subject
        if len(offers) < SUBJECT_CHOICES and wanted and fit:
            offers.append(SubjectOffer(subject, round(score, 4)))
    return tuple(offers)


@lru_cache(maxsize=2048)
def _group_and_rank(subject: str) -> tuple[str, int]:
    """Rank 2 subjects carry letters or signs: words that nobody asked for."""
    record = subjects.get(subject)
    return record.group, record.rank


@lru_cache(maxsize=2048)
def _search(query: str) -> tuple[subjects.Match, ...]:
    return tuple(subjects.search(query, 12))


@lru_cache(maxsize=1)
def _english_names() -> frozenset[str]:
    return frozenset(name for name in subjects.all_ids() if name.startswith("noto:"))


# Library names that posters use in another sense.
_NOT_THINGS: Final = frozenset(
    (
        "new",
        "free",
        "cool",
        "ok",
        "up",
        "soon",
        "top",
        "back",
        "end",
        "on",
        "ab",
        "brick",
        "wood",
        "information",
        "place",
        "lieu",
        "date",
        "photo",
        "page",
        "images",
        "fleurs",
        "libre",
    )
)


def _mentioned(prompt: str, language: str) -> Iterator[tuple[str, float]]:
    """Things that the prompt calls by the library's own name for them."""
    words = [w for w in re.findall(r"[^\W\d_]+", prompt.casefold()) if w not in _NOT_THINGS]
    known = _english_names()
    for first, second in zip(words, [*words[1:], ""], strict=False):
        for name in (f"{first}-{second}", first, first.removesuffix("s")):
            if f"noto:{name}" in known and name not in _NOT_THINGS:
                yield f"noto:{name}", 0.97
                break
    if language.startswith("zh"):
        for match in _search(prompt[:160]):
            # A caption of two characters or more that stands whole in the prompt.
            if match.score >= 3.95:
                yield match.id, min(0.97, 0.8 + match.score / 30)
    elif language.startswith("fr"):
        for word in [w for w in words if len(w) > 3][:8]:
            for match in _search(word)[:1]:
                if match.score >= 4.8:
                    yield match.id, 0.96
