"""What decides the version of what was read and coded."""

from __future__ import annotations

import importlib
from importlib.metadata import distribution, version

import pytest

from winset.desk.readers import PARSERS, coding_version


@pytest.mark.parametrize("package", PARSERS)
def test_every_parser_and_splitter_is_installed_under_the_name_that_is_counted(package: str) -> None:
    assert distribution(package).version


@pytest.mark.parametrize("package", ["sudachipy", "kiwipiepy-model", "spacy"])
def test_another_version_of_a_splitter_codes_everything_again(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = coding_version()
    module = importlib.import_module("winset.store.code_version")
    monkeypatch.setattr(module, "version", lambda name: "99" if name == package else version(name))
    module.code_version.cache_clear()
    try:
        assert coding_version() != before
    finally:
        module.code_version.cache_clear()
