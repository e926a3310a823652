"""Published ids: none vanishes without a redirect."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import gather
from generator.relate import Site, relate
from generator.revising.register import addresses, gone, read_register, register


@pytest.fixture
def site(root: Path) -> Site:
    return relate(gather(root)[0])


def test_the_register_holds_everything_that_is_and_ever_was(site: Site, tmp_path: Path) -> None:
    made = register(site, {"older": 3})
    (tmp_path / "locks").mkdir()
    (tmp_path / made.path).write_bytes(made.content)
    assert set(read_register(tmp_path)) == {*addresses(site), "older"}
    assert register(site, read_register(tmp_path)).content == made.content


def test_an_id_that_is_gone_is_an_error_on_its_line(site: Site) -> None:
    (fault,) = gone(site, {**dict.fromkeys(addresses(site), 1), "maduro-trump-call#vanished": 7})
    assert (fault.code, fault.at.line) == ("published-id-gone", 7)
    assert "maduro-trump-call#vanished" in fault.help


def test_no_register_no_fault(site: Site, tmp_path: Path) -> None:
    assert read_register(tmp_path) == {}
    assert list(gone(site, {})) == []
