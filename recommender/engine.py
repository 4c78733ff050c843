"""The engine: requests in, films out. Synchronous, pure, deterministic; one instance serves everybody."""

from __future__ import annotations
