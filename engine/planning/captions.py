"""Prompts and poster texts drawn from grammars, for training the planner.

Every draw is a function of the generator handed in. The three languages have grammars of their own
(nobody says "affiche for a concert de jazz"), fed with the names and title words of the topics in
`assets/lexicon/themes.json`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from engine.planning.formats import FormatClass
from engine.planning.themes import Topic, items, lexicon

Language = Literal["en", "zh", "fr"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh", "fr")


@lru_cache(maxsize=1)
def topics() -> Mapping[str, Topic]:
    return {topic.id: topic for topic in lexicon().topics}


# --- Prompts ----------------------------------------------------------------------------------

_PALETTE_WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "sunset": ("sunset colours", "落日色调", "couleurs de coucher de soleil"),
    "ocean": ("deep sea blues", "海洋蓝", "bleus de l'océan"),
    "forest": ("forest greens", "森林绿", "verts de forêt"),
    "neon": ("neon on black", "霓虹配色", "néons sur noir"),
    "pastel": ("soft pastels", "柔和粉彩", "pastels tendres"),
    "retro": ("retro colours", "复古配色", "teintes rétro"),
    "blue": ("all in blue", "蓝色调", "tout en bleu"),
    "autumn": ("autumn tones", "秋日暖色", "tons d'automne"),
    "candy": ("candy colours", "糖果色", "couleurs bonbon"),
    "earth": ("earthy browns", "大地色", "bruns terreux"),
    "nordic": ("muted nordic colours", "北欧淡雅色", "couleurs nordiques sobres"),
    "gold": ("black and gold", "黑金配色", "noir et or"),
    "vintage": ("faded vintage paper", "旧纸做旧色", "papier vieilli"),
    "mint": ("fresh mint", "清新薄荷绿", "menthe fraîche"),
    "lavender": ("lavender and violet", "薰衣草紫", "lavande et violet"),
    "tropical": ("tropical brights", "热带亮色", "couleurs tropicales"),
    "festive": ("red and gold", "红金喜庆", "rouge et or"),
    "spring": ("spring greens and blossom", "春日嫩绿", "verts printaniers"),
    "ice": ("icy cool tones", "冰蓝冷色", "tons glacés"),
    "citrus": ("lemon and orange", "柠檬橙黄", "citron et orange"),
    "berry": ("berry reds and plum", "莓红紫", "rouges de baies"),
    "mono": ("black and white", "黑白", "noir et blanc"),
    "coral": ("coral and salmon", "珊瑚粉", "corail et saumon"),
    "dusk": ("dark dusk purples", "暮色深紫", "violets du crépuscule"),
    "sand": ("sand and cream", "米色沙色", "sable et crème"),
    "cobaltred": ("cobalt blue against red", "钴蓝撞红", "bleu cobalt et rouge"),
}
_FAMILY_WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "gradient": ("a soft gradient", "柔和渐变", "un dégradé doux"),
    "mesh": ("a glowing colour mesh", "流光网格", "un maillage lumineux"),
    "sunburst": ("sun rays", "放射光线", "des rayons de soleil"),
    "waves": ("layered waves", "层叠波浪", "des vagues superposées"),
    "mountains": ("misty mountains", "云雾群山", "des montagnes brumeuses"),
    "skyline": ("a city skyline", "城市天际线", "une ville à l'horizon"),
    "beach": ("palms and a beach", "棕榈沙滩", "une plage et des palmiers"),
    "bokeh": ("blurred lights", "朦胧光斑", "des lumières floues"),
    "party": ("balloons and confetti", "气球彩带", "des ballons et des confettis"),
    "memphis": ("playful shapes", "活泼几何图形", "des formes ludiques"),
    "bauhaus": ("a geometric grid", "几何网格", "une grille géométrique"),
    "halftone": ("halftone dots", "网点纹理", "une trame de points"),
    "papercut": ("layered cut paper", "剪纸层次", "du papier découpé"),
    "botanical": ("leaves and flowers", "叶子与花", "des feuilles et des fleurs"),
    "night": ("a starry night", "星夜", "une nuit étoilée"),
    "blobs": ("soft rounded shapes", "圆润色块", "des formes arrondies"),
    "desert": ("dunes and cactus", "沙丘仙人掌", "des dunes et des cactus"),
    "pines": ("pine trees in fog", "雾中松树", "des sapins dans la brume"),
    "undersea": ("fish and corals", "鱼与珊瑚", "des poissons et des coraux"),
    "winter": ("snow and firs", "雪景", "de la neige"),
    "fruits": ("citrus and berries", "水果", "des fruits"),
    "airballoons": ("hot air balloons", "热气球", "des montgolfières"),
    "stripes": ("bold stripes", "粗条纹", "de larges rayures"),
    "space": ("planets and stars", "行星与星星", "des planètes"),
    "lanterns": ("red lanterns", "红灯笼", "des lanternes"),
    "meadow": ("a flowering meadow", "开花的草地", "une prairie en fleurs"),
    "harbour": ("a harbour with sails", "港口帆影", "un port et des voiles"),
    "stage": ("stage lights", "舞台灯光", "les feux de la scène"),
}
_PROMPTS: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": (
        "{Kind} for {a} {name}", "{Kind} about {a} {name}, {colour}", "{name}", "{name}, {colour}",
        "{adj} {kind} announcing {a} {name}", "design {a_kind} for our {name} with {scene}",
        "we need {a_kind}: {other}", "{other}", "{other}, {colour}, {adj}", "{other} with {scene}",
        "make {a_kind} for {a} {name} in {city}, {adj} mood", "{scene}, {colour}, {name}",
        "{a} {adj} {name} {kind} using {colour}", "{Kind} to invite people to {a} {name} this {season}",
        "{name} in {season}, {scene}", "our {name} needs {a_kind}, keep it {adj}",
        "please announce the {name} at {place}, {adj}, {colour}", "{season} {name}, {adj} {kind}",
        "{Kind}: {other}; {scene}; {colour}", "advertise {a} {name} with {scene}, no people",
    ),
    "zh": (
        "{name}海报", "{name}，{colour}", "{name}", "{other}", "{other}，{colour}", "为{name}做一张{kind}",
        "{adj}的{name}{kind}", "{city}{name}，{scene}，{colour}", "{name}{kind}，{adj}风格",
        "设计一张{name}的{kind}，画面有{scene}", "{season}{name}，{adj}", "{other}，{scene}",
        "我们要办{name}，需要{adj}一点的{kind}", "{place}将举行{name}，{colour}", "{season}的{name}，用{scene}",
        "{kind}：{other}，{adj}，{colour}", "帮我做{name}的{kind}，不要人物", "{scene}，{name}",
        "宣传{name}，{colour}，{adj}", "{city}{season}{name}{kind}",
    ),
    "fr": (
        "{Kind} pour {name}", "{Kind} : {name}, {colour}", "{name}", "{name}, {colour}",
        "une {kind} {adj} pour annoncer {name}", "{other}", "{other}, {colour}", "{other} avec {scene}",
        "créer une {kind} pour notre {name}, {scene}", "{name} à {city}, ambiance {adj}",
        "{scene}, {colour}, {name}", "{Kind} {adj}, {name}, {season}", "il nous faut une {kind} : {other}",
        "{name} au {place}, {colour}", "{season} : {name}, {scene}", "annoncer {name} avec {scene}",
        "{Kind} pour {name}, sans personnage", "invitation à {name}, style {adj}",
        "{other} ; {scene} ; {colour}", "{name} {season}, {adj} et lisible",
    ),
}  # fmt: skip
_WORDS: Final[Mapping[Language, Mapping[str, tuple[str, ...]]]] = {
    "en": {
        "kind": ("poster", "flyer", "banner", "leaflet"),
        "adj": ("bold", "calm", "elegant", "playful", "modern", "warm", "minimal", "lively", "classic",
                "quiet", "cheerful", "retro", "dark", "bright"),
        "city": ("Leeds", "Dublin", "Boston", "Bristol", "Oslo", "Lisbon", "Denver", "Ghent", "Perth",
                 "Cardiff", "Toronto", "Glasgow", "Austin", "Galway"),
        "season": ("spring", "summer", "autumn", "winter"),
        "place": ("Mill Hall", "the Old Foundry", "Canal House", "Riverside Park", "the Town Library",
                  "Station Square", "Pier 7", "Hill Street 12", "the Glass Pavilion", "Common Room 3",
                  "the Corn Exchange", "Harbour Hall", "West Gallery", "St Mary's Yard"),
        "person": ("Ada Brandt", "Noor Haddad", "Milo Ferris", "June Okafor", "Theo Lindqvist",
                   "Ines Moreau", "Hana Suzuki", "Rui Tavares", "Clara Whitby", "Sam Adeyemi"),
        "adverb": ("tonight", "together", "again", "at last", "for everyone", "after dark", "outdoors",
                   "for free", "all weekend", "until dawn"),
        "day": ("Friday", "Saturday", "Sunday", "Thursday", "Monday", "Wednesday"),
        "month": ("January", "February", "March", "April", "May", "June", "July", "August",
                  "September", "October", "November", "December"),
    },
    "zh": {
        "kind": ("海报", "横幅", "宣传单", "招贴"),
        "adj": ("大气", "温暖", "清新", "复古", "简约", "热闹", "优雅", "活泼", "现代", "宁静", "喜庆", "高级"),
        "city": ("成都", "杭州", "上海", "西安", "厦门", "苏州", "青岛", "长沙", "昆明", "大连", "南京", "泉州"),
        "season": ("春季", "夏日", "秋日", "冬季", "周末", "五一", "暑期", "新年"),
        "place": ("市图书馆", "滨江公园", "老码头", "文化馆小剧场", "中央广场", "大学礼堂", "东门创意园",
                  "西街12号", "湖畔草坪", "美术馆二楼", "青年宫", "体育中心"),
        "person": ("林晓岚", "陈知远", "周南", "许一诺", "顾清和", "沈若溪", "郑大川", "何田田"),
        "adverb": ("一起来", "不见不散", "等你", "今夜", "与你同行", "从心出发", "就现在", "向前"),
        "day": ("周五", "周六", "周日", "周四", "星期三"),
        "month": tuple(str(n) for n in range(1, 13)),
    },
    "fr": {
        "kind": ("affiche", "bannière", "annonce"),
        "adj": ("sobre", "chaleureuse", "moderne", "élégante", "ludique", "rétro", "calme", "vive",
                "classique", "minimaliste", "joyeuse", "graphique"),
        "city": ("Nantes", "Lyon", "Lille", "Bordeaux", "Rennes", "Strasbourg", "Toulouse", "Dijon",
                 "Marseille", "Genève", "Namur", "Quimper", "Annecy", "Arles"),
        "season": ("printemps", "été", "automne", "hiver"),
        "place": ("Théâtre des Halles", "Moulin Neuf", "Parc du Château", "Quai des Brumes", "Foyer rural",
                  "Jardin public", "Grand Hangar", "Médiathèque", "Pavillon Bleu", "Cour des Arts"),
        "person": ("Élise Garnier", "Hugo Delmas", "Naïma Belkacem", "Théo Lacroix", "Jeanne Roussel",
                   "Ousmane Diop", "Chloé Périer", "Rémi Fontaine"),
        "adverb": ("ce soir", "ensemble", "enfin", "pour tous", "en plein air", "jusqu'à l'aube",
                   "en liberté", "autrement", "à deux pas", "encore"),
        "day": ("vendredi", "samedi", "dimanche", "jeudi", "mercredi"),
        "month": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
                  "octobre", "novembre", "décembre"),
    },
}  # fmt: skip


def sample_caption(
    rng: random.Random, topic: str, family: str, palette: str, language: Language
) -> str:
    """A prompt for the topic such as a person might type; family and palette may be mentioned."""
    entry = topics()[topic]
    at = LANGUAGES.index(language)
    described = items(getattr(entry, language))
    words = _WORDS[language]
    kind = rng.choice(words["kind"])
    name = described[0]
    slots = {
        "name": name,
        "other": rng.choice(described),
        "colour": _PALETTE_WORDS[palette][at],
        "scene": _FAMILY_WORDS[family][at],
        "kind": kind,
        "Kind": kind.capitalize(),
        "a_kind": f"a {kind}",
        **{key: rng.choice(words[key]) for key in ("adj", "city", "season", "place")},
    }
    slots["a"] = "an" if name[0].lower() in "aeiou" else "a"
    text = rng.choice(_PROMPTS[language]).format(**slots)
    text = re.sub(r"\ba (?=[aeiou])", "a" if language == "fr" else "an ", text)
    style = rng.random()
    if style < 0.25:
        text = text[0].upper() + text[1:]
    elif style < 0.33:
        text = text.lower()
    return text + rng.choice(("", "", "", "", "." if language != "zh" else "。"))


# --- Texts ------------------------------------------------------------------------------------

TITLES: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": (
        "{t}", "{t}", "{t}", "{t}", "{t} & {u}", "{t} {year}", "{t} Night", "{t} Days", "{t} in {city}",
        "{city} {t}", "The {t} Club", "The {t} Sessions", "{t} Weekend", "{season} {t}", "{t}, {adverb}",
        "{Name}", "{Name}", "{Name} {year}", "The {nth} {Name}", "{city} {Name}", "{season} {Name}",
        "One Night of {t}", "{t} for Everyone", "A Day of {t}", "Meet Me at the {Name}", "More {t}",
        "Hello, {season}", "{t} by the River", "Save the Date: {Name}", "This Is {t}", "All About {t}",
        "Nothing but {t}", "{t} After Work", "{n} Years of {t}", "Where {t} Begins", "{t}. {u}. {city}.",
        "Your {season} Starts Here", "The Big {t}", "Little {t}", "{t} House", "{t} Lab", "Open {t}",
        "{adj} {t}", "{adj} Days", "A {adj} {season}", "Come for the {t}, Stay for the {u}", "{t} Returns",
        "Welcome to {t}", "{t} with {person}", "{person}", "{person}: {t}", "From {t} to {u}",
        "What If {t} Never Ends", "Everything You Need to Know About the {Name} in {city}",
        "Join Us for the First {Name} of the {season}", "{t} Street", "Sounds Like {t}", "Taste of {city}",
        "{day} {t}", "{day} Is for {t}", "The Art of {t}", "{t} Forever", "We Love {t}", "{n} Hours of {t}",
        "No {season} Without {t}", "Be Part of the {Name}", "{t} Begins at the {Name}", "{t} on Tour",
    ),
    "zh": (
        "{t}", "{t}", "{t}", "{t}", "{t}之夜", "{t}{year}", "{t}·{u}", "{city}{t}", "{season}{t}", "{t}，{adverb}",
        "{name}", "{name}", "{year}{name}", "第{n}届{name}", "{city}{name}", "{season}{name}", "{t}周", "{t}节",
        "{t}计划", "遇见{t}", "你好，{t}", "{t}时光", "{t}现场", "去{t}", "{t}里的{city}", "一起{t}吧", "{adj}{season}",
        "{adj}的{t}", "{t}与{u}", "从{t}到{u}", "{t}来了", "{n}年{t}", "{t}不打烊", "不止{t}", "就爱{t}", "{city}见",
        "{day}，{t}", "{t}开放日", "{t}俱乐部", "{t}实验室", "小小{t}", "大{t}", "{t}有约", "与{person}谈{t}", "{person}",
        "{t}未完待续", "今天也要{t}", "{t}，为你而来", "{season}约会", "{season}限定", "{t}手记", "听见{t}", "看见{t}",
        "向{t}出发", "{t}地图", "再见{season}，你好{t}", "{t}漫游", "全城{t}", "{t}大赏", "{t}新生", "热爱{t}", "在{city}，与{t}相遇",
        "请把{season}留给{t}", "{t}就在{place}", "欢迎来到{name}", "{n}小时{t}",
    ),
    "fr": (
        "{t}", "{t}", "{t}", "{t}", "{t} & {u}", "{t} {year}", "Nuit {t}", "Les Jours {t}", "{t} à {city}",
        "{city} {t}", "Le Club {t}", "{t} d'{ete}", "{t}, {adverb}", "{Name}", "{Name}", "{Name} {year}",
        "{n}e {Name}", "{Name} à {city}", "{t} pour tous", "Une nuit de {t}", "Un jour, {t}", "Encore {t}",
        "Bonjour, {season} !", "Bienvenue : {t}", "Tout sur {t}", "Rien que {t}", "{t} au bord de l'eau",
        "{n} ans de {t}", "Là où commence {t}", "{t}. {u}. {city}.", "Votre {season} commence ici",
        "Le grand {t}", "Le petit {t}", "Maison {t}", "Labo {t}", "{t} ouvert", "Place à {t}",
        "Venez pour {t}, restez pour {u}", "{t} revient", "{t} avec {person}", "{person}", "{person} : {t}",
        "De {t} à {u}", "Et si {t} ne finissait jamais ?", "Tout savoir sur {name} à {city}",
        "Rejoignez-nous pour {name} du {season}", "Rue {t}", "Vive {t} !", "{day} : {t}", "L'art de {t}",
        "{t} toujours", "On aime {t}", "{n} heures de {t}", "Pas d'{season} sans {t}", "Goûtez {city}",
        "{t} fait étape à {city}", "Les {n} jours {t}", "Rendez-vous : {t}", "Cap sur {t}", "Retour à {t}",
        "{t} sous les étoiles", "Premier {t}", "{t} en fête", "Au cœur de {city}", "Saison {t}",
        "Le printemps de {t}", "{t} s'invite à {city}",
    ),
}  # fmt: skip
_SUBTITLES: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": (
        "{Name} at {place}", "{Name} with {person} and guests", "An evening of {u} with {person}",
        "The {nth} {name} in {city}", "{Name} for all ages", "Come as you are", "New this {season}",
        "{n} days, {m} guests, one stage", "Free entry for children", "Up to {p}% off",
        "For beginners and old hands", "Presented by the friends of {place}", "Live and {adverb}",
    ),
    "zh": (
        "{city}{name}", "{place}{name}", "{person}与朋友们", "第{n}届{name}", "{n}天{m}场活动", "{adverb}",
        "全场低至{z}折", "新手友好", "{season}限定", "亲子同行，老少皆宜", "{person}主讲", "现场有惊喜",
    ),
    "fr": (
        "{Name} à {place}", "{Name} avec {person}", "Une soirée avec {person} et ses invités",
        "{n}e édition à {city}", "Pour petits et grands", "Entrée libre pour les enfants",
        "{n} jours, {m} invités", "Jusqu'à {p} % de remise", "Nouveau cet {ete2}", "Venez comme vous êtes",
        "Présenté par les amis du {place}", "Tous niveaux bienvenus",
    ),
}  # fmt: skip
_DATES: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": (
        "{day} {d} {month}, {h}:00", "{month} {d}, {year}", "{d}–{d2} {month} {year}", "{day}, {h}:30",
        "{d} {month}", "Every {day} in {month}", "{day} {d} {month}\n{place}", "Doors open at {h}:30",
    ),
    "zh": (
        "{month}月{d}日 {h}:00", "{year}年{month}月{d}日", "{month}月{d}日至{d2}日", "{day}晚{h}点",
        "{month}月{d}日（{day}）", "每{day} {h}:30", "{year}.{month}.{d}", "{month}.{d}–{month}.{d2}",
    ),
    "fr": (
        "{day} {d} {month}, {h} h", "{d} {month} {year}", "Du {d} au {d2} {month} {year}",
        "{day} à {h} h 30", "Tous les {day}s de {month}", "{d} {month}\n{place}",
        "Ouverture des portes à {h} h 30",
    ),
}  # fmt: skip
_PLACES: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": ("{place}, {city}", "{place}", "{place} · {city}"),
    "zh": ("{city}{place}", "{city} · {place}", "地点：{place}"),
    "fr": ("{place}, {city}", "{place} · {city}", "{place}"),
}
_PRICES: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": (
        "${m}",
        "£{n}.50",
        "from ${m}",
        "Free entry",
        "Tickets £{m}",
        "{p}% off",
        "Free admission",
    ),
    "zh": ("{m}元", "票价{m}元", "免费入场", "¥{m}", "{z}折起", "早鸟票{m}元", "{n}9.9元"),
    "fr": ("{m} €", "à partir de {m} €", "Entrée libre", "Tarif : {m} €", "−{p} %", "Gratuit"),
}
_ACTIONS: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": ("Book now", "Get tickets", "Join us", "Shop now", "Learn more", "Reserve a seat", "Sign up",
           "Order online", "Register free", "Discover more", "Find your size", "Plan your visit"),
    "zh": ("立即报名", "扫码购票", "马上抢购", "了解更多", "立即预约", "点击加入", "现在下单", "免费领取", "我要参加", "预订座位"),
    "fr": ("Réservez", "Prendre un billet", "Je m'inscris", "J'en profite", "En savoir plus", "Achetez",
           "Découvrir", "Réserver ma place", "Commandez", "Participez"),
}  # fmt: skip
_BODIES: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": (
        "{other_s}. Bring your friends, bring your family and stay as long as you like at {place}.",
        "Three days in {city} with {person}, {person2} and many more. Food and drinks all day long.",
        "{other_s}. Places are limited to {m}, so please register by the end of {month}.",
        "Workshops, talks and good company: our programme starts at {h}:00 and ends when you say so.",
        "{h}:00 Opening\n{h}:30 {t}\n{h2}:00 {u}\n{h2}:45 Closing words",
        "{t} · {u} · {v} · {w}",
    ),
    "zh": (
        "{other}。欢迎带上家人和朋友，在{place}度过轻松的一天，现场备有茶点。",
        "{person}、{person2}等多位嘉宾将来到{city}，与大家分享{name}背后的故事。",
        "名额仅{m}位，请于{month}月{d}日前报名。{other}，期待与你相见。",
        "{h}:00 开场\n{h}:30 {t}\n{h2}:00 {u}\n{h2}:45 结束",
        "{t}、{u}、{v}、{w}",
    ),
    "fr": (
        "{other_s}. Venez en famille ou entre amis et restez autant que vous voulez à {place}.",
        "Trois jours à {city} avec {person}, {person2} et bien d'autres. Buvette et restauration sur place.",
        "{other_s}. Places limitées à {m}, inscription avant la fin du mois de {month}.",
        "{h} h Ouverture\n{h} h 30 {t}\n{h2} h {u}\n{h2} h 45 Clôture",
        "{t} · {u} · {v} · {w}",
    ),
}  # fmt: skip
_LEGALS: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": ("© {year} {place}", "Terms and conditions apply.", "While stocks last. Not valid with other "
           "offers.", "Programme subject to change.", "Offer valid until {d} {month} {year}."),
    "zh": ("最终解释权归主办方所有", "© {year} {place}", "活动详情以现场为准", "图片仅供参考", "优惠有效期至{month}月{d}日"),
    "fr": ("© {year} {place}", "Offre valable jusqu'au {d} {month} {year}.", "Programme sous réserve de "
           "modification.", "Dans la limite des stocks disponibles.", "Voir conditions à l'accueil."),
}  # fmt: skip
_SITES: Final = ("{slug}.org", "www.{slug}.com", "{slug}.net", "@{slug}", "{slug}.eu")


def sample_texts(
    rng: random.Random, topic: str, language: Language, format: FormatClass
) -> list[tuple[str, str]]:
    """(role, text) pairs as a person would give for such a poster; the title comes first.

    Banners carry a title of few words, perhaps a subtitle, an action and one caption.
    """
    slots = _slots(rng, topics()[topic], language)
    banner = format in ("banner_2to3", "banner_4to8")
    most_words, most_letters = (7, 34) if banner else (14, 90)
    title = _title(rng, language, slots, most_words, most_letters)
    texts = [("title", title)]

    def add(role: str, patterns: tuple[str, ...], chance: float) -> None:
        if rng.random() < chance:
            text = _filled(rng.choice(patterns), slots)
            if text.casefold() not in {t.casefold() for _, t in texts}:
                texts.append((role, text))

    if banner:
        add("subtitle", _SUBTITLES[language], 0.35 if format == "banner_2to3" else 0.15)
        add("action", _ACTIONS[language], 0.7)
        add("caption", rng.choice((_DATES, _PRICES, _PLACES))[language], 0.7)
        return [(role, text.replace("\n", " ")) for role, text in texts]
    add("subtitle", _SUBTITLES[language], 0.6)
    add("body", _BODIES[language], 0.35)
    add("caption", _DATES[language], 0.85)
    add("caption", _PLACES[language], 0.7)
    add("caption", _PRICES[language], 0.35)
    add("action", _ACTIONS[language], 0.15 if format in ("A_portrait", "A_landscape") else 0.5)
    add("caption", tuple(_filled(site, slots) for site in _SITES), 0.2)
    add("legal", _LEGALS[language], 0.2)
    return texts


def _title(
    rng: random.Random,
    language: Language,
    slots: Mapping[str, str],
    most_words: int,
    most_letters: int,
) -> str:
    for _ in range(8):
        title = _filled(rng.choice(TITLES[language]), slots)
        letters = sum(c.isalnum() for c in title) * (2 if language == "zh" else 1)
        if len(title.split()) <= most_words and letters <= most_letters:
            break
    else:
        title = slots["t"]
    if language != "zh" and rng.random() < 0.12:
        title = title.upper()
    return title


def _slots(rng: random.Random, topic: Topic, language: Language) -> dict[str, str]:
    words = _WORDS[language]
    titles = items(getattr(topic, f"titles_{language}"))
    strangers = items(getattr(rng.choice(lexicon().topics), f"titles_{language}"))
    picked = rng.sample(titles, len(titles)) + rng.sample(strangers, len(strangers))
    picked = list(dict.fromkeys(picked))
    t, u, v, w = (picked * 4)[:4]
    described = items(getattr(topic, language))
    day = rng.randint(2, 24)
    hour = rng.randint(9, 20)
    people = rng.sample(words["person"], 2)
    other = rng.choice(described)
    season = rng.choice(words["season"])
    slots = {
        "t": t, "u": u, "v": v, "w": w,
        "name": described[0],
        "Name": _titled(described[0]) if language == "en" else _first_up(described[0]),
        "other": other,
        "other_s": _first_up(other),
        "n": str(rng.randint(3, 9) if rng.random() < 0.7 else rng.choice((4, 16, 24, 26, 48))),
        "nth": f"{rng.choice((4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 26, 48))}th",
        "m": str(rng.choice((8, 10, 12, 15, 18, 20, 25, 30, 35, 45, 60, 80, 120))),
        "p": str(rng.choice((10, 20, 25, 30, 40, 50, 60, 70))),
        "z": str(rng.choice((3, 5, 6, 7, 8))),
        "d": str(day), "d2": str(day + rng.randint(1, 6)),
        "h": str(hour), "h2": str(hour + 2),
        "year": str(rng.randint(2024, 2031)),
        "person": people[0], "person2": people[1],
        "season": season.capitalize() if language == "en" else season,
        "slug": re.sub(r"[^a-z]+", "", rng.choice(_WORDS["en"]["place"]).lower().replace("the ", "")),
        "ete": rng.choice(("été", "automne", "hiver", "avril", "août")),
        "ete2": rng.choice(("été", "automne", "hiver")),
    }  # fmt: skip
    for key in ("adj", "city", "place", "adverb", "day", "month"):
        value = rng.choice(words[key])
        slots[key] = value.capitalize() if language == "en" and key == "adj" else value
    return slots


def _filled(pattern: str, slots: Mapping[str, str]) -> str:
    text = pattern.format(**slots)
    if slots["season"] in ("printemps", "été", "automne", "hiver"):
        text = text.replace("du été", "de l'été").replace("du automne", "de l'automne")
        text = text.replace("du hiver", "de l'hiver").replace("d'printemps", "de printemps")
    return (
        text if "/" in text[:8] else _first_up(text) if text[0].islower() and " " in text else text
    )


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _titled(text: str) -> str:
    small = {
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "from",
    }
    return " ".join(w if n and w in small else _first_up(w) for n, w in enumerate(text.split(" ")))
