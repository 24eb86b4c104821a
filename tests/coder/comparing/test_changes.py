from __future__ import annotations

import pytest

from winset.coder.comparing.changes import judged, word_changes


@pytest.mark.parametrize(
    ("before", "after", "label", "rule"),
    [
        ("We condemn the launch.", "We strongly condemn the launch.", "hardened", "scale:blame"),
        ("We strongly condemn the launch.", "We express concern over the launch.", "softened", "scale:blame"),
        ("We will hold annual talks.", "We intend to hold annual talks.", "softened", "scale:resolve"),
        ("We discussed the Taiwan Strait.", "We underscored peace in the Taiwan Strait.", "hardened", "scale:voice"),
        ("We seek denuclearization.", "We seek complete denuclearization.", "hardened", "scale:denuclearisation"),
        ("We oppose such claims.", "We oppose such claims by China.", "hardened", "party"),
        ("We call on Russia and the DPRK to stop.", "We call on the DPRK to stop.", "softened", "party"),
        ("We intend to share data.", "By the end of 2023 we intend to share data.", "hardened", "date"),
        ("We support talks.", "We support talks where possible.", "softened", "qualifier"),
        ("We will share data.", "We will share data subject to national laws.", "softened", "qualifier"),
        ("They discussed the arms deals.", "They expressed concern over the arms deals.", "hardened", "talk"),
        ("They opposed the new bases.", "They reviewed the new bases.", "softened", "talk"),
        (
            "They reaffirmed their commitment to Ukraine.",
            "They reaffirmed support for Ukraine.",
            "kept",
            "scale:backing",
        ),
        ("We will endeavor to share data.", "We commit to sharing data.", "hardened", "scale:resolve"),
        ("They agreed to share data.", "They agreed on the need to share data.", "softened", "scale:resolve"),
    ],
)
def test_a_change_names_its_rule_and_words(before: str, after: str, label: str, rule: str) -> None:
    verdict = judged(before, after, ("en", "en"))
    assert verdict.label == label
    assert rule in {reason.rule for reason in verdict.reasons}
    for reason in verdict.reasons:
        assert reason.before in before
        assert reason.after in after
        assert reason.before or reason.after


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        ("They thanked Japan for its help to Ukraine.", "They will help Ukraine.", "hardened"),
        ("They will help Ukraine.", "They thanked Japan for its help to Ukraine.", "softened"),
        ("They will launch a youth summit.", "They welcomed the launch of the youth summit.", "kept"),
        ("They will hold a youth day.", "They welcomed the first youth day, held in May.", "kept"),
        ("They will meet by the end of 2021.", "They met in Washington.", "kept"),
        ("They reaffirmed the fundamental importance of peace.", "They reaffirmed the importance of peace.", "kept"),
        ("They recognized the need for talks.", "They underscored the need for talks.", "kept"),
    ],
)
def test_praise_is_less_than_a_promise_and_a_promise_kept_is_no_change(before: str, after: str, label: str) -> None:
    assert judged(before, after, ("en", "en")).label == label


def test_of_two_verbs_the_one_before_the_shared_words_governs() -> None:
    before = "We agree to share missile warning data."
    after = "We noted the importance of trade and will share missile warning data."
    assert [r.what for r in judged(before, after, ("en", "en")).reasons if r.rule == "scale:resolve"] == [
        "“agree to” became “will”, more on the scale of resolve"
    ]


def test_a_day_on_which_something_was_done_is_no_promise() -> None:
    before = "We condemn the launch and will share data."
    after = "In March 2022 we condemned the launch."
    assert all(r.rule != "date" for r in judged(before, after, ("en", "en")).reasons)


def test_the_same_words_are_kept_whatever_they_say() -> None:
    said = "We strongly condemn the launch and will respond by the end of 2023, where possible."
    verdict = judged(said, said, ("en", "en"))
    assert (verdict.label, verdict.reworded, verdict.reasons) == ("kept", False, ())


def test_a_change_there_and_back_is_the_opposite() -> None:
    one, other = "We condemn the test by Russia.", "We express grave concern over the test."
    there, back = judged(one, other, ("en", "en")), judged(other, one, ("en", "en"))
    assert (there.label, back.label) == ("softened", "hardened")


def test_a_qualifier_that_went_with_what_it_qualified_softens_nothing() -> None:
    before = "We call for the immediate release of prisoners, and we support talks on trade."
    assert judged(before, "We support talks on trade.", ("en", "en")).label == "kept"
    assert judged(before, "We call for the release of prisoners.", ("en", "en")).label == "softened"
    assert judged("We support talks where possible.", "We support talks.", ("en", "en")).label == "hardened"


def test_languages_are_measured_on_one_scale() -> None:
    assert judged("We strongly condemn the launch.", "発射を強く非難した。", ("en", "ja")).label == "kept"
    assert judged("발사를 강력히 규탄하였다.", "発射に懸念を表明した。", ("ko", "ja")).label == "softened"


def test_a_third_party_counts_only_where_something_is_blamed_opposed_or_asked() -> None:
    assert judged("We welcomed the talks.", "We welcomed the talks with China.", ("en", "en")).label == "kept"


def test_words_that_differ_have_their_places() -> None:
    before, after = "We will meet in May", "We will meet again in June"
    gone, come = word_changes(before, after)
    assert [before[a:b] for a, b in gone] == ["May"]
    assert [after[a:b] for a, b in come] == ["again", "June"]
