"""All that a page of HTML shows, tag by tag: for what is no article, and for what is nested too deep for a tree."""

from html.parser import HTMLParser

from typing_extensions import override

_SILENT = {"script", "style", "template", "noscript", "title", "svg", "textarea", "select", "iframe", "object"}
_LINES = {"br", "tr", "li", "dt", "dd", "option"}
_BLOCKS = {
    *("p", "div", "section", "article", "header", "footer", "aside", "main", "nav", "blockquote", "pre", "table"),
    *("ul", "ol", "dl", "figure", "figcaption", "form", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "body"),
}


def shown_text(page: str) -> str:
    """The words of a page in their order, blocks with a blank line between them."""
    reader = _Reader(convert_charrefs=True)
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    paragraphs: list[str] = [""]
    for line in lines:
        if line:
            paragraphs[-1] += f"\n{line}" if paragraphs[-1] else line
        elif paragraphs[-1]:
            paragraphs.append("")
    return "\n\n".join(filter(None, paragraphs))


class _Reader(HTMLParser):
    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.parts: list[str] = []
        self._silent = ""  # the element whose words are not shown

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT and not self._silent:
            self._silent = tag
        self._end_line(tag)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_line(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        self._end_line(tag)

    @override
    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\n", " "))

    def _end_line(self, tag: str) -> None:
        if tag in _LINES:
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
