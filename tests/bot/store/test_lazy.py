"""The store starts in a blink."""

import subprocess
import sys


def test_importing_the_store_loads_no_heavy_library() -> None:
    script = (
        "import sys, bot.store.store; print(*{'torch', 'discord', 'pandas', 'hnswlib'} & set(sys.modules))"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == ""
