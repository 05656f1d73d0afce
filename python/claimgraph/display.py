"""What Jupyter shows."""

from __future__ import annotations

import html
import typing

MOST_ROWS = 20
MOST_CLAIMS = 100_000            # of a graph whose main entities are looked for
MAIN_ENTITIES = (100, 50, 20)    # as many as make a picture of not more than so many characters
MOST_PAGE = 1_000_000
ALLOWED = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"  # nothing of the notebook's
SHOWN = ("subject", "relation", "object", "speaker", "polarity", "modality", "time", "complement", "confidence")
MARKS = (("subject_span", "#bbd9f6"), ("object_span", "#c9e7c1"), ("trigger_span", "#ffeeb0"),
         ("speaker_span", "#ffd8a8"), ("time_span", "#d9cbf0"))


def _table(heads: typing.Sequence[str], rows: typing.Iterable[typing.Sequence[object]]) -> str:
    def line(tag: str, cells: typing.Sequence[object]) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in cells) + "</tr>"

    return "<table>" + line("th", heads) + "".join(line("td", row) for row in rows) + "</table>"


def _cell(value: object) -> str:
    return "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def table_html(rows: typing.Any) -> str:
    """The first rows of Claims or Entities as a table."""
    shown = rows[:MOST_ROWS]
    if type(rows).__name__ == "Entities":
        heads: tuple[str, ...] = ("name", "type", "mentions", "aliases")
        cells = [[entity.name, entity.type, entity.mentions, ", ".join(entity.aliases)] for entity in shown]
    else:
        heads = SHOWN
        cells = [[claim.subject, claim.label, claim.object, _cell(claim.attributed_to), claim.polarity, claim.modality,
                  _cell(claim.time), _cell(claim.complement), _cell(claim.confidence)] for claim in shown]
    more = f"<p>{len(rows)} rows, the first {MOST_ROWS} are shown</p>" if len(rows) > MOST_ROWS else ""
    return _table(heads, cells) + more


def marked_html(doc: typing.Any, claim: typing.Any) -> str:
    """The sentence of a document's claim, with the words of its parts marked."""
    sentence = claim.span
    spans = [(span.start, span.end, colour) for name, colour in MARKS
             if (span := getattr(claim, name)) is not None and sentence.start <= span.start and span.end <= sentence.end]
    pieces, at = [], sentence.start
    for start, end, colour in sorted(spans):
        if start < at:
            continue
        pieces.append(html.escape(doc.text[at:start]))
        pieces.append(f'<mark style="background:{colour}">{html.escape(doc.text[start:end])}</mark>')
        at = end
    pieces.append(html.escape(doc.text[at:sentence.end]))
    return "".join(pieces)


def document_html(doc: typing.Any) -> str:
    """The sentences with claims, marked, and the claims below."""
    lines = [f"<p>{marked_html(doc, claim)}<br><small>{html.escape(str(claim))}</small></p>"
             for claim in doc.claims[:MOST_ROWS] if claim.span is not None]
    return f"<div><b>{html.escape(doc.title or doc.id)}</b>{''.join(lines)}{table_html(doc.claims)}</div>"


def graph_html(graph: typing.Any) -> str:
    """A small picture of the main entities to move, search and click through, in a frame of its own."""
    text = f"<p>{html.escape(repr(graph))}</p>"
    if graph.stats()["claims"] > MOST_CLAIMS:
        return text
    pages = (graph.main_part(count).to_text("html") for count in MAIN_ENTITIES)
    page = next((page for page in pages if len(page) <= MOST_PAGE), None)
    return text if page is None else (
        f'{text}<iframe title="main entities and their claims" sandbox="{ALLOWED}" '
        f'style="width:100%;height:520px;border:1px solid #ccc" srcdoc="{html.escape(page)}"></iframe>')
