"""Pages in the shapes in which news sites, think tanks and ministries publish, each with what a reader takes from it.

The words are ours; the structure is what such pages have: metadata of every kind or none, navigation, captions, boxes
in the middle of the text, other stories below it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

FIRST = (
    "The two governments agreed on Monday to hold annual talks on the price of gas, officials said after the meeting."
)
SECOND = (
    "Opposition in parliament remains the biggest obstacle, and the minister conceded that a vote before the summer "
    "was not to be expected."
)
THIRD = "A joint office will be opened in the port by the end of the year, according to the text of the agreement."
OTHER = (
    "Farmers in the valley lost a third of their harvest to hail on Sunday, the agricultural chamber reported later."
)
OTHER_TOO = (
    "A court in the capital has fined the owner of a ferry that ran aground in thick fog near the old lighthouse."
)
TITLE = "Neighbours agree on annual gas talks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One page and what is right to read in it."""

    name: str
    page: str
    title: str = TITLE
    author: str | None = None
    publisher: str | None = None
    date: str | None = "2021-05-04"
    inside: tuple[str, ...] = (FIRST, SECOND, THIRD)
    outside: tuple[str, ...] = ()


def _linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def _page(head: str, body: str, lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
FOOT = "<footer><p>© 2025 The Daily Example. All rights reserved.</p><p>Terms of use</p></footer>"

NEWS = Shape(
    name="news site with boxes in the text and stories below",
    page=_page(
        "<title>Neighbours agree on annual gas talks | The Daily Example</title>"
        '<meta property="og:site_name" content="The Daily Example"><meta name="author" content="Jane Doe">'
        '<meta property="article:published_time" content="2021-05-04T08:00:00+02:00">'
        '<meta property="article:modified_time" content="2021-05-06T08:00:00+02:00">',
        f'{NAV}<main><article><h1>{TITLE}</h1><figure><img src="a.jpg"><figcaption>The ministers before the talks. '
        f"Photo: Jane Doe/Agency</figcaption></figure><p>{FIRST}</p>"
        '<aside class="related"><h3>Read more</h3><p>Ferry owner fined after the accident at the lighthouse last '
        "winter, court says in its ruling</p></aside>"
        f"<p>{SECOND}</p><div class='newsletter'><p>Sign up for our weekly newsletter and never miss a story from our "
        f"correspondents</p></div><p>{THIRD}</p></article></main>"
        f'<section class="more"><h2>Related stories</h2><article><h3>Hail in the valley</h3><p>{OTHER}</p></article>'
        f"<article><h3>Ferry owner fined</h3><p>{OTHER_TOO}</p></article></section>{FOOT}",
    ),
    author="Jane Doe",
    publisher="The Daily Example",
    outside=(OTHER, OTHER_TOO, "Photo: Jane Doe", "Sign up", "Ferry owner fined"),
)

GRAPH = Shape(
    name="WordPress with a graph of linked data, author by reference",
    page=_page(
        "<title>Neighbours agree on annual gas talks - Example Institute</title>"
        + _linked(
            {
                "@context": "https://schema.org",
                "@graph": [
                    {"@type": "WebSite", "@id": "#site", "name": "Example Institute", "publisher": {"@id": "#org"}},
                    {"@type": "Organization", "@id": "#org", "name": "Example Institute"},
                    {"@type": "Person", "@id": "#jane", "name": "Jane Doe"},
                    {
                        "@type": "Article",
                        "@id": "#a",
                        "headline": TITLE,
                        "author": {"@id": "#jane"},
                        "publisher": {"@id": "#org"},
                        "datePublished": "2021-05-04T06:00:00+00:00",
                        "dateModified": "2023-01-09T06:00:00+00:00",
                    },
                ],
            }
        ),
        f'{NAV}<div id="content"><header class="entry-header"><h1 class="entry-title">{TITLE}</h1></header>'
        f'<div class="entry-content">{TEXT}</div><div class="sharedaddy"><h3>Share this:</h3><ul><li>Twitter</li>'
        "<li>Facebook</li></ul></div><div class='nav-links'><a>Previous post: Hail in the valley</a></div></div>"
        f"<div class='widget'><h2>Recent posts</h2><ul><li>{OTHER}</li></ul></div>{FOOT}",
    ),
    author="Jane Doe",
    publisher="Example Institute",
    outside=(OTHER, "Previous post", "Share this"),
)

AMP = Shape(
    name="AMP",
    page=(
        '<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>Neighbours agree on annual gas talks'
        "</title>"
        + _linked(
            [
                {
                    "@context": "https://schema.org",
                    "@type": "NewsArticle",
                    "headline": TITLE,
                    "datePublished": "2021-05-04T08:00:00Z",
                    "dateModified": "2021-05-05T08:00:00Z",
                    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Ann Roe"}],
                    "publisher": {"@type": "Organization", "name": "The Daily Example"},
                }
            ]
        )
        + f"</head><body><amp-sidebar><ul><li>World</li></ul></amp-sidebar><article><h1>{TITLE}</h1><amp-img></amp-img>"
        f"<div class='amp-wp-article-content'>{TEXT}</div><amp-ad></amp-ad></article>"
        f"<amp-list><p>{OTHER}</p></amp-list></body></html>"
    ),
    author="Jane Doe, Ann Roe",
    publisher="The Daily Example",
)

BARE = Shape(
    name="no metadata: byline and date in the text",
    page=_page(
        "<title>Example</title>",
        f"<div><h1>{TITLE}</h1><p>By Jane Doe</p><p>Published: 4 May 2021</p>{TEXT}</div><div>Contact us</div>",
    ),
    author="Jane Doe",
)

UPDATED = Shape(
    name="updated before published, in the text",
    page=_page(
        "<title>Example</title>",
        f"<div><h1>{TITLE}</h1><p>Last updated: 6 May 2021</p><p>First published: 4 May 2021</p>{TEXT}</div>",
    ),
)

BRITISH = Shape(
    name="day before month, from the language of the page",
    page=_page("<title>Example</title>", f"<div><h1>{TITLE}</h1><p>04/05/2021</p>{TEXT}</div>", "en-GB"),
)

AMERICAN = Shape(
    name="month before day, from the language of the page",
    page=_page("<title>Example</title>", f"<div><h1>{TITLE}</h1><p>Posted 05/04/2021</p>{TEXT}</div>", "en-US"),
)

UNCLEAR = Shape(
    name="day or month: nobody can tell",
    page=_page("<title>Example</title>", f"<div><h1>{TITLE}</h1><p>04/05/2021</p>{TEXT}</div>"),
    date="2021",
)

SURE = Shape(
    name="day and month told by their size",
    page=_page("<title>Example</title>", f"<div><h1>{TITLE}</h1><p>25.05.2021</p>{TEXT}</div>"),
    date="2021-05-25",
)

MICRODATA = Shape(
    name="microdata, with another story's time before it",
    page=_page(
        "<title>Neighbours agree on annual gas talks</title>",
        f'{NAV}<aside><h3>Live</h3><p><time datetime="2024-01-02">2 January 2024</time> Hail in the valley</p></aside>'
        f'<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Jane Doe</span>'
        '</span><time itemprop="dateModified" datetime="2021-05-09T08:00:00Z">9 May</time>'
        '<time itemprop="datePublished" datetime="2021-05-04T08:00:00Z">4 May 2021</time>'
        f'<div itemprop="articleBody">{TEXT}</div></article>{FOOT}',
    ),
    author="Jane Doe",
    outside=("Hail in the valley",),
)

STATEMENT = Shape(
    name="statement of a government's press office",
    page=_page(
        '<title>Neighbours agree on annual gas talks | The Government House</title><meta property="og:site_name" '
        'content="The Government House">',
        f"{NAV}<main><section><h1 class='page-title'>{TITLE}</h1><div class='date'>MAY 04, 2021</div><div>STATEMENTS "
        f"AND RELEASES</div></section><section class='body-content'>{TEXT}<p>###</p></section>"
        f"<section><h2>Next Post</h2><p>{OTHER}</p></section></main>{FOOT}",
    ),
    publisher="The Government House",
    outside=(OTHER,),
)

BLOG = Shape(
    name="blog with comments",
    page=_page(
        '<title>Neighbours agree on annual gas talks</title><meta name="dc.date" content="2021-05-04">'
        '<meta name="dc.creator" content="Jane Doe"><meta name="dc.publisher" content="Example Institute">',
        f"<div class='post'><h1>{TITLE}</h1><div class='post-body'>{TEXT}</div></div><div id='comments'><h3>2 comments"
        f"</h3><ol><li class='comment'><p>{OTHER}</p></li><li class='comment'><p>{OTHER_TOO}</p></li></ol></div>",
    ),
    author="Jane Doe",
    publisher="Example Institute",
    outside=(OTHER, OTHER_TOO),
)

JOURNAL = Shape(
    name="journal with citation tags",
    page=_page(
        f'<title>{TITLE}: Example Review: Vol 3</title><meta name="citation_title" content="{TITLE}">'
        '<meta name="citation_author" content="Doe, Jane"><meta name="citation_author" content="Roe, Ann">'
        '<meta name="citation_publication_date" content="2021/05/04"><meta name="citation_journal_title" '
        'content="Example Review">',
        f"{NAV}<div><h2>Example Review</h2><h1>{TITLE}</h1><h2>Abstract</h2>{TEXT}</div>"
        f"<div><h2>Related articles</h2><p>{OTHER}</p></div>",
    ),
    author="Doe, Jane; Roe, Ann",
    publisher="Example Review",
    outside=(OTHER,),
)

OLD = Shape(
    name="tables for layout, title in the head alone",
    page=_page(
        f"<title>{TITLE} - Ministry of Examples</title>",
        "<table><tr><td><font><a href='/'>Home</a><br><a href='/news'>News</a></font></td><td><table><tr><td>"
        f"<b><font size=5>{TITLE}</font></b><br>May 4, 2021<br><br><font>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</font>"
        "</td></tr></table></td></tr></table>",
    ),
    publisher="Ministry of Examples",
)

_JA = (
    "両国政府は、月曜日に会談し、エネルギー価格に関する協議を毎年開催することで一致した。",
    "国会における反対が最大の障害であり、夏までの採決は見込めないと大臣は述べた。",
    "合意文書によれば、年末までに港に共同事務所を開設する。",
)
JAPANESE = Shape(
    name="Japanese ministry",
    page=_page(
        "<title>両国外相会談｜例示省</title>",
        "<div id='header'><ul><li>ホーム</li><li>会見・発表・広報</li></ul></div><div id='breadcrumbs'>"
        "トップページ &gt; 報道発表 &gt; 両国外相会談</div>"
        "<div id='main'><h1>両国外相会談</h1><p class='rightalign'>令和3年5月4日</p>"
        "<ul><li>英語版 (English)</li><li>印刷</li></ul>"
        + "".join(f"<p>{t}</p>" for t in _JA)
        + "<h2>関連リンク</h2><ul><li>協定の本文</li></ul></div>"
        "<div id='footer'>このページのトップへ戻る 法的事項 アクセシビリティ Copyright © Ministry of Examples</div>",
        "ja",
    ),
    title="両国外相会談",
    publisher="例示省",
    inside=_JA,
    outside=("アクセシビリティ", "英語版", "会見・発表・広報"),
)

_KO = (
    "양국 정부는 월요일 회담을 열고 에너지 가격에 관한 협의를 매년 개최하기로 합의하였다.",
    "국회의 반대가 가장 큰 걸림돌이며 여름 전에 표결하기는 어렵다고 장관은 밝혔다.",
    "합의문에 따르면 올해 말까지 항구에 공동 사무소를 열 예정이다.",
)
KOREAN = Shape(
    name="Korean ministry",
    page=_page(
        "<title>양국 외교장관 회담 | 보도자료 | 예시부</title>",
        "<div class='gnb'><ul><li>부처소개</li><li>정책정보</li><li>보도자료</li></ul></div><div class='board_view'>"
        "<h1>양국 외교장관 회담</h1><dl><dt>작성일</dt><dd>2021-05-04</dd><dt>조회수</dt><dd>1234</dd>"
        "<dt>부서</dt><dd>공보담당관</dd></dl><div class='se-contents'>"
        + "".join(f"<p>{t}</p>" for t in _KO)
        + "</div><div class='file'><p>첨부파일 회담결과.hwp</p></div>"
        "<ul class='prev_next'><li>이전글 장관 신년사</li><li>다음글 차관 회의 개최</li></ul></div>"
        "<div id='footer'>개인정보처리방침 저작권정책 (03172) 서울시</div>",
        "ko",
    ),
    title="양국 외교장관 회담",
    publisher="예시부",
    inside=_KO,
    outside=("개인정보처리방침", "이전글", "조회수", "정책정보"),
)

SHAPES = (
    NEWS, GRAPH, AMP, BARE, UPDATED, BRITISH, AMERICAN, UNCLEAR, SURE, MICRODATA, STATEMENT, BLOG, JOURNAL, OLD,
    JAPANESE, KOREAN,
)  # fmt: skip
