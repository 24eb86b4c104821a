"""Data frames of R, read by our own reader as by the library that knows all of R; damage is never taken for data."""

from __future__ import annotations

import gzip
import struct
import warnings
from pathlib import Path

import pandas as pd
import pytest
import rdata

from winset.sources.r_frames import NotOnlyFrames, r_frames

TABLE = pd.DataFrame(
    {
        "n": [1, 2, 3],
        "x": [0.5, float("nan"), -2.0],
        "word": pd.Series(["고려", "", "naïve"], dtype=object),
        "vote": pd.Categorical(["yes", "no", "yes"], categories=pd.Index(["no", "yes", "abstain"], dtype=object)),
    }
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "t.rda"
    rdata.write_rda(found, {"t": TABLE})
    return found


def known(values: list[object]) -> list[object]:
    return [None if pd.isna(value) else value for value in values]


def test_columns_of_every_kind(path: Path) -> None:
    (found,) = r_frames(path, most_bytes=10_000)
    assert {name: known(list(values)) for name, values in found.items()} == {
        "n": [1, 2, 3],
        "x": [0.5, None, -2.0],
        "word": ["고려", "", "naïve"],
        "vote": ["yes", "no", "yes"],
    }


def test_every_cut_of_a_file_is_refused(path: Path, tmp_path: Path) -> None:
    data = gzip.decompress(path.read_bytes())
    cut = tmp_path / "cut.rda"
    for size in range(len(data) - 8):
        cut.write_bytes(data[:size])
        with pytest.raises(NotOnlyFrames):
            r_frames(cut, most_bytes=10_000)


def test_a_file_that_unpacks_to_more_than_allowed_is_refused(path: Path) -> None:
    with pytest.raises(NotOnlyFrames, match="more than 50 bytes"):
        r_frames(path, most_bytes=50)


def words(of: list[bytes]) -> bytes:
    return struct.pack(">ii", 16, len(of)) + b"".join(struct.pack(">ii", 9, len(w)) + w for w in of)


def pairs(*of: tuple[bytes, bytes]) -> bytes:
    return b"".join(struct.pack(">iiii", 0x402, 1, 9, len(tag)) + tag + value for tag, value in of) + struct.pack(
        ">i", 254
    )


def test_a_range_that_is_written_in_short_is_as_long_as_it_says(tmp_path: Path) -> None:
    name = struct.pack(">i", 2) + struct.pack(">iii", 1, 9, 14) + b"compact_intseq" + struct.pack(">i", 254)
    short = struct.pack(">i", 238) + name + struct.pack(">ii3d", 14, 3, 4.0, 10.0, 1.0) + struct.pack(">i", 254)
    frame = struct.pack(">ii", 0x313, 1) + short + pairs((b"names", words([b"a"])), (b"class", words([b"data.frame"])))
    head = b"RDX3\nX\n" + struct.pack(">iiii", 3, 0, 0, 5) + b"UTF-8"
    path = tmp_path / "x.rda"
    path.write_bytes(head + pairs((b"t", frame)))
    assert r_frames(path, most_bytes=1_000) == ({"a": [10, 11, 12, 13]},)
    path.write_bytes(path.read_bytes().replace(struct.pack(">d", 4.0), struct.pack(">d", 4e9)))
    with pytest.raises(NotOnlyFrames, match="longer than the file"):
        r_frames(path, most_bytes=1_000)


@pytest.mark.parametrize(
    "name",
    ["un/un_roll_call_issues", "states/peacesciencer/archigos", "states/peacesciencer/tss_rivalries",
     "states/peacesciencer/gml_dirdisp", "states/peacesciencer/cow_mid_disps"],
)  # fmt: skip
def test_real_files_are_read_as_the_library_reads_them(shared: Path, name: str) -> None:
    path = shared / f"data/{name}.rda"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        (frame,) = rdata.read_rda(path).values()
    (found,) = r_frames(path, most_bytes=50_000_000)
    assert list(found) == list(frame.columns)
    for column, values in found.items():
        assert known(list(values)) == known(frame[column].tolist()), column
