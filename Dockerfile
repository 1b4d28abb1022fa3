# The graph's server and command line, as a user without rights, with nothing written but under /data.
#
#   docker build -t newsgraph .
#   docker run --rm -v "$PWD/articles:/articles:ro" -v graph:/data newsgraph build /articles
#   docker run --rm --read-only --tmpfs /tmp -v graph:/data:ro -p 7878:7878 newsgraph

FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY kg kg
COPY ontology ontology
COPY shapes shapes
COPY queries queries
COPY seeds seeds
RUN python -m venv /opt/newsgraph \
    && /opt/newsgraph/bin/pip install --no-cache-dir --disable-pip-version-check ".[html,serve,fast,reports]"

FROM python:3.12-slim
COPY --from=build /opt/newsgraph /opt/newsgraph
# A volume takes over the owner of the folder that it is mounted on; any user may write to an empty one.
RUN mkdir /data && chmod 1777 /data
ENV PATH=/opt/newsgraph/bin:$PATH \
    KG_STORE=/data/graph \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
WORKDIR /data
VOLUME /data
USER 10001:10001
EXPOSE 7878
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:7878/healthz', timeout=4)"]
ENTRYPOINT ["kg"]
CMD ["serve", "--host", "0.0.0.0"]
