# Two stages: the first compiles and installs, the second holds only what runs. Build: docker build -t matinee .
# Run: docker run -v matinee-data:/data -e MATINEE_DISCORD__TOKEN=... matinee
FROM python:3.11-slim AS build
RUN apt-get update && apt-get install --yes --no-install-recommends build-essential && rm -rf /var/lib/apt/lists/*
WORKDIR /app
RUN python -m venv /venv
COPY constraints.txt pyproject.toml README.md LICENSE ./
# torch first: in a layer of its own, the CPU build, as the lock says.
RUN /venv/bin/pip install --no-cache-dir --constraint constraints.txt torch==2.13.0
COPY bot bot
COPY recommender recommender
COPY migrations migrations
# Without the build machine's own instructions, so that the image runs elsewhere.
RUN HNSWLIB_NO_NATIVE=1 /venv/bin/pip install --no-cache-dir --constraint constraints.txt --editable .

FROM python:3.11-slim
RUN useradd --create-home --uid 1000 matinee && mkdir /data && chown matinee /data
COPY --from=build /venv /venv
COPY --from=build /app /app
USER matinee
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 HF_HUB_OFFLINE=1 MATINEE_STORE__PATH=/data/matinee.sqlite3
VOLUME /data
HEALTHCHECK --interval=60s --timeout=20s --start-period=60s CMD ["python", "-m", "bot", "check"]
CMD ["python", "-m", "bot", "run"]
