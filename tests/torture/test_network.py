"""A short form of the look for sockets, and that it would notice one."""

from __future__ import annotations

import os
import sys

import pytest

from torture import network, tracing

pytestmark = pytest.mark.skipif(not tracing.is_there(), reason="needs strace")
OPENED = "import socket; socket.socket(socket.{}, socket.SOCK_STREAM).close()"


def test_the_program_opens_no_socket_that_leads_off_the_computer() -> None:
    outcome = network._program([sys.executable, "-m", "cjm_desktop"])
    assert outcome.faults == []
    assert outcome.done == 3


@pytest.mark.parametrize(("family", "faults"), [("AF_INET", 1), ("AF_INET6", 1), ("AF_UNIX", 0)])
def test_a_socket_that_leads_off_the_computer_is_noticed(family: str, faults: int) -> None:
    _, outcome = network.traced(
        "a child", ["sh", "-c", f"{sys.executable} -c '{OPENED.format(family)}'"], os.environ
    )
    assert len(outcome.faults) == faults
    assert outcome.seen["sockets to the same computer"] == 1 - faults
