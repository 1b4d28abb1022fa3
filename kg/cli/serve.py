"""kg serve: the graph over HTTP."""

from __future__ import annotations

import ipaddress
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import DEFAULT_STORE, Store, examples
from kg.errors import StoreError, UsageError

if TYPE_CHECKING:
    from kg.web.settings import Settings

_MIB = 1024 * 1024
_INSTALL = "kg serve needs the extra 'serve'; install it with: pip install 'newsgraph[serve]'"


# What the options mean, and what they are without.
Host = Annotated[str, typer.Option(help="The address to listen on; the default is this machine alone.")]
Port = Annotated[int, typer.Option(help="The port to listen on.", min=0, max=65535)]
InMemory = Annotated[
    bool,
    typer.Option("--in-memory", help="Hold the graph in memory: faster, about 0.5 GB a million quads."),
]
Timeout = Annotated[float, typer.Option(help="Seconds that a query may run.", min=0.1, max=3600)]
Rows = Annotated[int, typer.Option(help="Rows of one answer; a longer one is cut, and says so.", min=1)]
ResultMib = Annotated[int, typer.Option(help="MiB of one answer.", min=1, max=1024)]
BodyKib = Annotated[int, typer.Option(help="KiB of a request's body.", min=1)]
Queries = Annotated[
    int,
    typer.Option(help="Queries that run at once; 0: one for each processor, at least two.", min=0, max=256),
]
Queue = Annotated[int, typer.Option(help="Queries that wait for their turn.", min=0)]
MemoryMib = Annotated[int, typer.Option(help="MiB that a query may take beside the graph.", min=64)]
ClientTimeout = Annotated[
    float, typer.Option(help="Seconds that a client may let pass while it sends or receives.", min=0.1)
]
CacheMib = Annotated[int, typer.Option(help="MiB of answers kept; 0: none.", min=0)]
Cors = Annotated[
    list[str] | None, typer.Option(help="An origin whose pages may read answers, or '*'. Repeatable.")
]
AllowService = Annotated[
    list[str] | None,
    typer.Option(help="An https prefix that SERVICE may name; none by default. Repeatable."),
]
PublicUrl = Annotated[str, typer.Option(help="The address clients use, where it is another one.")]
Metrics = Annotated[bool, typer.Option("--metrics", help="Tell counts at /metrics, for Prometheus.")]
AccessLog = Annotated[
    bool, typer.Option("--access-log/--no-access-log", help="A line of JSON a request on standard error.")
]
Check = Annotated[bool, typer.Option("--check", help="Say whether all is in place, and end.")]


def register(app: typer.Typer) -> None:
    """Adds the verb."""
    app.command(
        epilog=examples("kg serve", "kg serve --in-memory --timeout 5", "kg serve --check"),
    )(serve)


def serve(
    host: Host = "127.0.0.1",
    port: Port = 7878,
    in_memory: InMemory = False,
    timeout: Timeout = 10.0,
    rows: Rows = 100_000,
    result_mib: ResultMib = 32,
    body_kib: BodyKib = 1024,
    queries: Queries = 0,
    queue: Queue = 32,
    memory_mib: MemoryMib = 2048,
    client_timeout: ClientTimeout = 20.0,
    cache_mib: CacheMib = 64,
    cors: Cors = None,
    allow_service: AllowService = None,
    public_url: PublicUrl = "",
    metrics: Metrics = False,
    access_log: AccessLog = True,
    check: Check = False,
    store: Store = DEFAULT_STORE,
) -> None:
    """Serve the graph: SPARQL endpoint, saved questions, pages; read-only, and safe to show to strangers."""
    _require_extra()
    from kg.web.settings import Limits, Settings

    more = {"queries": queries} if queries else {}
    limits = Limits(
        seconds=timeout,
        rows=rows,
        result_bytes=result_mib * _MIB,
        body_bytes=body_kib * 1024,
        queue=queue,
        memory_bytes=memory_mib * _MIB,
        client_seconds=client_timeout,
        **more,
    )
    settings = Settings(
        store=store,
        limits=limits,
        in_memory=in_memory,
        public_url=public_url,
        cors=tuple(cors or ()),
        allow_service=_prefixes(allow_service or []),
        cache_bytes=cache_mib * _MIB,
        metrics=metrics,
        access_log=access_log,
    )
    if check:
        _check(settings, host, port)
    else:
        _serve(settings, host, port)


def _serve(settings: Settings, host: str, port: int) -> None:
    from kg.graph import KnowledgeGraph
    from kg.web.server import serve as run

    _, build = KnowledgeGraph.current(settings.store)
    quads = build.counts.get("quads", 0)
    kept = "on disk"
    if settings.in_memory:
        kept = f"in memory, about {max(1, round(quads * 0.0005))} MB shared by all workers"
    address = f"[{host}]" if ":" in host else host
    typer.echo(f"kg: build {build.build_id[:16]}, {quads} quads, {kept}", err=True)
    typer.echo(f"kg: http://{address}:{port}/ (stop with Ctrl-C)", err=True)
    if not _is_loopback(host):
        typer.echo(f"kg: {host} can be reached from other machines", err=True)
    if not run(settings, host, port):
        raise StoreError("the server did not start; see: kg serve --check")


def _check(settings: Settings, host: str, port: int) -> None:
    from kg.web.checks import check

    findings = check(settings, host, port)
    for finding in findings:
        typer.echo(f"{'fine' if finding.fine else 'NOT FINE'}: {finding.what}")
    if not all(finding.fine for finding in findings):
        raise typer.Exit(1)


def _require_extra() -> None:
    if sys.platform == "win32":
        raise UsageError(
            "kg serve runs its queries in forked processes, which Windows has not; use Linux or macOS"
        )
    try:
        import jinja2  # noqa: F401
        import rfc9457  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
        import werkzeug  # noqa: F401
    except ImportError as error:
        raise UsageError(f"{_INSTALL} ({error.name} is missing)") from error


def _prefixes(given: list[str]) -> tuple[str, ...]:
    for prefix in given:
        if not prefix.startswith("https://") or prefix.count("/") < 3:
            raise UsageError(f"--allow-service {prefix}: write https://host/ or more of an address")
    return tuple(given)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
