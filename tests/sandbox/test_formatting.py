"""How Telegram's HTML becomes text with entities, and what Telegram finds by itself."""

import pytest

from sandbox.errors import RefusalError
from sandbox.formatting import FormattedText, finish, parse_html, to_html, units


def marked(formatted: FormattedText) -> list[tuple[str, str]]:
    """Return the kinds of entities with the words they mark."""
    content = formatted.text.encode("utf-16-le")
    words = [
        content[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le")
        for each in formatted.entities
    ]
    return [(each["type"], word) for each, word in zip(formatted.entities, words, strict=True)]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<STRONG>x</STRONG>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<blockquote expandable="">x</blockquote>', "expandable_blockquote"),
        ('<a href="https://a.vn/?x=1&amp;y=2">x</a>', "text_link"),
        ("<a href = 'https://a.vn' >x</a >", "text_link"),
        ('<a href="tg://user?id=7">x</a>', "text_mention"),
    ],
)
def test_every_tag_of_telegram_becomes_its_entity(source: str, kind: str) -> None:
    assert marked(parse_html(source)) == [(kind, "x")]


def test_offsets_count_utf_16_code_units() -> None:
    assert parse_html("👍 <b>Đúng hạn</b>").entities == [{"type": "bold", "offset": 3, "length": 8}]


def test_tags_nest() -> None:
    formatted = parse_html("<b>quá <i>hạn</i></b> rồi")
    assert marked(formatted) == [("bold", "quá hạn"), ("italic", "hạn")]


def test_an_empty_end_tag_closes_the_innermost() -> None:
    assert marked(parse_html("<b>x</>")) == [("bold", "x")]


def test_only_the_references_telegram_knows_are_decoded() -> None:
    assert (
        parse_html("&lt;Sở&gt; &amp; &quot;x&quot; &#8211; &#x2013; &nbsp; &").text
        == '<Sở> & "x" – – &nbsp; &'
    )


def test_code_in_pre_names_the_language() -> None:
    formatted = parse_html('<pre><code class="language-python">x</code></pre>')
    assert formatted.entities == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


def test_code_beside_other_text_in_pre_has_no_language() -> None:
    formatted = parse_html('<pre><code class="language-python">x</code> y</pre>')
    assert marked(formatted) == [("pre", "x y"), ("code", "x")]
    assert not any("language" in entity for entity in formatted.entities)


def test_a_link_without_an_address_takes_its_text_for_one() -> None:
    assert parse_html("<a>a.vn/x</a>").entities == [
        {"type": "text_link", "offset": 0, "length": 6, "url": "http://a.vn/x"}
    ]


def test_a_link_to_nowhere_is_plain_text() -> None:
    assert parse_html('<a href="x">Sở Y tế</a>') == FormattedText("Sở Y tế", [])


def test_an_empty_tag_leaves_no_entity() -> None:
    assert parse_html("<b></b>x") == FormattedText("x", [])


def test_white_space_around_the_text_goes_and_entities_shrink_with_it() -> None:
    assert parse_html("\n <b> x </b> <i> </i>") == FormattedText(
        "x", [{"type": "bold", "offset": 0, "length": 1}]
    )


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("đ<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        (
            "<a href>x</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<a href="x"', "Unclosed start tag at byte offset 0"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=http://a.vn>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<span style="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_that_does_not_parse_is_refused_with_the_place(source: str, reason: str) -> None:
    with pytest.raises(RefusalError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


def test_an_unquoted_attribute_is_a_name_token() -> None:
    assert parse_html("<a href=a.vn>x</a>").entities[0]["url"] == "http://a.vn"


def test_commands_mentions_hashtags_and_addresses_are_found() -> None:
    text = "/tonghop@sandbox_bot gửi @binh_tran #baocao so@thanhhoa.gov.vn, xem https://a.vn/x hoặc a.gov.vn"
    assert marked(finish(text, [])) == [
        ("bot_command", "/tonghop@sandbox_bot"),
        ("mention", "@binh_tran"),
        ("hashtag", "#baocao"),
        ("email", "so@thanhhoa.gov.vn"),
        ("url", "https://a.vn/x"),
        ("url", "a.gov.vn"),
    ]


@pytest.mark.parametrize("text", ["ngày 20/6/2025", "85%", "TT/BTC", "số 150/KH-UBND", "TP.HCM"])
def test_dates_and_document_numbers_are_no_commands(text: str) -> None:
    assert finish(text, []).entities == []


def test_nothing_is_found_inside_code_and_links_or_across_an_edge() -> None:
    assert marked(parse_html("<code>/start</code>")) == [("code", "/start")]
    assert marked(parse_html("/sta<b>rt x</b>")) == [("bold", "rt x")]
    assert marked(parse_html("<b>/start</b>")) == [("bold", "/start"), ("bot_command", "/start")]


@pytest.mark.parametrize(
    "source",
    [
        "<b>quá <i>hạn</i></b> 👍 &lt;rồi&gt; &amp; <u>x</u>",
        '<a href="https://a.vn/?x=1&amp;y=2">x</a>',
        '<a href="tg://user?id=7">x</a>',
        '<pre><code class="language-python">x</code></pre>',
        "<blockquote expandable>x</blockquote>",
        "<tg-spoiler>x</tg-spoiler> https://a.vn",
    ],
)
def test_text_with_entities_becomes_the_html_it_came_from(source: str) -> None:
    assert to_html(parse_html(source)) == source


def test_length_counts_utf_16_code_units() -> None:
    assert units("Đ👍") == 3
