"""The bundle swapped under a running bot: half-written, older, newer, and whole."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path

import pytest

from recommender.bundle import FORMAT, MANIFEST, SHIPPED
from tests.e2e.faults.conftest import unnamed_failures
from tests.e2e.process import PROGRAM, Process
from tests.standin import StandIn

pytestmark = pytest.mark.skipif(
    not (SHIPPED / MANIFEST).exists(), reason=f"no bundle in {SHIPPED}: build it first"
)
TAKEN, REFUSED = "the bundle was loaded anew", "the bundle was not loaded anew"


def write_format(bundle: Path, number: int) -> None:
    manifest = json.loads((bundle / MANIFEST).read_text(encoding="utf-8"))
    (bundle / MANIFEST).write_text(json.dumps(manifest | {"format": number}), encoding="utf-8")


def swap(live: Path, bundle: Path) -> None:
    """Put a bundle in the place of the one in use, in one step."""
    fresh = live.with_suffix(".new")
    fresh.symlink_to(bundle, target_is_directory=True)
    fresh.replace(live)


async def test_a_bundle_swapped_while_it_runs(tmp_path: Path) -> None:
    bundles = {name: tmp_path / name for name in ("first", "half", "older", "newer", "second")}
    for bundle in bundles.values():
        shutil.copytree(SHIPPED, bundle)
    words = bundles["half"] / "words.npz"
    words.write_bytes(words.read_bytes()[: words.stat().st_size // 2])
    write_format(bundles["older"], FORMAT - 1)
    write_format(bundles["newer"], FORMAT + 1)
    live = tmp_path / "live"
    live.symlink_to(bundles["first"], target_is_directory=True)
    async with StandIn() as standin:
        matinee = Process(standin, tmp_path, PROGRAM, MATINEE_ENGINE__BUNDLE=str(live))
        await matinee.start()
        ana = standin.user("ana")
        try:
            await (await ana.command("movie", title="Heat 1995")).answer()  # by now it has loaded the first
            for count, name in enumerate(("half", "older", "newer"), start=1):
                swap(live, bundles[name])
                matinee.signal(signal.SIGHUP)
                await matinee.logs(REFUSED, count)
                answer = await (await ana.command("recommend", request="a cozy romcom")).answer()
                assert "1. " in answer.text
            swap(live, bundles["second"])
            shutil.rmtree(bundles["first"])
            matinee.signal(signal.SIGHUP)
            await matinee.logs(TAKEN)
            assert "1. " in (await (await ana.press(answer, "More")).answer()).text
        finally:
            assert await matinee.stop() == 0
    log = matinee.log.read_text(encoding="utf-8")
    assert "words.npz" in log, "it says which file is not what it should be"
    assert unnamed_failures(log) == []
