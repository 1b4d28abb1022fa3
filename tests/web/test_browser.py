"""The query page in a real browser: it runs a query, and asks nobody but this server."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from serving import Server

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path")]


class Browser:
    """Chromium without a window, spoken to over a pair of pipes."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        options = f"--headless --no-sandbox --disable-gpu --remote-debugging-pipe --user-data-dir={profile}"
        # The browser reads its orders from descriptor 3 and answers on 4.
        shell = f'exec "$0" {options} about:blank 3<&{theirs_in} 4>&{theirs_out}'
        self.process = subprocess.Popen(
            ["bash", "-c", shell, CHROMIUM],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._in, self._out = os.fdopen(ours_in, "rb", 0), os.fdopen(ours_out, "wb", 0)
        self._numbers = itertools.count(1)
        self._rest = b""
        self.events: list[dict[str, Any]] = []

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._in.close()
        self._out.close()

    def tell(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        order = {"id": number, "method": method, "params": parameters}
        if session:
            order["sessionId"] = session
        self._out.write(json.dumps(order).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") == number:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result
            self.events.append(message)

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            part = self._in.read(65536)
            assert part, "the browser has ended"
            self._rest += part
        message, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told


class Page:
    """One page that is open."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser = browser
        target = browser.tell("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.tell("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            browser.tell(f"{domain}.enable", self.session)
        browser.tell("Page.navigate", self.session, url=url)

    def value(self, expression: str) -> Any:
        found = self.browser.tell("Runtime.evaluate", self.session, expression=expression, returnByValue=True)
        return found["result"].get("value")

    def wait(self, expression: str, seconds: float = 15) -> None:
        end = time.monotonic() + seconds
        while not self.value(expression):
            assert time.monotonic() < end, f"{expression}: {self.said()}"
            time.sleep(0.1)

    def requests(self) -> list[str]:
        events = [e for e in self.browser.events if e.get("method") == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in events]

    def said(self) -> list[str]:
        entries = [e["params"]["entry"] for e in self.browser.events if e.get("method") == "Log.entryAdded"]
        thrown = [e for e in self.browser.events if e.get("method") == "Runtime.exceptionThrown"]
        return [entry["text"] for entry in entries if entry["level"] == "error"] + [str(t) for t in thrown]


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """A browser with an empty profile."""
    browser = Browser(tmp_path / "profile")
    yield browser
    browser.close()


def test_the_query_page_runs_a_query_and_asks_nobody_else(server: Server, browser: Browser) -> None:
    page = Page(browser, server.sparql)
    page.wait("document.readyState === 'complete' && !!document.querySelector('.yasqe .CodeMirror')")
    page.value("document.querySelector('.yasqe_queryButton').click()")
    page.wait("document.querySelectorAll('.yasr table tbody tr').length > 5")
    assert page.value("getComputedStyle(document.querySelector('form.plain')).display") == "none"
    outside = [url for url in page.requests() if not url.startswith((server.url + "/", "data:", "about:"))]
    assert not outside
    assert not page.said()


def test_a_name_in_the_answer_that_is_markup_stays_text(server: Server, browser: Browser) -> None:
    query = "SELECT ('<img src=x onerror=document.title=1><b>bold</b>' AS ?x) {}"
    page = Page(browser, f"{server.sparql}#query={quote(query)}")  # a link with a query in it runs it
    page.wait("(document.querySelector('.yasr table tbody') || {innerText: ''}).innerText.includes('bold')")
    assert page.value("document.querySelectorAll('.yasr table img, .yasr table b').length") == 0
    assert page.value("document.title") != "1"
