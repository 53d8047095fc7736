"""Which language and script a text is in, which way it runs, and how French spaces it.

Detection is made for posters: texts of two to forty words, several languages side by side. Scripts
decide most cases; among Latin languages function words and telltale letters do. A short text with
no evidence takes the language that its surroundings suggest.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

Direction = Literal["ltr", "rtl"]

_BLOCKS: Final[tuple[tuple[int, int, str], ...]] = (
    (0x0041, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2E80, 0x2FDF, "Hani"),
    (0x3005, 0x3007, "Hani"),
    (0x3040, 0x30FF, "Kana"),
    (0x3130, 0x318F, "Hang"),
    (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),
    (0xFF66, 0xFF9F, "Kana"),
    (0x20000, 0x323AF, "Hani"),
)

# Characters that exist in one of the two Chinese writings only, the commonest first.
_SIMPLIFIED: Final = frozenset(
    "们这个来说时国会为学过对开现还进动后发间从长问见样种边头书车话马门东乐单让认员业图"
    "师带报经场听热爱红给结艺术节庆团圆乡镇厂广华览体验饭馆鲜鱼鸟鸡龙云灯风飞练级终线纸"
    "约护产众优传伟伤价仅亲儿兰兴农决况净减凉击划刘则创剧办务劳势区医协卖卢卫压历厅县参"
    "双变叶号叹吗启员响园围坛坏块坚坟墙声处备够夹奋奖妇妈孙宁实宝审宽寻导层岁岛币帅帮"
    "应库张弹强归当录忆怀态恋总惊惯戏战户扑扫扬抢护担拥择损换据摄摆摇数断无旧显晓标树"
    "桥检楼欢毕气汉汤沟没泪泽洁浅测济浓涛润涨温湾湿满滨滚灭灵灾炉点烟烦烧焕爷牵独猎猫环"
    "疗痒监盖盘着矿码础确礼离秘积称稳穷竞笔签简类粮紧纯纱纳纵纷练组细织绍绘络绝统继绩绪"
    "续维绿缘编缤缩网罗罚职联聪脑脱脸药营蓝虽补装见观规视觉触计订讨训议记讲许论设访证评识"
    "诉词译试诗诚语请读课调谈谢谱贝负财责败货质贩购贵贸费贺资赏赖赛赞赠赢赶趋跃踪轮软轻载"
    "较辆辉输辞达迁运远违连迟适选递遗邮邻释里针钟钢钱铁铃银铜铺链销锁锦键镜闪闭闲闻阅队阳"
    "阴阵阶际陆陈险随难雾静页顶项顺须顾顿预领频题颜额风饮饰馆驾骑验骨鱼鲁鸣麦黄齐"
)
_TRADITIONAL: Final = frozenset(
    "們這個來說時國會為學過對開現還進動後發間從長問見樣種邊頭書車話馬門東樂單讓認員業圖"
    "師帶報經場聽熱愛紅給結藝術節慶團圓鄉鎮廠廣華覽體驗飯館鮮魚鳥雞龍雲燈風飛練級終線紙"
    "約護產眾優傳偉傷價僅親兒蘭興農決況淨減涼擊劃劉則創劇辦務勞勢區醫協賣盧衛壓歷廳縣參"
    "雙變葉號嘆嗎啟響園圍壇壞塊堅墳牆聲處備夠夾奮獎婦媽孫寧實寶審寬尋導層歲島幣帥幫"
    "應庫張彈強歸當錄憶懷態戀總驚慣戲戰戶撲掃揚搶擔擁擇損換據攝擺搖數斷無舊顯曉標樹"
    "橋檢樓歡畢氣漢湯溝沒淚澤潔淺測濟濃濤潤漲溫灣濕滿濱滾滅靈災爐點煙煩燒煥爺牽獨獵貓環"
    "療癢監蓋盤礦碼礎確禮離祕積稱穩窮競筆簽簡類糧緊純紗納縱紛組細織紹繪絡絕統繼績緒"
    "續維綠緣編繽縮網羅罰職聯聰腦脫臉藥營藍雖補裝觀規視覺觸計訂討訓議記講許論設訪證評識"
    "訴詞譯試詩誠語請讀課調談謝譜貝負財責敗貨質販購貴貿費賀資賞賴賽讚贈贏趕趨躍蹤輪軟輕載"
    "較輛輝輸辭達遷運遠違連遲適選遞遺郵鄰釋裡針鐘鋼錢鐵鈴銀銅鋪鏈銷鎖錦鍵鏡閃閉閒聞閱隊陽"
    "陰陣階際陸陳險隨難霧靜頁頂項順須顧頓預領頻題顏額飲飾駕騎骨魯鳴麥黃齊"
)

_FUNCTION_WORDS: Final[dict[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and of for with at in on to our your is are a an from by this we you it its until "
        "every all new free open join us more one not who what when where will be have i my no "
        "night day summer winter spring sale festival market music show week city",
        "fr": "le la les de du des et un une pour avec à au aux en sur dans est par nos votre vos ce "
        "cette ces son ses l d j qu n s c m t que qui plus sans dès jusqu entre chez nous vous il "
        "elle ne pas tout tous toute notre où vers sous "
        "concert fête soirée nuit musique marché exposition jour réservez samedi dimanche été",
        "de": "der die das und für mit im am zum zur von ein eine einen ist auf den dem des nicht "
        "wir ihr sie ab bis bei aus nach unser unsere jetzt alle über "
        "nacht tag sommer markt musik woche fest stadt",
        "es": "el los las y de del con para por una un en al su sus nuestra nuestro es que más hasta "
        "desde este esta todo todos tu lo se no sin "
        "fiesta noche verano música mercado feria día",
        "it": "il lo gli i e di del della dei delle con per una un in al alla nel nella dal è che più "
        "tutti la le tuo nostro sul sulla da non "
        "festa notte estate musica mercato giorno",
        "pt": "o os as e de do da dos das com para por uma um em no na nos nas ao à é que mais até "
        "seu sua nosso nossa não você",
        "nl": "de het een en van voor met op in bij naar onze jouw is dit deze tot uit aan niet wij "
        "jullie alle",
        "vi": "và của cho với tại là một các những trong ngày đến không từ có người được chúng tôi",
        "pl": "i w na z do dla się jest nie od po za przez oraz to nasz nasza",
        "tr": "ve bir için ile bu da de en her kadar olan çok yeni sizin",
        "sv": "och för med på av är en ett den det till från vi du alla",
        "id": "dan yang di untuk dengan ke dari ini itu kami anda pada",
        "ca": "i amb per als dels una el les d l",
    }.items()
}
_LETTERS: Final[tuple[tuple[str, str, float], ...]] = (
    ("en", "", 0.0),
    ("fr", "çœêâîûëïùÿàè", 0.7),
    ("fr", "é", 0.5),
    ("de", "ß", 3.0),
    ("de", "äöü", 0.9),
    ("es", "ñ¿¡", 2.0),
    ("es", "áíóú", 0.5),
    ("it", "ìò", 1.0),
    ("pt", "ãõ", 2.0),
    ("vi", "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", 1.5),
    ("pl", "ąęłńśźż", 1.5),
    ("tr", "ğışİ", 1.5),
    ("sv", "å", 1.5),
)
_RTL: Final = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd"})


def _script(character: str) -> str:
    code = ord(character)
    if not character.isalpha() and not 0x3005 <= code <= 0x3007:
        return ""
    for low, high, script in _BLOCKS:
        if low <= code <= high:
            return script
    return "Zyyy"


def _counts(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for character in text:
        script = _script(character)
        if script and script != "Zyyy":
            # A Han, kana or Hangul sign says about as much as two and a half Latin letters.
            weight = 5 if script in ("Hani", "Kana", "Hang") else 2
            counts[script] = counts.get(script, 0) + weight
    return counts


def script_of(text: str) -> str:
    """The dominant script: ISO 15924, with Hans, Hant, Jpan and Kore told apart.

    Text without any letter is 'Zyyy'. Han alone is Hans unless it holds more characters of the
    traditional writing.
    """
    counts = _counts(text)
    if not counts:
        return "Zyyy"
    best = max(sorted(counts), key=lambda script: counts[script])
    if best in ("Hani", "Kana", "Hang"):
        if counts.get("Hang", 0) > counts.get("Kana", 0):
            return "Kore"
        if counts.get("Kana", 0) * 12 >= counts.get("Hani", 0) and "Kana" in counts:
            return "Jpan"
        simplified = sum(c in _SIMPLIFIED and c not in _TRADITIONAL for c in text)
        traditional = sum(c in _TRADITIONAL and c not in _SIMPLIFIED for c in text)
        return "Hant" if traditional > simplified else "Hans"
    return best


def detect(text: str, default: str = "en") -> str:
    """BCP 47 tag of the text's language; `default` where nothing speaks for or against it.

    Chinese comes as zh-Hans or zh-Hant. Never fails: text without letters takes the default.
    """
    script = script_of(text)
    if script == "Zyyy":
        return default
    fixed = {
        "Hans": "zh-Hans",
        "Hant": "zh-Hant",
        "Jpan": "ja",
        "Kore": "ko",
        "Hebr": "he",
        "Grek": "el",
        "Thai": "th",
        "Deva": "hi",
        "Armn": "hy",
        "Geor": "ka",
        "Beng": "bn",
        "Taml": "ta",
    }
    if script in fixed:
        if script in ("Hans", "Hant") and default.startswith(("zh", "ja")):
            telling = any((c in _SIMPLIFIED) != (c in _TRADITIONAL) for c in text)
            if not telling:
                return default
        return fixed[script]
    if script == "Arab":
        if any(c in "ٹڈڑےں" for c in text):
            return "ur"
        return "fa" if any(c in "پچژگی" for c in text) else "ar"
    if script == "Cyrl":
        if any(c in "їєґЇЄҐ" for c in text):
            return "uk"
        return "sr" if any(c in "ђћџљњЂЋЏЉЊ" for c in text) else "ru"
    return _latin_language(text, default)


def _latin_language(text: str, default: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    words = re.findall(r"[^\W\d_]+", folded)
    scores: dict[str, float] = {}
    for language, function_words in _FUNCTION_WORDS.items():
        hits = [w for w in words if w in function_words]
        scores[language] = sum(0.45 if len(w) == 1 else 1.0 for w in hits)
    for language, letters, weight in _LETTERS:
        scores[language] += min(3, sum(c in letters for c in folded)) * weight
    base = default.split("-")[0]
    if base in scores:
        scores[base] += 0.6
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] > 0.6 else (default if base in scores else "en")


def direction(language: str) -> Direction:
    """Which way lines of the language run."""
    return "rtl" if language.split("-")[0].lower() in _RTL else "ltr"


_NARROW, _FIXED = "\u202f", "\u00a0"
_FRENCH: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r" (?=[;!?])"), _NARROW),
    (re.compile(r" (?=[:»%€])"), _FIXED),
    (re.compile(r"(?<=«) "), _FIXED),
    (re.compile(r"(?<=\d) (?=h\b)"), _FIXED),
    (re.compile(r"(?<=\d\u00a0h) (?=\d\d\b)|(?<=\dh) (?=\d\d\b)"), _FIXED),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))(?<!\d\d\d\d )"), _NARROW),
)


def polish(text: str, language: str) -> str:
    """The same words with the no-break spaces that French typography asks for.

    Only ordinary spaces change, each into one no-break space (art direction 3.3): narrow before
    `; ! ?` and between thousands, full before `: » % €`, after `«` and around `h` in times.
    Nothing is added or taken away, so that a comparison that folds spaces sees equal texts.
    """
    if language.split("-")[0] != "fr":
        return text
    for pattern, space in _FRENCH:
        text = pattern.sub(space, text)
    return text
