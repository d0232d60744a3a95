"""The problems that a listing can have: one catalogue of fixed sentences, in Japanese and English. Pure.

A `Problem` is the id of a kind of problem plus facts. The sentences, the page of all problems and the checks'
output are all made from this catalogue; nothing else words a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem: its title, what is wrong (with facts in braces) and how to mend it."""

    id: str
    severity: Severity
    title: Words
    message: Words
    fix: Words
    keeps_out: bool = True
    """Whether an error keeps the listing out of the build; one that the build itself mends only stops a pull request."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in one place. `line` and `column` count from 1; 0 means the file as a whole."""

    kind: str
    path: str
    line: int = 0
    column: int = 0
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """An error has to be mended, a warning looked at."""
        return KINDS[self.kind].severity

    @property
    def keeps_out(self) -> bool:
        """Whether the listing cannot be built with it."""
        return self.severity == "error" and KINDS[self.kind].keeps_out

    def message(self, lang: str) -> str:
        """Return what is wrong, in `ja` or `en`."""
        return KINDS[self.kind].message[lang].format_map(_Facts(self.facts, lang)).strip()

    def fix(self, lang: str) -> str:
        """Return how to mend it, in `ja` or `en`."""
        return KINDS[self.kind].fix[lang].format_map(_Facts(self.facts, lang)).strip()

    def as_json(self, lang: str) -> dict[str, object]:
        """Return the problem as plain data."""
        return {
            "id": self.kind,
            "severity": self.severity,
            "file": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message(lang),
            "fix": self.fix(lang),
            "facts": dict(self.facts),
        }


_OPTIONAL: Mapping[str, str] = dict.fromkeys(("hint", "hint_en", "leave", "leave_en"), "")
"""Sentences that a problem may add to those of the catalogue."""


class _Facts(dict[str, str]):
    """Facts whose `expected` is worded by the table below."""

    def __init__(self, facts: Mapping[str, str], lang: str) -> None:
        super().__init__({**_OPTIONAL, **facts})
        if facts.get("expected") in EXPECTED:
            self["expected"] = EXPECTED[facts["expected"]][lang]


EXPECTED: Mapping[str, Words] = {
    "yen": {"ja": "金額（例：380万円、3800000、0円）", "en": "an amount of money (such as 380万円, 3800000 or 0円)"},
    "price": {"ja": "値段（例：380万円、応相談、380万円（応相談））", "en": "a price (such as 380万円 or 応相談)"},
    "area": {"ja": "広さ（例：82㎡、24.8坪、3反）", "en": "an area (such as 82㎡ or 24.8坪)"},
    "metres": {
        "ja": "距離（例：900m、1.2km、徒歩7分。車での分数は紹介文へ）",
        "en": "a distance (such as 900m, 1.2km or 徒歩7分; minutes by car go into the text)",
    },
    "date": {
        "ja": "日付（例：1968年4月、昭和43年、2026-11-02）",
        "en": "a date (such as 1968-04, 昭和43年 or 2026-11-02)",
    },
    "serial": {
        "ja": "日付（この数は Excel の中の日付の番号のようです。例：2026-11-02、令和8年11月2日）",
        "en": "a date (this seems to be the number by which Excel keeps one), such as 2026-11-02",
    },
    "walk": {
        "ja": "徒歩の分数と合う距離（80mを1分とし、切り上げます。どちらか一方だけでもかまいません）",
        "en": "a distance that agrees with the minutes on foot (80 m a minute, rounded up), or one of the two alone",
    },
    "day": {"ja": "年月日までの日付（例：2026-11-02、令和8年11月2日）", "en": "a full date (such as 2026-11-02)"},
    "count": {"ja": "数（例：2、2台、平屋）", "en": "a whole number (such as 2 or 2台)"},
    "number": {"ja": "数（例：8、90.5）", "en": "a number (such as 8 or 90.5)"},
    "degrees": {"ja": "度の数（例：32.5463）", "en": "a number of degrees (such as 32.5463)"},
    "percent": {"ja": "パーセント（例：60%）", "en": "a percentage (such as 60%)"},
    "state": {"ja": "ある・ない・未確認・対象外（yes / no / unknown / n/a）のどれか", "en": "yes, no, unknown or n/a"},
    "code": {"ja": "英小文字と数字の名前（例：zashiki）", "en": "a name of small letters and digits (such as zashiki)"},
    "url": {"ja": "https:// ではじまるリンク", "en": "a link that starts with https://"},
    "file": {
        "ja": "物件フォルダーの中の場所（例：photos/01.jpg。空白や「..」のないもの）",
        "en": "a place inside the listing's folder (such as photos/01.jpg), without spaces or ..",
    },
    "text": {"ja": "ひとつの値", "en": "a single value"},
    "mapping": {"ja": "「項目: 値」の組", "en": "a group of key: value"},
    "list": {"ja": "「- 」ではじまる並び", "en": "a list of entries that start with -"},
}
YAML_WORDS: Mapping[str, Words] = {
    "two colons": {
        "ja": "ひとつの行に「: 」が二つあります。値に「: 」があるときは、値を引用符で囲みます（例：'海の家: 眺めよし'）",
        "en": "a line has two colons; put a value that holds one into quotes",
    },
    "mapping values are not allowed in this context": {
        "ja": "行のはじめの空白の数が、上の行とそろっていません",
        "en": "the indent of this line does not fit the line above",
    },
    "block sequence entries are not allowed in this context": {
        "ja": "「項目: 」と同じ行に「- 」があります",
        "en": "a list starts on the line of its key",
    },
    "found character that cannot start any token": {
        "ja": "値が「%」「@」「`」ではじまっています。値を引用符で囲みます（例：'海の家: 眺めよし'）",
        "en": "a value starts with %, @ or `; put it into quotes",
    },
    "found a tab character that violates indentation": {
        "ja": "字下げにタブ文字があります。空白（スペース）にしてください",
        "en": "the indent is a tab; use spaces",
    },
    "did not find expected ',' or ']'": {"ja": "「[」を閉じる「]」がありません", "en": "a [ is not closed by ]"},
    "did not find expected ',' or '}'": {"ja": "「{」を閉じる「}」がありません", "en": "a { is not closed by }"},
    "found unexpected end of stream": {
        "ja": "ここで始まる引用符が閉じていません。全角の「”」や「’」では閉じません",
        "en": "the quote that opens here is not closed; typographic quotes do not close it",
    },
    "could not find expected ':'": {"ja": "この行の前に「: 」のない行があります", "en": "a line before this one has no colon"},
    "did not find expected key": {
        "ja": "字下げがずれているか、引用符の後に文字が続いています",
        "en": "the indent does not fit, or text follows a closing quote",
    },
    "did not find expected '-' indicator": {"ja": "並びの中に「- 」のない行があります", "en": "a line of a list has no -"},
    "did not find expected node content": {"ja": "値のあるはずの所に記号があります", "en": "a sign stands where a value should be"},
    "found unknown escape character": {
        "ja": "二重引用符の中に「\\」があります",
        "en": "there is a backslash inside double quotes",
    },
    "control characters are not allowed": {"ja": "目に見えない制御文字があります", "en": "there is an invisible control character"},
    "but found another document": {"ja": "項目の途中に「---」か「...」の行があります", "en": "a line of --- or ... stands among the fields"},
    "": {"ja": "書き方の決まりに合わない記号があります", "en": "a sign does not fit here"},
    "key is not text": {"ja": "項目の名前がありません", "en": "a name of a field is missing"},
}  # fmt: skip
"""What PyYAML finds wrong, in the words of somebody who fills in a form; the empty key stands for all else."""


def _kind(id_: str, severity: Severity, title: Words, message: Words, fix: Words) -> ProblemKind:
    """Return one kind of problem."""
    return ProblemKind(id_, severity, title, message, fix)


def _stop(id_: str, title: Words, message: Words, fix: Words) -> ProblemKind:
    """Return a kind of problem that stops a pull request, but not the build, which mends it."""
    return ProblemKind(id_, "error", title, message, fix, keeps_out=False)


def _w(ja: str, en: str) -> Words:
    """Return a sentence in both languages."""
    return {"ja": ja, "en": en}


_ALL: Iterable[ProblemKind] = (
    _kind("not-utf8", "error", _w("文字コードが違う", "Not UTF-8"),
          _w("このファイルは UTF-8 の文字ではありません。{hint}", "This file is not UTF-8 text. {hint_en}"),
          _w("メモ帳なら「名前を付けて保存」で、文字コードに「UTF-8」を選んで保存しなおしてください。", "Save the file again and choose UTF-8 as its encoding.")),
    _kind("colon-without-space", "error", _w("「:」のあとの空白", "No space after the colon"),
          _w("「{found}」のあとの「:」に空白が続いていません。", "No space follows the colon after “{found}”."),
          _w("「{found}: …」のように、「:」のあとに半角の空白を入れてください。", "Write a space after the colon: {found}: …")),
    _kind("full-width-space", "error", _w("全角の空白", "Full-width space"),
          _w("行のはじめに全角の空白があります。字下げとして読まれません。", "The line starts with a full-width space, which is no indent."),
          _w("半角の空白に直してください。", "Use plain spaces.")),
    _kind("cut-at-hash", "warning", _w("「#」で切れる値", "A value cut at #"),
          _w("「{found}」から後ろは読まれません。空白のあとの「#」は、そこから先が控え書きになる印です。",
             "What starts with “{found}” is not read: # after a space makes the rest a remark."),
          _w("値に入れるなら、値を引用符で囲んでください（例：title: '海の家 #1'）。全角の「＃」でもかまいません。",
             "Put the value into quotes: title: 'House #1'")),
    _kind("too-large", "error", _w("ファイルが大きすぎる", "File too large"),
          _w("このファイルは {found} あります。{limit} までです。", "This file has {found}; the limit is {limit}."),
          _w("紹介文を短くするか、写真なら小さく書き出してください。", "Shorten the text, or export a smaller picture.")),
    _kind("symlink", "error", _w("リンクのファイル", "Symbolic link"),
          _w("これは別の場所へのリンクです。リンクは受け付けません。", "This is a link to another place; links are not accepted."),
          _w("リンクをやめて、ファイルそのものを置いてください。", "Put the file itself here instead of the link.")),
    _kind("no-front-matter", "error", _w("先頭の「---」がない", "Front matter is missing"),
          _w("先頭が「---」の行ではじまっていません。{hint}", "The file does not start with a line of ---. {hint_en}"),
          _w("1行目と、項目の終わりに「---」だけの行を置いてください。", "Put a line of --- first and another after the fields.")),
    _kind("front-matter-not-closed", "error", _w("項目の終わりの「---」がない", "Front matter is not closed"),
          _w("項目の終わりに「---」だけの行がありません。{hint}", "There is no line of --- after the fields. {hint_en}"),
          _w("項目と紹介文のあいだに「---」だけの行を置いてください。", "Put a line of --- between the fields and the text.")),
    _kind("full-width-colon", "error", _w("全角の「：」", "Full-width colon"),
          _w("「{found}」のあとの「：」が全角です。", "The colon after “{found}” is a full-width one."),
          _w("半角の「:」と空白に直してください（例：{found}: …）。", "Write a plain colon and a space: {found}: …")),
    _kind("no-consent", "warning", _w("所有者の同意が書かれていない", "The owner's consent is not recorded"),
          _w("写真を載せますが、所有者の同意（consent）が書かれていません。", "Photos are published, but the owner's consent is not recorded."),
          _w("同意を得た日（on）と、同意したこと（items：写真、紹介文など）を consent に書いてください。",
             "Record the day (on) and what was agreed to (items: photos, text, …) under consent.")),
    _kind("bad-yaml", "error", _w("書き方が崩れている", "The fields cannot be read"),
          _w("ここから先が読み取れません（{why}）。", "It cannot be read from here on ({why_en})."),
          _w("「項目: 値」の形か、かっこや引用符の閉じ忘れ、タブ文字がないかを見てください。",
             "Look for a missing bracket or quote, a tab, or a line that is not key: value.")),
    _kind("not-a-mapping", "error", _w("項目がない", "No fields"),
          _w("「項目: 値」の並びがありません。", "There are no lines of key: value."),
          _w("「title: 海の見える平屋」のように書いてください。", "Write lines such as title: A house by the sea.")),
    _kind("yaml-alias", "error", _w("使えない書き方（参照）", "Alias not allowed"),
          _w("「*」や「&」による参照は使えません。", "References with * or & are not allowed."),
          _w("同じ内容をそのまま書いてください。", "Write the content out again.")),
    _kind("yaml-tag", "error", _w("使えない書き方（!）", "Tag not allowed"),
          _w("「{found}」のような ! ではじまる印は使えません。", "A tag such as {found} is not allowed."),
          _w("! ではじまる印を消してください。", "Remove the word that starts with an exclamation mark.")),
    _kind("yaml-too-deep", "error", _w("入れ子が深すぎる", "Nested too deeply"),
          _w("項目の入れ子が深すぎます。", "The fields are nested too deeply."),
          _w("記入例と同じ形に直してください。", "Follow the shape of the example.")),
    _kind("duplicate-key", "error", _w("同じ項目が二つある", "A field stands twice"),
          _w("「{found}」は、{other}行目の「{first}」と同じ項目です。", "{found} is the same field as {first} on line {other}."),
          _w("どちらかひとつを残してください。", "Keep one of them.")),
    _kind("unknown-key", "error", _w("知らない項目", "Unknown field"),
          _w("「{found}」という項目はありません。{hint}", "There is no field called {found}. {hint_en}"),
          _w("項目の名前を確かめてください。あてはまる項目がなければ、紹介文に書いてください。",
             "Check the name of the field; what has no field goes into the text.")),
    _kind("wrong-shape", "error", _w("書く形が違う", "Wrong shape"),
          _w("「{field}」には{expected}が要りますが、書かれているのは{found}です。", "{field} needs {expected}, but it has {found_en}."),
          _w("記入例：{example}", "Example: {example}")),
    _kind("unreadable", "error", _w("読み取れない値", "Value cannot be read"),
          _w("「{field}」の「{found}」は読み取れません。{expected}を書いてください。", "“{found}” in {field} cannot be read; it should be {expected}."),
          _w("記入例：{example}。{leave}", "Example: {example}. {leave_en}")),
    _kind("not-a-choice", "error", _w("選べない値", "Not one of the values"),
          _w("「{field}」の「{found}」は選べる値にありません。{hint}", "“{found}” is not a value of {field}. {hint_en}"),
          _w("選べる値：{choices}", "Values: {choices}")),
    _kind("unknown-attribute", "error", _w("知らない属性", "Unknown attribute"),
          _w("「{found}」という属性はありません。{hint}", "There is no attribute called {found}. {hint_en}"),
          _w("絵記号の一覧にある名前で書いてください。", "Use a name from the legend of pictograms.")),
    _kind("required", "error", _w("欠かせない項目がない", "A required field is missing"),
          _w("「{field}」（{key}）が書かれていません。", "{field} ({key}) is missing."),
          _w("「{key}: {example}」のように書いてください。", "Write, for example, {key}: {example}")),
    _kind("schema-version", "error", _w("書き方の版が違う", "Other schema version"),
          _w("この物件は版 {found} の書き方です。読めるのは版 {expected} です。", "This listing is written in version {found}; version {expected} is read."),
          _w("schema_version: {expected} の書き方に直してください。", "Rewrite it for schema_version: {expected}.")),
    _kind("bad-id", "error", _w("物件フォルダーの名前", "Name of the folder"),
          _w("フォルダー名「{found}」は使えません。「{expected}」の形にしてください。", "The folder name {found} does not fit; it should look like {expected}."),
          _w("市町村の名前と4けた以上の番号を半角のハイフンでつなぎます。{hint}", "Join the municipality and a number of four digits or more with a hyphen. {hint_en}")),
    _kind("no-listing-file", "error", _w("listing.md がない", "No listing.md"),
          _w("この物件フォルダーには listing.md がありません。{hint}", "This folder has no listing.md. {hint_en}"),
          _w("listing.md を置くか、フォルダーを消してください。大文字と小文字も区別します。", "Add listing.md or remove the folder; capital letters matter.")),
    _kind("not-readable", "error", _w("開けないファイル", "File cannot be opened"),
          _w("このファイルは開けません（{found}）。", "The file cannot be opened ({found})."),
          _w("ファイルの置き場所と権限を確かめてください。", "Check the file and its permissions.")),
    _kind("unknown-municipality", "error", _w("知らない市町村", "Unknown municipality"),
          _w("市町村「{found}」は登録されていません。{hint}", "The municipality {found} is not registered. {hint_en}"),
          _w("content/municipalities/ にある名前のフォルダーに置いてください。", "Use a folder named as in content/municipalities/.")),
    _kind("duplicate-id", "error", _w("同じ番号の物件", "The id stands twice"),
          _w("番号「{found}」の物件がほかにもあります（{other}）。", "Another listing has the id {found} ({other})."),
          _w("番号を変えてください。", "Change the id.")),
    _kind("missing-file", "error", _w("ファイルがない", "File is missing"),
          _w("「{found}」というファイルがありません。{hint}", "There is no file {found}. {hint_en}"),
          _w("ファイルを置くか、この行を消してください。大文字と小文字も区別します。", "Add the file or remove the line; capital letters matter.")),
    _kind("not-a-picture", "error", _w("画像として開けない", "Not a readable picture"),
          _w("「{found}」は画像として開けません（{why}）。", "{found} cannot be opened as a picture ({why_en})."),
          _w("写真をJPEGで書き出しなおしてください。", "Export the photo as JPEG again.")),
    _kind("picture-too-large", "error", _w("画像が大きすぎる", "Picture too large"),
          _w("「{found}」は {size} あります。{limit} までです。", "{found} has {size}; the limit is {limit}."),
          _w("長い辺を2,560ピクセルほど（360°写真は8,192ピクセル）に縮めてください。", "Shrink it to 2,560 pixels (360° pictures: 8,192).")),
    _stop("picture-metadata", _w("画像に余分な情報がついている", "A picture carries more than a picture"),
          _w("「{found}」には、画像のほかの情報（{carried}）がついています。撮影した位置や機種名が、だれにでも読めてしまいます。",
             "{found} carries more than its picture ({carried}): whoever gets the file may read where and with what it was taken."),
          _w("もとの写真を akiya media add で入れなおしてください。Git に一度入れた写真は消しても残るので、県の担当者にも知らせてください。",
             "Take the picture in anew with akiya media add. What was in Git once stays there, so tell the operator too.")),
    _stop("picture-heavy", _w("画像が重い", "Heavy picture"),
          _w("「{found}」は {size} です（{limit} まで）。", "{found} has {size}; the limit is {limit}."),
          _w("もとの写真を akiya media add で入れなおすと、画面に足りる大きさになります。",
             "Taken in with akiya media add, it becomes as large as screens need.")),
    _kind("panorama-shape", "error", _w("360°写真の形", "Shape of the 360° picture"),
          _w("「{found}」は {size} です。360°写真は横が縦の2倍になります。", "{found} is {size}; a 360° picture is twice as wide as high."),
          _w("360°カメラの「正距円筒（Equirectangular）」で書き出してください。", "Export it as equirectangular.")),
    _kind("broken-door", "error", _w("行き先のない出入口", "A door that leads nowhere"),
          _w("出入口の行き先「{found}」という360°写真がありません。", "There is no scene called {found} for this door."),
          _w("行き先のidを直してください。いまある部屋：{choices}", "Use one of these scenes: {choices}")),
    _kind("duplicate-scene", "error", _w("同じidの360°写真", "Two scenes with one id"),
          _w("360°写真のid「{found}」が二度出てきます。", "Two scenes have the id {found}."),
          _w("ひとつずつ違うidにしてください。", "Give each scene an id of its own.")),
    _kind("impossible", "error", _w("ありえない値", "Impossible value"),
          _w("「{field}」の {found} はありえません。{low}〜{high} です。", "{found} in {field} is impossible; it lies between {low} and {high}."),
          _w("数字の打ちまちがいがないか、小数点の位置は合っているかを確かめてください。", "Check the digits and the decimal point.")),
    _kind("out-of-range", "warning", _w("値が大きすぎる・小さすぎる", "Value out of range"),
          _w("「{field}」の {found} は、ふつう {low}〜{high} です。", "{found} in {field} is usually between {low} and {high}."),
          _w("単位を確かめてください。正しければそのままでかまいません。", "Check the unit; leave it if it is right.")),
    _kind("future-date", "error", _w("未来の日付", "Date in the future"),
          _w("「{field}」の {found} は、まだ来ていない日です（{today} の時点で点検しています）。", "{found} in {field} lies in the future (checked as of {today})."),
          _w("年と月を確かめてください。", "Check the year and the month.")),
    _kind("expired", "warning", _w("掲載期限が過ぎている", "Expired"),
          _w("掲載期限 {found} が過ぎています。サイトには載りません。", "It expired on {found} and is not shown."),
          _w("まだ載せるなら、所有者に確かめて expires_on と confirmed_on を直してください。", "If it is still valid, renew expires_on and confirmed_on.")),
    _kind("seismic-date", "warning", _w("耐震基準と建築年が合わない", "Seismic standard and year differ"),
          _w("建築年月は {built} なのに「{found}」とあります。新耐震は1981年6月1日からです。",
             "Built in {built}, but marked “{found_en}”; the current standard started on 1981-06-01."),
          _w("建築確認の日を確かめて、built か seismic を直してください。正しければそのままでかまいません。",
             "Check the date of the building confirmation and correct built or seismic; leave them if they are right.")),
    _kind("attribute-contradiction", "warning", _w("属性と項目が食い違う", "Attribute and field differ"),
          _w("属性「{found}」は「{state}」ですが、「{field}」からは反対に読めます。", "The attribute {found_en} says {state_en}, but {path} says the opposite."),
          _w("どちらが正しいかを確かめて、片方を直してください。", "Find out which is right and correct the other.")),
    _kind("ratios-swapped", "warning", _w("建ぺい率と容積率", "Ratios swapped"),
          _w("建ぺい率 {coverage}% が容積率 {ratio}% より大きくなっています。", "The coverage ratio {coverage}% is larger than the floor-area ratio {ratio}%."),
          _w("入れ替わっていれば、coverage_ratio: {ratio}%、floor_area_ratio: {coverage}% と書いてください。",
             "If they are swapped, write coverage_ratio: {ratio}% and floor_area_ratio: {coverage}%.")),
    _kind("far-from-office", "warning", _w("位置が遠い", "Position far away"),
          _w("位置が{municipality}の役場から {found} km 離れています。", "The position is {found} km from the office of {municipality}."),
          _w("緯度（lat）と経度（lon）の数字を地図で確かめてください。正しければそのままでかまいません。",
             "Check the digits of lat and lon on a map; leave them if they are right.")),
    _kind("position-swapped", "error", _w("緯度と経度が逆", "Latitude and longitude swapped"),
          _w("緯度（lat）の {lat} と経度（lon）の {lon} は、入れ替わっているようです。", "The latitude {lat} and the longitude {lon} seem to be swapped."),
          _w("lat: {lon}、lon: {lat} と書いてください。", "Write lat: {lon} and lon: {lat}.")),
    _kind("exact-without-consent", "error", _w("同意のない位置", "Exact position without consent"),
          _w("「家の位置」まで示していますが、所有者の同意（家の位置の公開）がありません。", "The exact position is given, but the owner's consent to it is not."),
          _w("consent に「位置」を加えるか、precision を「大字」にしてください。", "Add it to consent, or set precision to 大字.")),
    _kind("phone-in-text", "error", _w("文の中の連絡先", "Contact in the text"),
          _w("「{field}」に電話番号かメールアドレスがあります（{found}）。", "{field} holds a telephone number or mail address ({found})."),
          _w("消してください。問い合わせ先は窓口と業者の欄だけに載ります。", "Remove it; contacts stand with the desk and the broker only.")),
    _kind("key-in-text", "error", _w("鍵のありか", "Where the key is"),
          _w("「{field}」に、鍵の番号か鍵の置き場所が書かれています。だれでも読めるページに載ってしまいます。",
             "{field} tells the code of a key box or where a key lies; everybody could read it on the page."),
          _w("消してください。鍵の受け渡しは、見学の約束をしてから伝えます。", "Remove it; tell it when a visit has been agreed.")),
    _kind("html-in-text", "warning", _w("HTML の書き方", "HTML in a text"),
          _w("「{field}」に HTML の書き方「{found}」があります。働かずに、書いた文字のままページに見えます。",
             "{field} holds HTML ({found}). It does not work: readers see it as it is written."),
          _w("消してください。紹介文では、太字は **太字**、見出しは ## 見出し、段落の分け目は空の行で書きます。題や説明は文字だけで書きます。",
             "Remove it. In the text write **bold**, ## heading, and an empty line between paragraphs; titles and captions take plain words.")),
    _kind("link-in-text", "warning", _w("載らないリンク", "A link that will not be shown"),
          _w("「{field}」の「{found}」へのリンクは載りません。リンクの文字だけが残ります。載るのは https:、mailto:、tel: のリンクです。",
             "The link to {found} in {field} is left out and only its words stay; links are https:, mailto: or tel:."),
          _w("https:// ではじまる住所に直すか、リンクをやめて言葉だけにしてください（例：[町のページ](https://www.example.jp/)）。",
             "Use an address that starts with https://, such as [the town](https://www.example.jp/), or write the words alone.")),
    _kind("picture-in-text", "warning", _w("紹介文の中の画像", "A picture in the text"),
          _w("「{field}」の中の画像「{found}」は載りません。", "The picture {found} inside {field} is not shown."),
          _w("画像を photos/ に置き、photos に「- file: photos/01.jpg」のように書いてください。",
             "Put the picture into photos/ and name it under photos: - file: photos/01.jpg")),
    _kind("lot-number", "warning", _w("同意のない番地", "Number of the plot without consent"),
          _w("所在地に番地（{found}）がありますが、所有者の同意（家の位置の公開）がありません。",
             "The address has the number of the plot ({found}), but the owner's consent to it is not recorded."),
          _w("大字か町丁目までにするか、同意を得て consent の items に「位置」を加えてください。",
             "End the address before the number, or get consent and add 位置 to the items of consent.")),
    _kind("text-not-in-fields", "warning", _w("文にあって属性にない", "In the text, but not among the attributes"),
          _w("文に「{found}」とありますが、属性「{field}」が書かれていません。書かないと「未確認」になり、しぼり込みで見つかりません。",
             "The text says “{found}”, but the attribute {field_en} is not given; it stays unknown and filters do not find it."),
          _w("attributes に「{field}: ある」か「{field}: ない」と書いてください。わからなければ「{field}: 未確認」と書くと、この確認は出ません。",
             "Write {code}: yes or {code}: no under attributes; {code}: unknown ends this question.")),
    _kind("land-too-small", "warning", _w("土地が建物より小さい", "Land smaller than the house"),
          _w("土地の広さ {land} に、建物 {building} の家は建ちません。", "A house of {building} does not fit on {land} of land."),
          _w("単位（坪と㎡）と、階数（floors）を確かめてください。正しければそのままでかまいません。",
             "Check the units (坪 or ㎡) and floors; leave them if they are right.")),
    _kind("free-or-negotiable", "warning", _w("0円と応相談", "Free and open to discussion"),
          _w("「{field}」が0円で、しかも応相談になっています。", "{field} is 0円 and open to discussion at once."),
          _w("ただで譲るなら「0円」、金額が決まっていないなら「応相談」とだけ書いてください。",
             "Write 0円 if the house is given away, or 応相談 alone if there is no price yet.")),
    _kind("minutes-for-metres", "warning", _w("分と思われる距離", "Metres that look like minutes"),
          _w("「{field}」が {found}m になっています。徒歩の分数ではありませんか。", "{field} is {found} m; are these minutes on foot?"),
          _w("歩いて{found}分なら「徒歩{found}分」と書いてください。{found}メートルなら、そのままでかまいません。",
             "Write 徒歩{found}分 for {found} minutes on foot; leave it if it is {found} metres.")),
    _kind("history-order", "warning", _w("移り変わりの順", "Order of the history"),
          _w("「{field}」が古い順になっていません。", "{field} is not in the order of time."),
          _w("古いものから順に並べてください。", "Put the oldest first.")),
    _kind("price-history", "warning", _w("値段と値段の移り変わり", "Price and its history"),
          _w("いまの値段 {found} と、移り変わりの最後 {last} が違います。", "The price {found} differs from the last one in its history, {last}."),
          _w("値段を変えたら、移り変わりにも1行足してください。", "Add a line to the history when the price changes.")),
    _kind("status-history", "warning", _w("状態と状態の移り変わり", "Status and its history"),
          _w("いまの状態「{found}」と、移り変わりの最後「{last}」が違います。", "The status {found} differs from the last one in its history, {last}."),
          _w("状態を変えたら、移り変わりにも1行足してください。", "Add a line to the history when the status changes.")),
    _kind("unknown-subsidy", "warning", _w("知らない補助", "Unknown subsidy"),
          _w("補助「{found}」は、この市町村にありません。", "This municipality has no subsidy called {found}."),
          _w("市町村のファイルにある id を書いてください：{choices}", "Use an id from the municipality's file: {choices}")),
)  # fmt: skip
KINDS: Mapping[str, ProblemKind] = {kind.id: kind for kind in _ALL}


def by_place(problem: Problem) -> tuple[str, int, int, str]:
    """Return the key that sorts problems by file, line and column."""
    return (problem.path, problem.line, problem.column, problem.kind)
