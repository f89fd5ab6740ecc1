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


def test_a_display_that_does_not_answer_may_be_asked_by_tcp_and_nothing_else() -> None:
    unix = '7 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X47"}, 23) = -1 ECONNREFUSED'
    socket = "7 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3"
    tcp = '7 connect(3, {{sa_family=AF_INET, sin_port=htons({}), sin_addr=inet_addr("{}")}}, 16) = -1'
    asked = [unix, socket, tcp.format(6047, "127.0.0.1")]
    assert network.judged("a log", "\n".join(asked)).faults == []
    for others in (
        asked[1:],
        [unix, socket],
        [unix, socket, tcp.format(6047, "10.0.0.1")],
        [unix, socket, tcp.format(80, "127.0.0.1")],
        [*asked, socket],
    ):
        assert network.judged("a log", "\n".join(others)).faults == ["a log: 1 sockets AF_INET"]


def test_the_print_service_of_the_computer_may_be_asked_by_tcp_and_no_other() -> None:
    socket = "7 socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = 13"
    tcp = (
        "7 connect(13, {{sa_family=AF_INET6, sin6_port=htons({}), sin6_flowinfo=htonl(0), "
        'inet_pton(AF_INET6, "{}", &sin6_addr), sin6_scope_id=0}}, 28) = -1 EINPROGRESS'
    )
    here = network.judged("a log", "\n".join((socket, tcp.format(631, "::1"))))
    assert (here.faults, here.seen["calls for the print service of the computer"]) == ([], 1)
    for port, other in ((631, "fd00::5"), (80, "::1")):
        log = "\n".join((socket, tcp.format(port, other)))
        assert network.judged("a log", log).faults == ["a log: 1 sockets AF_INET6"]
