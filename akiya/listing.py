"""The common schema: a listing and its parts, each field declared once. THE schema of the platform.

Values are kept in base units (yen, square metres, metres, minutes, degrees), dates as ISO 8601 text of the precision
that is known (`1968`, `1968-04`, `1968-04-01`). None, an empty tuple or a missing attribute means: the town has not said.
The numbers in `national` are those of the 45 items of the national bank, with their true meanings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from akiya.schema import item

SCHEMA_VERSION = 1
State = Literal["yes", "no", "unknown", "n/a"]
STATES: tuple[State, ...] = ("yes", "no", "unknown", "n/a")


@dataclass(frozen=True, slots=True)
class Price:
    """A sale price or a monthly rent. `yen` None with `terms` "negotiable" is 応相談 without a figure."""

    yen: int | None = None
    terms: Literal["fixed", "negotiable"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """What the town said about one attribute of the vocabulary."""

    state: State
    note: str | None = item("補足", "「町営・月2,000円」のような一言。", example="南側の2室から")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """A price from a day on."""

    on: str | None = item("日付", "この値段になった日。", "day", required=True, example="2026-09-12")
    price: Price | None = item("値段", "その日からの値段。", "price", required=True, example="380万円")
    note: str | None = item("補足", "理由など。", example="家財を残したまま引き渡すため")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """A status from a day on."""

    on: str | None = item("日付", "この状態になった日。", "day", required=True, example="2026-04-20")
    status: str | None = item("状態", "その日からの状態。", "choice", choices="status", required=True, example="公開中")
    note: str | None = item("補足", "何があったか。", example="担当者が現地で確認")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the house is, and how exactly that may be told."""

    address: str | None = item(
        "所在地", "市町村より後の大字・町丁目。番地は所有者の同意があるときだけ。", example="五和町二江"
    )
    lat: float | None = item("緯度", "世界測地系の十進数。", "degrees", low=20, high=46, example="32.5463")
    lon: float | None = item("経度", "世界測地系の十進数。", "degrees", low=122, high=154, example="130.0875")
    precision: str | None = item(
        "位置の細かさ",
        "緯度経度が何を指すか。公開するときは、大字なら約1km、市町村なら約5kmの升目に丸めます。",
        "choice",
        choices="precision",
        example="大字",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """The station and the distances of daily life, in metres."""

    line: str | None = item("路線", "最寄り駅の路線。", national=(5,), example="くま川鉄道")
    station: str | None = item("駅", "最寄り駅。", national=(6,), example="一武")
    station_m: int | None = item(
        "駅までの距離",
        "徒歩の分数は80mを1分として切り上げて出します。",
        "metres",
        national=(7,),
        high=40000,
        column=True,
        example="1.2km",
    )
    elementary_school_m: int | None = item(
        "小学校まで", "距離。", "metres", national=(34,), high=60000, column=True, example="900m"
    )
    junior_high_school_m: int | None = item(
        "中学校まで", "距離。", "metres", national=(35,), high=60000, example="2.1km"
    )
    convenience_store_m: int | None = item(
        "コンビニまで", "距離。", "metres", national=(36,), high=60000, column=True, example="600m"
    )
    supermarket_m: int | None = item(
        "スーパーまで", "距離。", "metres", national=(37,), high=60000, column=True, example="1.5km"
    )
    drugstore_m: int | None = item(
        "ドラッグストアまで", "距離。", "metres", national=(38,), high=60000, example="1.2km"
    )
    hospital_m: int | None = item(
        "総合病院まで", "距離。", "metres", national=(39,), high=90000, column=True, example="14.8km"
    )
    park_m: int | None = item("公園まで", "距離。", "metres", national=(40,), high=60000, example="300m")
    bank_m: int | None = item("銀行まで", "距離。", "metres", national=(41,), high=60000, example="1.2km")
    basis: str | None = item("距離の測り方", "道のりか直線か。", "choice", choices="distance_basis", example="道のり")


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """The house itself."""

    built: str | None = item(
        "建築年月", "西暦でも和暦でも。わかるところまで。", "date", national=(9,), column=True, example="昭和43年4月"
    )
    structure: str | None = item(
        "建物構造", "木造など。", "choice", choices="structure", national=(10,), facet=True, example="木造"
    )
    floors: int | None = item("階数", "地上の階数。", "count", low=1, high=60, example="1")
    floor_area: float | None = item(
        "建物の広さ",
        "延べ床面積または専有面積。坪でも書けます。",
        "area",
        national=(11,),
        low=10,
        high=3000,
        column=True,
        example="82㎡",
    )
    units: int | None = item("総戸数", "集合住宅の戸数。", "count", national=(12,), low=1, high=1000, example="1")
    layout: str | None = item("間取り", "4DK、3LDK＋店舗など。", national=(13,), example="4DK")
    shop_space: str | None = item("店舗", "店として使える部分があるか。", "state", national=(45,), example="なし")
    seismic: str | None = item(
        "耐震基準",
        "新耐震は1981年6月1日以降に建築確認を受けた建物。書かなければ建築年月から明らかなときだけ示します。",
        "choice",
        choices="seismic",
        facet=True,
        example="旧耐震基準",
    )
    inspection: str | None = item(
        "建物状況調査", "宅建業法の建物状況調査（インスペクション）。", "choice", choices="inspection", example="未実施"
    )
    inspected_on: str | None = item("調査した日", "建物状況調査の日。", "day", example="2026-05-10")
    repair: str | None = item(
        "直す程度", "住むまでにどれくらい直すか。", "choice", choices="repair", facet=True, example="一部補修"
    )
    repair_note: str | None = item(
        "直すところ", "わかっている傷みと直す場所。", "prose", example="屋根の南側に雨漏りの跡"
    )
    vacant_since: str | None = item("空き家になった時期", "わかるところまで。", "date", example="令和3年")


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """The plot and the rights to it."""

    area: float | None = item(
        "土地の広さ",
        "敷地面積。坪でも書けます。",
        "area",
        national=(14,),
        low=10,
        high=300000,
        column=True,
        example="264㎡",
    )
    measured: str | None = item(
        "土地面積の測り方", "公簿か実測か。", "choice", choices="measured", national=(15,), example="公簿"
    )
    category: str | None = item(
        "地目", "登記の地目。", "choice", choices="land_category", national=(16,), example="宅地"
    )
    city_planning: str | None = item(
        "都市計画", "区域の区分。", "choice", choices="city_planning", national=(17,), example="都市計画区域外"
    )
    use_district: str | None = item(
        "用途地域", "指定のある場合。", "choice", choices="use_district", national=(18,), example="第一種住居地域"
    )
    right: str | None = item(
        "土地の権利", "所有権か借地か。", "choice", choices="land_right", national=(19,), example="所有権"
    )
    private_road: str | None = item("私道負担", "あるかないか。", "state", national=(20,), example="なし")
    setback: str | None = item("セットバック", "道路後退が要るか。", "state", national=(21,), example="なし")
    roads: str | None = item("接道", "道路に接する面。", "choice", choices="roads", national=(22,), example="一方")
    floor_area_ratio: int | None = item(
        "容積率", "パーセント。", "percent", national=(42,), low=40, high=1300, example="200%"
    )
    coverage_ratio: int | None = item(
        "建ぺい率", "パーセント。", "percent", national=(43,), low=20, high=100, example="60%"
    )
    rebuild: str | None = item(
        "建て替え", "接道などから建て替えられるか。", "choice", choices="rebuild", facet=True, example="可"
    )
    farmland: str | None = item("農地", "農地がつくか。", "state", national=(44,), example="あり")
    farmland_area: float | None = item(
        "農地の広さ", "畑と田の合計。反や畝でも書けます。", "area", high=300000, column=True, example="3反"
    )
    farmland_procedure: str | None = item(
        "農地の手続き",
        "農地法の許可など。農業委員会に確かめて書きます。",
        "choice",
        choices="farmland_procedure",
        example="3条",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Utilities:
    """Water, fire and the rooms that need them."""

    water: str | None = item("水道", "飲み水。", "choice", choices="water", national=(24,), facet=True, example="公営")
    gas: str | None = item("ガス", "ガスの種類。", "choice", choices="gas", national=(25,), example="プロパン")
    drainage: str | None = item(
        "排水", "下水・浄化槽・汲み取り。", "choice", choices="drainage", national=(26,), facet=True, example="浄化槽"
    )
    washer: str | None = item(
        "洗濯機置き場", "室内か屋外か。", "choice", choices="washer", national=(27,), example="室内"
    )
    bath: str | None = item(
        "風呂", "専用か共同か。", "choice", choices="private_shared", national=(28,), example="専用"
    )
    toilet: str | None = item(
        "トイレ", "専用か共同か。", "choice", choices="private_shared", national=(29,), example="専用"
    )
    toilet_type: str | None = item(
        "トイレの種類",
        "水洗・簡易水洗・汲み取り、洋式・和式。",
        "choice",
        choices="toilet_type",
        national=(30,),
        facet=True,
        example="洋式・水洗",
    )
    kitchen: str | None = item(
        "台所の火", "ガス・IH・電気。", "choice", choices="kitchen", national=(31,), example="ガス"
    )
    garden: str | None = item("専用庭", "あるかないか。", "state", national=(32,), example="あり")
    parking: str | None = item(
        "駐車場", "空きがあるか。", "choice", choices="parking", national=(33,), facet=True, example="空き有"
    )
    parking_spaces: int | None = item("駐車台数", "敷地に置ける台数。", "count", high=50, column=True, example="2台")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one has to keep to, and what helps."""

    residence: tuple[str, ...] = item("入居の条件", "居住の条件。一つずつ。", "lines", example="5年以上住むこと")
    association_fee: int | None = item("自治会費", "月あたりの円。", "yen", high=20000, example="700円")
    association_note: str | None = item("自治会のこと", "行事や当番。", "prose", example="年2回の草刈りがあります")
    snow: str | None = item("雪", "冬の積雪のようす。", example="年に数日、10cmほど")
    subsidies: tuple[str, ...] = item("使える補助", "市町村の補助の番号（id）。", "lines", example="reform")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """A statement about one danger, with its date and source."""

    kind: str | None = item(
        "災害", "洪水・津波・土砂災害など。", "choice", choices="hazard_kind", required=True, example="土砂災害"
    )
    zone: str | None = item("区域", "区域の中か外か。", "choice", choices="hazard_zone", example="一部")
    note: str | None = item("まちの記載", "深さや区域の名前。", example="裏山側が土砂災害警戒区域")
    source: str | None = item("出どころ", "だれの地図か。", required=True, example="熊本県 土砂災害情報マップ")
    dated: str | None = item("地図の日付", "わかるところまで。", "date", required=True, example="2024-06")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture of the house."""

    file: str | None = item("ファイル", "物件フォルダーの中の場所。", "file", required=True, example="photos/01.jpg")
    room: str | None = item("場所", "どこを写したか。", "choice", choices="room", example="外観")
    caption: str | None = item("説明", "写真に添える一言。", example="縁側から海側をのぞむ")
    taken_on: str | None = item("撮影日", "わかるところまで。", "date", example="2026-11-02")


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A way from one scene to another (a hotspot)."""

    to: str | None = item("行き先", "つながる360°写真のid。", "code", required=True, example="daidokoro")
    yaw: float | None = item(
        "向き", "写真の中央から右回りの角度。", "degrees", required=True, low=-360, high=360, example="90"
    )
    pitch: float | None = item("高さ", "水平から上への角度。", "degrees", low=-90, high=90, example="-5")
    label: str | None = item("呼び名", "「台所へ」など。", example="台所へ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A 360° picture of one room."""

    id: str | None = item("番号", "英小文字の短い名前。", "code", required=True, example="zashiki")
    file: str | None = item(
        "ファイル", "正距円筒の360°写真（横2：縦1）。", "file", required=True, example="panoramas/01-zashiki.jpg"
    )
    title: str | None = item("部屋", "部屋の呼び名。", required=True, example="座敷")
    room: str | None = item("場所", "部屋の種類。", "choice", choices="room", example="和室")
    jo: float | None = item("広さ（畳）", "畳の数。", "number", low=1, high=60, example="8")
    alt: str | None = item(
        "言葉での説明", "見えない人にも伝わるように、何がどこにあるか。", "prose", example="南側の障子の向こうが縁側"
    )
    heading: float | None = item(
        "方位", "写真の中央が向く方位。北が0、東が90。", "degrees", low=0, high=360, example="180"
    )
    doors: tuple[Door, ...] = item("出入口", "ほかの部屋への入口。", "parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """360° scenes that are linked by their doors; the first one is where the reader starts."""

    scenes: tuple[Scene, ...] = item("360°写真", "部屋ごとの360°写真。", "parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broker:
    """The licensed estate agent, where there is one."""

    name: str | None = item("業者名", "宅地建物取引業者。", required=True, example="二江不動産")
    licence: str | None = item(
        "免許番号", "国土交通大臣または知事の免許。", required=True, example="熊本県知事（3）第1234号"
    )
    role: str | None = item(
        "取引態様", "売主・代理・媒介。", "choice", choices="broker_role", required=True, example="媒介"
    )
    tel: str | None = item("電話", "業者の電話。", example="0000-00-0000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What the owner has agreed to publish, and when."""

    on: str | None = item("同意の日", "所有者が同意した日。", "day", required=True, example="2026-04-01")
    items: tuple[str, ...] = item(
        "同意したこと", "公開してよいもの。", "choices", choices="consent_items", example="写真"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Who said something, when, and in which words."""

    field: str | None = item("項目", "どの項目の話か。", required=True, example="building.built")
    said_by: str | None = item(
        "だれが", "所有者・担当者・業者・調査。", "choice", choices="said_by", required=True, example="所有者"
    )
    on: str | None = item("いつ", "聞いた日。", "date", example="2026-04-01")
    words: str | None = item("元の言葉", "言われたまま。", "prose", example="昭和の40年代に建てたと聞いています")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A fact that a rule found in the town's free text. Shown as "from the text"; it never overrules a field."""

    field: str | None = item(
        "項目", "どの項目のことか。属性は attributes.<名前>。", required=True, example="attributes.leak"
    )
    value: str | None = item("読み取った値", "項目に書くとしたらの値。", required=True, example="yes")
    words: str | None = item(
        "元の言葉", "紹介文の言葉をそのまま。", "prose", required=True, example="雨漏りの跡があります"
    )
    rule: str | None = item("決まり", "読み取った決まりの名前。", "code", required=True, example="leak-in-text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A value that the source gives but that cannot be trusted: kept as unknown, with the original words."""

    field: str | None = item("項目", "どの項目のことか。", required=True, example="nearby.station_m")
    words: str | None = item("元の言葉", "もとのデータの値をそのまま。", "prose", required=True, example="5")
    reason: str | None = item("わけ", "未確認にしたわけ。", required=True, example="メートルではなく分と思われる")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The open data that a listing was made from, with the credit that its licence asks for."""

    dataset: str | None = item(
        "データ", "もとのデータの名前。", required=True, example="空き家・空き地バンク登録物件データ"
    )
    credit: str | None = item("出典の表示", "利用規約が求める表示。", required=True, example="国土交通省 Project LINKS")
    licence: str | None = item(
        "利用規約", "もとのデータの利用規約。", required=True, example="公共データ利用規約（第1.0版）"
    )
    url: str | None = item("データのページ", "もとのデータのある場所。", "url", example="https://www.mlit.go.jp/links/")
    as_of: str | None = item("データの日付", "いつのデータか。", "date", required=True, example="2025-03-31")
    row: int | None = item("行", "もとのデータの何行目か。", "count", example="120")


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A translation of the town's own words that the town supplies."""

    title: str | None = item("題", "訳した題。", example="A house by the sea")
    text: str | None = item("紹介文", "訳した紹介文。", "prose", example="…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One house or plot as a town hands it in."""

    id: str = ""
    """The folder's name: `<municipality>-<number>`; never changes."""
    municipality: str = ""
    """The folder above: the municipality's name in Roman letters, as in content/municipalities/."""
    text: str = ""
    """The town's own description, Markdown, below the front matter."""
    sample: bool = field(default=False)
    """A fictional house; marked 見本 everywhere and kept from search engines."""

    schema_version: int | None = item("書式の版", "この書き方の版。いまは1。", "count", required=True, example="1")
    title: str | None = item("題", "どんな家かを一言で。", required=True, example="海へ歩いて3分、柿の木のある平屋")
    bank_number: str | None = item("物件番号", "市町村のバンクでの番号。", national=(1,), example="A-0417")
    kind: str | None = item(
        "種類",
        "一戸建て・古民家・土地など。",
        "choice",
        choices="kind",
        national=(2,),
        required=True,
        facet=True,
        example="古民家",
    )
    deal: str | None = item(
        "売買・賃貸",
        "売るのか貸すのか。",
        "choice",
        choices="deal",
        national=(2,),
        required=True,
        facet=True,
        example="売買",
    )
    price: Price | None = item(
        "値段",
        "売買は総額、賃貸は月額。0円、応相談とも書けます。",
        "price",
        national=(8,),
        column=True,
        example="380万円（応相談）",
    )
    rent: Price | None = item("賃料", "売買・賃貸どちらもの家の、月あたりの賃料。", "price", example="月4万円")
    status: str | None = item(
        "状態",
        "公開中・交渉中・成約・取下げ。",
        "choice",
        choices="status",
        required=True,
        facet=True,
        example="公開中",
    )
    registered_on: str | None = item("登録日", "バンクに載せた日。", "day", column=True, example="2026-04-20")
    confirmed_on: str | None = item(
        "最終確認日", "今も同じだと市町村が確かめた日。", "day", required=True, column=True, example="2026-11-02"
    )
    expires_on: str | None = item("掲載期限", "この日を過ぎると載せません。", "day", example="2027-03-31")
    status_history: tuple[StatusChange, ...] = item("状態の移り変わり", "古い順に。", "parts")
    price_history: tuple[PriceChange, ...] = item("値段の移り変わり", "古い順に。", "parts")
    source_url: str | None = item(
        "元のページ", "市町村のバンクのページ。", "url", example="https://www.city.example.jp/akiya/417"
    )
    place: Place | None = item("場所", "所在地と位置。", "part", national=(3, 4))
    nearby: Nearby | None = item("毎日の距離", "駅・学校・店・病院までの距離。", "part")
    building: Building | None = item("建物", "建物のこと。", "part")
    land: Land | None = item("土地", "土地のこと。", "part")
    utilities: Utilities | None = item("設備", "水・火・トイレなど。", "part")
    rules: Rules | None = item("決まりごと", "住む条件、自治会、補助。", "part")
    hazards: tuple[Hazard, ...] = item("災害", "日付と出どころのある記載だけ。", "parts")
    attributes: Mapping[str, Attribute] = item(
        "属性", "絵記号で見せる「ある・ない・未確認・対象外」。", "attributes", example="ある"
    )
    photos: tuple[Photo, ...] = item("写真", "1枚目が一覧に出ます。", "parts")
    tour: Tour | None = item("360°ツアー", "部屋から部屋へ歩ける360°写真。", "part")
    broker: Broker | None = item("不動産業者", "仲介する業者がいれば。", "part")
    consent: Consent | None = item("所有者の同意", "公開への同意。", "part")
    provenance: tuple[Provenance, ...] = item("聞き取りの記録", "だれが、いつ、何と言ったか。", "parts")
    proposals: tuple[Proposal, ...] = item("本文から", "紹介文から読み取った、確かめていないこと。", "parts")
    doubts: tuple[Doubt, ...] = item("確かでない値", "もとのデータにあったが、未確認として扱う値。", "parts")
    origin: Origin | None = item("もとのデータ", "公開データからつくった物件の出典。", "part")
    original_text: str | None = item(
        "元の紹介", "一言の紹介（国の項目「物件アピール」）。", "prose", national=(23,), example="小学校まで歩いて7分"
    )
    translations: Mapping[str, Translation] = item("翻訳", "市町村が用意した訳。", "translations")
