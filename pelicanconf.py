"""The one file that an operator edits: literals only. Names and the tile map stand in content/site.yaml."""

SITENAME = "くまもと空き家帖"
SITEURL = "https://akiya.example.jp"  # where the site will stand, without a slash at its end; a sub-path is fine
AKIYA_LANGUAGES = ("ja", "en", "zh-Hant", "zh-Hans", "ko")  # the first one is the towns' own

TIMEZONE = "Asia/Tokyo"
DEFAULT_LANG = "ja"
PATH = "content"
PAGE_PATHS = ["pages"]
ARTICLE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []  # originals of photos must never be published
THEME = "themes/akiya"
THEME_STATIC_PATHS: list[str] = []
PLUGINS = ["plugins.akiya_listings", "plugins.akiya_search", "plugins.akiya_opendata", "plugins.akiya_feeds"]

# Everything is written by the plugins; Pelican's own output is off.
PAGE_SAVE_AS = ""
PAGE_LANG_SAVE_AS = ""
ARTICLE_SAVE_AS = ""
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CACHE_CONTENT = False
DELETE_OUTPUT_DIRECTORY = False
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {}}, "output_format": "html5"}
