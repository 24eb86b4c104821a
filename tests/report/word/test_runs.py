from __future__ import annotations

from markupsafe import Markup

from winset.report.word.runs import Run, runs_of


def test_a_sentence_falls_into_runs() -> None:
    markup = Markup(
        'The low was <a class="n" href="#n7">26.7%</a>, <b>not</b> more <span class=small>(R&amp;D)</span>.'
    )
    assert runs_of(markup) == (
        Run(text="The low was "),
        Run(text="26.7%", number="n7"),
        Run(text=", "),
        Run(text="not", bold=True),
        Run(text=" more "),
        Run(text="(R&D)", small=True),
        Run(text="."),
    )


def test_a_link_to_a_page_keeps_its_address_and_any_other_is_plain_text() -> None:
    assert runs_of('<a href="https://example.org">page</a>') == (Run(text="page", url="https://example.org"),)
    assert runs_of('<a href="#dissent">below</a>') == (Run(text="below"),)
