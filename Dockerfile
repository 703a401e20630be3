# The companion as a server for people who sign in. docs/running.md says how to run it.

FROM python:3.11-slim AS built

WORKDIR /source
COPY build.lock ./
# The compiler is the base image's own and stays behind, so its version need not be pinned.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends g++ \
 && rm -rf /var/lib/apt/lists/* \
 && python -m pip install --no-cache-dir --require-hashes --requirement build.lock
ENV UV_COMPILE_BYTECODE=1 UV_NO_CACHE=1 UV_PYTHON_DOWNLOADS=never
RUN uv venv --python /usr/local/bin/python3 /opt/companion
ENV VIRTUAL_ENV=/opt/companion

# What it needs, by itself: this takes minutes and changes seldom. Every file is checked against its hash, but PyTorch's: that
# comes without the parts for graphics cards, as a build of its own for each kind of processor.
COPY requirements.lock constraints.txt ./
RUN uv pip install --no-deps --require-hashes --requirement requirements.lock \
 && uv pip install --no-deps --torch-backend cpu --constraint constraints.txt torch

COPY LICENSE README.md pyproject.toml ./
COPY companion companion
COPY prompts prompts
COPY knowledge knowledge
RUN python -m hatchling build --target wheel && uv pip install --no-deps dist/*.whl


FROM python:3.11-slim

RUN python -m pip uninstall --yes --root-user-action ignore setuptools wheel pip \
 && useradd --system --uid 10001 --home-dir /tmp --shell /usr/sbin/nologin companion \
 && install --directory --mode 700 --owner companion /data
COPY --from=built /opt/companion /opt/companion

# All state is in /data; what libraries put down for a moment goes to /tmp. The rest is never written to.
# The bundled embedding model is among the libraries, and no other is fetched.
ENV PATH=/opt/companion/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    TMPDIR=/tmp \
    HF_HUB_OFFLINE=1 \
    COMPANION_HOME=/data \
    COMPANION_AUTH=accounts \
    COMPANION_HOST=0.0.0.0 \
    COMPANION_PORT=7860
WORKDIR /data
USER 10001
VOLUME /data
EXPOSE 7860

# Beside any proxy that the environment may name: it is this very container that is asked.
HEALTHCHECK --interval=30s --timeout=6s --start-period=90s --retries=3 CMD ["python", "-c", "import os, urllib.request as ask; ask.build_opener(ask.ProxyHandler({})).open('http://127.0.0.1:' + os.environ['COMPANION_PORT'] + '/healthz', timeout=5)"]

ENTRYPOINT ["companion"]
CMD ["serve"]
