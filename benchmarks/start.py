"""What a new process needs to its first answer: as people start it, and stage by stage."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.report import machine, table

RUNS = 5
REQUEST = b"a cozy romcom\n"
STAGES = """
import gc, resource, time
gc.disable()  # as `bot.app` does while it loads
before = time.process_time()
def done(stage):
    global before
    with open("/proc/self/status") as status:
        memory = next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))
    print(stage, round(1000 * (time.process_time() - before)), memory, sep="|", flush=True)
    before = time.process_time()
from recommender.bundle import load_bundle
from recommender.encoders import load_encoder
from recommender.engine import Engine
done("import")
bundle = load_bundle()
done("read and check the bundle")
encoder = load_encoder(bundle.manifest["encoder"])
done("load the encoder")
engine = Engine(bundle, encoder)
done("gather what can be named")
engine.recommend(engine.understand("a cozy romcom"))
done("first answer")
engine.recommend(engine.understand("a tense heist film"))
done("second answer")
"""


def measure_start() -> list[str]:
    """Start the terminal chat a few times, and the engine once stage by stage."""
    runs = [_first_answer() for _ in range(RUNS)]
    wall, processor, memory = np.median(runs, axis=0)
    stages = subprocess.run([sys.executable, "-c", STAGES], check=True, capture_output=True, text=True)
    return [
        machine(),
        "",
        f"`python -m bot console`, new process to the first film on the screen, median of {RUNS}: "
        f"**{wall:.2f} s** ({processor:.2f} s of processor time to its end), "
        f"largest resident memory **{memory:.0f} MB**.",
        "",
        *table(
            ("stage", "processor ms", "resident MB then"),
            [line.split("|") for line in stages.stdout.splitlines()],
        ),
    ]


def _first_answer() -> tuple[float, float, float]:
    """Seconds to the first film shown, processor seconds and largest resident MB of the whole run."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = os.environ | {"MATINEE_STORE__PATH": str(Path(folder) / "bench.sqlite3")}
        start = time.perf_counter()
        bot = subprocess.Popen(
            [sys.executable, "-m", "bot", "console"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=surroundings,
        )
        assert bot.stdin
        assert bot.stdout
        bot.stdin.write(REQUEST)
        bot.stdin.close()
        shown = next(time.perf_counter() - start for line in bot.stdout if b"[1]" in line)
        bot.stdout.read()
        _, status, used = os.wait4(bot.pid, 0)
        bot.returncode = os.waitstatus_to_exitcode(status)
        bot.stdout.close()
    return shown, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
