from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

from winset.web.csp import POLICY, Violations


def test_nothing_inline_and_nothing_from_elsewhere_is_allowed() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert POLICY.startswith("default-src 'none'")


def test_reports_are_counted_within_bounds() -> None:
    held = Violations()
    for number in range(1000):
        held.add(b'{"csp-report": {"effective-directive": "img-src", "blocked-uri": "%d"}}' % number)
    held.add(b"nonsense")
    held.add(b"[]")
    assert len(held.counts) <= 200


def test_the_vendored_htmx_is_the_one_that_notice_names() -> None:
    digest = hashlib.sha256(files("winset.web").joinpath("static/htmx.min.js").read_bytes()).hexdigest()
    assert digest in (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf8")


def test_htmx_may_not_evaluate_text() -> None:
    base = files("winset.web").joinpath("templates/base.html.j2").read_text(encoding="utf8")
    assert '"allowEval":false' in base
    assert '"includeIndicatorStyles":false' in base
    assert '"allowScriptTags":false' in base
