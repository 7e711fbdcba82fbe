"""What the styles of a Word document say of words (hidden, raised, font, bold, struck) and of lists."""

from dataclasses import dataclass, field

from plans.reading.archive import Element
from plans.reading.word.names import VAL, is_on, value, w

_DEEPEST = 20
"""No style is based on another over more steps."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of how words look; None where nothing says it."""

    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None
    bold: bool | None = None
    struck: bool | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look, completed by what lies below it."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
            self.font or below.font,
            below.bold if self.bold is None else self.bold,
            below.struck if self.struck is None else self.struck,
        )


PLAIN = Look()


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: Look = PLAIN
    """How words look without any style."""
    usual: str = ""
    """The style of paragraphs that name none."""
    _looks: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> "Styles":
        """Return the styles that a styles part lists; none without such a part."""
        if root is None:
            return cls()
        elements = {style.get(w("styleId"), ""): style for style in root.iterchildren(w("style"))}
        usual = next((name for name, style in elements.items() if _is_usual(style)), "")
        return cls(elements, look_of(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")), usual)

    def chain(self, name: str) -> list[Element]:
        """Return a style and those that it is based on, the nearest first."""
        found: list[Element] = []
        while name in self.elements and len(found) < _DEEPEST:
            style = self.elements[name]
            found.append(style)
            name = value(style.find(w("basedOn")))
        return found

    def look(self, name: str) -> Look:
        """Return how a style makes words look."""
        if name not in self._looks:
            look = PLAIN
            for style in self.chain(name):
                look = look.over(look_of(style.find(w("rPr"))))
            self._looks[name] = look
        return self._looks[name]

    def list_properties(self, name: str) -> tuple[str, str | None]:
        """Return the list and the level ("" and None where nothing says them) that come with a style."""
        listed, level = "", None
        for style in self.chain(name):
            properties = style.find(f"{w('pPr')}/{w('numPr')}")
            if properties is not None:
                listed = listed or value(properties.find(w("numId")))
                level = level or value(properties.find(w("ilvl"))) or None
        return listed, level


def _is_usual(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}


def look_of(properties: Element | None) -> Look:
    """Return how run properties make words look, without the style that they name."""
    hidden = raised = font = bold = struck = None
    for element in properties if properties is not None else ():
        if element.tag == w("vanish"):
            hidden = is_on(element)
        elif element.tag == w("vertAlign"):
            raised = element.get(VAL) == "superscript"
        elif element.tag == w("b"):
            bold = is_on(element)
        elif element.tag in {w("strike"), w("dstrike")}:
            struck = is_on(element) or bool(struck)
        elif element.tag == w("rFonts"):
            font = element.get(w("ascii")) or element.get(w("hAnsi"))
    says_nothing = hidden is raised is font is bold is struck is None
    return PLAIN if says_nothing else Look(hidden, raised, font, bold, struck)
