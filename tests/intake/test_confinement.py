"""The fence around a child, tried on one thread of this process: the system fences threads one by one."""

import ctypes
import errno
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import claimtrack
from claimtrack.intake.child import confinement

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such fence")
NO_NEW_PRIVILEGES = 38
ASK_VERSION = (444, None, 0, 1)


def outcome(job: Callable[[], object]) -> str:
    """What the system says to it."""
    try:
        job()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, "?")
    return "done"


@pytest.mark.parametrize("may_call", [False, True], ids=["calls nobody", "may call"])
def test_a_fenced_thread_reads_where_it_may_and_does_nothing_else(tmp_path: Path, *, may_call: bool) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(*ASK_VERSION) < 4:
        pytest.skip("this kernel has no Landlock that knows ports")
    allowed, other = tmp_path / "allowed", tmp_path / "other"
    for folder in (allowed, other):
        folder.mkdir()
        (folder / "file").write_bytes(b"text")
    said: dict[str, str] = {}
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as calling:

        def work() -> None:
            libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
            confinement._allow_reading_alone(libc, [str(allowed), str(tmp_path / "none")], may_call=may_call)
            said["reads"] = outcome((allowed / "file").read_bytes)
            said["reads elsewhere"] = outcome((other / "file").read_bytes)
            said["lists elsewhere"] = outcome(lambda: list(other.iterdir()))
            said["writes"] = outcome(lambda: (allowed / "file").write_bytes(b"other"))
            said["makes"] = outcome((allowed / "new").touch)
            said["removes"] = outcome((allowed / "file").unlink)
            said["calls"] = outcome(lambda: calling.connect(server.getsockname()))

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    refused = dict.fromkeys(("reads elsewhere", "lists elsewhere", "writes", "makes", "removes"), "EACCES")
    assert said == {"reads": "done", **refused, "calls": "done" if may_call else "EACCES"}
    assert (other / "file").read_bytes() == b"text"  # this thread is as free as before


def test_a_child_may_read_its_code_and_one_that_calls_the_names_of_hosts() -> None:
    code, network = confinement._code_folders(), confinement._network_folders()
    assert str(Path(claimtrack.__file__).parent) in code
    assert all(Path(folder).is_dir() for folder in code)
    home = Path.home()
    assert not any(home.is_relative_to(folder) for folder in (*code, *network) if home != Path("/"))
