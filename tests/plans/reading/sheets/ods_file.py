"""Small OpenDocument spreadsheets for the tests."""

from tests.plans.reading.parts import archive

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("draw", "drawing"),
    )
)
FORMATS = """
<number:date-style style:name="D1"><number:month number:style="long"/><number:text>/</number:text>
 <number:year number:style="long"/></number:date-style>
<number:date-style style:name="D2"><number:day/><number:text>-</number:text>
 <number:month number:textual="true"/></number:date-style>
<number:date-style style:name="D3"><number:day number:style="long"/><number:text>/</number:text>
 <number:month number:textual="true" number:style="long"/><number:text>/</number:text><number:year/>
 </number:date-style>
<number:number-style style:name="N1"><number:number number:decimal-places="3" number:min-integer-digits="1"/>
 </number:number-style>
<number:number-style style:name="N2"><number:number number:decimal-places="0" number:min-integer-digits="2"/>
 <number:text> nhiệm vụ</number:text></number:number-style>
<number:number-style style:name="N3"><number:fraction number:min-denominator-digits="2"/>
 </number:number-style>
<number:number-style style:name="N4"><number:scientific-number/></number:number-style>
<number:number-style style:name="N5"><number:number/></number:number-style>
<number:percentage-style style:name="P1"><number:number number:decimal-places="0"/>
 <number:text>%</number:text></number:percentage-style>
<number:time-style style:name="T1"><number:hours/><number:text>:</number:text>
 <number:minutes number:style="long"/></number:time-style>
<number:text-style style:name="S1"><number:text>Sở </number:text><number:text-content/></number:text-style>
<style:style style:name="month" style:data-style-name="D1"/>
<style:style style:name="day" style:data-style-name="D2"/>
<style:style style:name="long" style:data-style-name="D3"/>
<style:style style:name="three" style:data-style-name="N1"/>
<style:style style:name="two" style:data-style-name="N2"/>
<style:style style:name="fraction" style:data-style-name="N3"/>
<style:style style:name="power" style:data-style-name="N4"/>
<style:style style:name="plain" style:data-style-name="N5"/>
<style:style style:name="share" style:data-style-name="P1"/>
<style:style style:name="hour" style:data-style-name="T1"/>
<style:style style:name="derived" style:parent-style-name="month"/>
<style:style style:name="hidden"><style:table-properties table:display="false"/></style:style>
"""


def ods(*tables: str, **parts: str) -> bytes:
    """Return a spreadsheet of these tables (the XML within them)."""
    body = "".join(f"<table:table {table}</table:table>" for table in tables)
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{FORMATS}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return archive(mimetype=mimetype, content_dot_xml=content, **parts)


def row(*cells: str, attributes: str = "") -> str:
    """Return a row; a cell that is no XML is a text."""
    return f"<table:table-row {attributes}>{''.join(map(cell, cells))}</table:table-row>"


def cell(written: str) -> str:
    """Return a cell of text, or the XML of one as it is."""
    if written.startswith("<"):
        return written
    kind = 'office:value-type="string"' if written else ""
    return f"<table:table-cell {kind}>{f'<text:p>{written}</text:p>' if written else ''}</table:table-cell>"


def valued(kind: str, value: str, shown: str, style: str = "", attributes: str = "") -> str:
    """Return a cell with a value and the text shown for it."""
    name = {"date": "date-value", "time": "time-value"}.get(kind, "value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}" table:style-name="{style}" '
        f"{attributes}><text:p>{shown}</text:p></table:table-cell>"
    )
