"""The words that scripts put on a page: they come with it, in its language, so that no script holds a sentence."""

from __future__ import annotations

from typing import Any

from akiya.site import format as fmt
from akiya.site.i18n import Language
from akiya.site.listing_view import ListingPage


def tour_data(page: ListingPage) -> dict[str, Any]:
    """Return what the 360° viewer needs: scenes with their levels, doors and words."""
    language = page.words.language
    titles = {scene.id: scene.title or scene.id for scene, _ in page.scenes}
    return {
        "scenes": [
            {
                "id": scene.id,
                "title": scene.title,
                "size": language.gettext("%(n)s畳") % {"n": f"{scene.jo:g}"} if scene.jo else "",
                "alt": scene.alt or "",
                "levels": [{"width": width, "src": page.here.file(path)} for width, path in levels.levels],
                "heading": scene.heading if scene.heading is not None else levels.heading,
                "start": {"yaw": 0, "pitch": 0},
                "doors": [
                    {"to": door.to, "yaw": door.yaw, "pitch": door.pitch or 0, "label": door.label or titles[door.to]}
                    for door in scene.doors
                    if door.to in titles
                ],
            }
            for scene, levels in page.scenes
        ],
        "lang": "ja" if language.code != "ja" else "",
        "labels": tour_words(language),
    }


def tour_words(language: Language) -> dict[str, str]:
    """Return the viewer's own words; names in braces are filled in by the script."""
    _, of = language.gettext, language.pgettext
    return {
        "stage": _("{room}の360°写真"),
        "hint": _("矢印キーで見まわし、＋と－で大きさを変え、Homeで元の向きに戻ります。"),
        "room": _("{title}（{size}）"),
        "facing": _("{room}、{direction}を見ています"),
        "exits": _("{room}から行けるところ"),
        "door": _("{door}（{direction}）"),
        "back": _("前の部屋へもどる"),
        "zoomIn": _("大きくする"),
        "zoomOut": _("小さくする"),
        "reset": _("元の向きにもどす"),
        "motion": _("端末の動きに合わせる"),
        "full": _("画面いっぱいに見る"),
        "leaveFull": _("画面いっぱいをやめる"),
        "opening": _("{room}を開いています"),
        "failed": _("写真を読み込めませんでした。もう一度押してください。"),
        "noMotion": _("この端末では動きに合わせられません。"),
        "flat": _("この端末では立体に見せられないため、平らに開いた写真です。横に動かして見られます。"),
        "n": of("direction", "北"),
        "ne": of("direction", "北東"),
        "e": of("direction", "東"),
        "se": of("direction", "南東"),
        "s": of("direction", "南"),
        "sw": of("direction", "南西"),
        "w": of("direction", "西"),
        "nw": of("direction", "北西"),
        "front": of("direction", "正面"),
        "right": of("direction", "右"),
        "behind": of("direction", "うしろ"),
        "left": of("direction", "左"),
    }


def search_words(language: Language) -> dict[str, str]:
    """Return the search page's own words; where a sentence has a form for one and for many, `|` stands between them."""
    _, of = language.gettext, language.pgettext

    def counted(text: str) -> str:
        one, many = language.ngettext(text, text, 1), language.ngettext(text, text, 2)
        return one if one == many else f"{one}|{many}"

    return {
        "question": _("どんな家をさがしますか"),
        "placeholder": _("ことばで、いくつでも"),
        "search": _("さがす"),
        "conditions": _("条件"),
        "clear": _("すべて外す"),
        "close": _("閉じる"),
        "seeResults": counted("{n}件の結果を見る"),
        "results": _("さがした結果"),
        "deal": _("買う・借りる"),
        "kind": _("種類"),
        "tour": _("360°で見られる"),
        "towns": _("市町村"),
        "where": _("どのあたり"),
        "fromTown": _("この市町村の役場から"),
        "anywhere": _("どこからでも"),
        "point": _("選んだ場所"),
        "radius": _("距離"),
        "fromMe": _("いまいる場所から"),
        "locating": _("場所を調べています"),
        "noPlace": _("場所がわかりませんでした。市町村を選んでください。"),
        "away": _("直線で{km} km"),
        "within": _("{place}から{km} km以内"),
        "inMap": _("地図の範囲"),
        "price": _("値段（売買）"),
        "rent": _("家賃（月）"),
        "floorArea": _("建物の広さ"),
        "built": _("建った年"),
        "year": _("{n}年"),
        "min": of("range", "から"),
        "max": of("range", "まで"),
        "noMin": of("range", "下限なし"),
        "noMax": of("range", "上限なし"),
        "chosen": _("{n}つ選択中"),
        "unknown": of("state", "未確認"),
        "na": of("state", "対象外"),
        "or": of("between values", "か"),
        "is": _("{name}：{value}"),
        "between": _("{name} {min}から{max}まで"),
        "from": _("{name} {min}から"),
        "upTo": _("{name} {max}まで"),
        "word": _("言葉「{text}」"),
        "townsMore": _("{name}など{n}市町村"),
        "change": _("を変える"),
        "remove": _("を外す"),
        "further": _("土地・駐車・近くまでの距離"),
        "making": _("つくりと手入れ"),
        "readAs": _("「{said}」を、{meant} と読みました。"),
        "meanings": of("between meanings", "、"),
        "asTyped": _("書いたままの言葉でさがす"),
        "sort": _("並び順"),
        "sort_best": _("条件に合う順"),
        "sort_newest": _("新しく入った順"),
        "sort_price": _("安い順"),
        "sort_down_price": _("高い順"),
        "sort_confirmed": _("確認が新しい順"),
        "sort_down_floor_area": _("建物が広い順"),
        "sort_down_built": _("建物が新しい順"),
        "sort_rent": _("家賃が安い順"),
        "sort_down_land_area": _("土地が広い順"),
        "sort_distance": _("近い順"),
        "help": _("書き方の例"),
        "help_and": _("どちらもある家"),
        "help_and_eg": _("海 古民家"),
        "help_or": _("どちらかがある家"),
        "help_or_eg": _("海 OR 川"),
        "help_not": _("うしろの言葉がある家を除く"),
        "help_not_eg": _("古民家 -雨漏り"),
        "help_phrase": _("この並びのまま書いてある家"),
        "help_phrase_eg": _('"海が見える"'),
        **_sentence_help(language),
        "save": _("この条件をこの端末に残す"),
        "savedTitle": _("この端末に残した条件"),
        "savedNote": _("条件はこの端末の中だけに残り、どこへも送りません。"),
        "fresh": _("前に見てから新しく{n}件"),
        "freshNone": _("新しい家はまだありません"),
        "forget": _("消す"),
        "why": _("言葉が書いてあるところを見る"),
        "whyNone": _("家のページには、この書き方では見つかりません。読みや別の書き方で見つかりました。"),
        "names": _("候補"),
        "namesFound": _("候補は{n}件。上下の矢印で選び、Enterで決めます。"),
        "didYouMean": _("もしかして"),
        "name_t": _("市町村"),
        "name_a": _("あるもの"),
        "name_p": _("地名"),
        "name_s": _("駅"),
        "name_k": _("種類"),
        "name_d": _("買う・借りる"),
        "name_l": _("暮らし方"),
        "total": counted("{n}件"),
        "more": counted("つづきの{n}件を見る"),
        "none": _("この条件に合う家は、いまはありません。"),
        "without": counted("「{label}」を外すと{n}件"),
        "confirmed": _("{day}に{town}が確認"),
        "dataDay": _("{day}の公開データ"),
        "noPhoto": _("写真はまだありません"),
        "noPrice": _("値段は未確認"),
        "noPriceShort": of("pin", "未確認"),
        "openMap": _("地図で見る"),
        "mapOffer": _("地図の画像は国土地理院から届きます。押すまでは、どこへも通信しません。"),
        "map": _("地図"),
        "zoomIn": _("地図を拡大"),
        "zoomOut": _("地図を縮小"),
        "many": _("{n}軒の家"),
        "searchHere": _("この範囲でさがす"),
        "fromCentre": _("地図のまんなかから"),
        "mapHelp": _(
            "地図を長く押すと（右クリックでも）、そこからの距離でさがせます。家の位置は、多くは大字までです。"
        ),
        "tilesFailed": _("地図の画像を読み込めませんでした。家の位置はそのまま使えます。"),
        "retry": _("もう一度ためす"),
        "failed": _("さがす準備ができませんでした。通信を確かめて、もう一度ためしてください。"),
    }


def _sentence_help(language: Language) -> dict[str, str]:
    """Return the example of a plain sentence, in the languages whose sentences are understood."""
    if language.code not in ("ja", "en"):
        return {}
    _ = language.gettext
    example = _("500万円以下で海が見える平屋")
    return {"help_sentence": _("文は条件として読みます"), "help_sentence_eg": example}


def units(lang: str) -> dict[str, str]:
    """Return how amounts are written, for the script's twin of `akiya.site.format`."""
    sign, man, one = fmt.YEN[lang]
    m, km = fmt.METRES.get(lang, (" m", " km"))
    square = " m²" if lang == "en" else "㎡"
    return {"sign": sign, "man": man, "one": one, "month": fmt.MONTH[lang], "metre": square, "m": m, "km": km}
