"""The fence around a child before it sees a hostile byte: what it may use, and that it may open and call nothing.

Linux only: limits of the kernel (setrlimit), namespaces (unshare), Landlock (landlock(7)). On other systems the parent
watches time and memory. Each part of the fence stands for itself; one that a kernel does not have is left out.
"""

import ctypes
import os
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import claimtrack

MEMORY = 512 * 2**20  # bytes of address space
SECONDS = 20  # of computing

_OPEN_FILES = 64
_SYSTEM = ("/usr/lib", "/lib", "/lib64")
_OF_NETWORK = ("/etc", "/usr/share/ca-certificates", "/usr/local/share/ca-certificates")
_RESOLVER = Path("/etc/resolv.conf")  # often a link to somewhere else
_SET_DEATH_SIGNAL, _SET_DUMPABLE, _SET_NO_NEW_PRIVILEGES = 1, 4, 38  # prctl(2)
_KILL = 9
_NEW_NAMESPACES = 0x10000000 | 0x40000000 | 0x08000000  # user, network, System V IPC: unshare(2)
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # system calls, the same on every architecture
_ASK_VERSION, _PATH_BENEATH = 1, 1
_EXECUTE, _READ_FILE, _READ_DIRECTORY = 1, 4, 8
# By version of Landlock: how many rights to files, to ports, and how many kinds of other reach it knows
_FILE_RIGHTS = (0, 13, 14, 15, 15, 16, 16)
_PORT_RIGHTS, _PORTS_SINCE = 3, 4
_SCOPES, _SCOPES_SINCE = 3, 6


def confine(*, seconds: int = SECONDS, memory: int = MEMORY, may_call: bool = False) -> None:
    """Fence this process in for good; modules of the program can still be loaded, and others called where it may."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if not may_call:
        libc.unshare(_NEW_NAMESPACES)
    _allow_reading_alone(libc, [*_code_folders(), *(_network_folders() if may_call else ())], may_call=may_call)
    libc.prctl(_SET_DEATH_SIGNAL, _KILL, 0, 0, 0)  # last: another identity, as in a namespace, takes it back
    _limit(seconds, memory)


def _limit(seconds: int, memory: int) -> None:
    import resource  # noqa: PLC0415 - Windows has none

    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        _, ceiling = resource.getrlimit(limit)
        is_time = limit == resource.RLIMIT_CPU  # of which first a signal says that it is over, and then the end comes
        last = most + 1 if is_time else most
        hard = last if ceiling == resource.RLIM_INFINITY else min(last, ceiling)
        resource.setrlimit(limit, (min(most, hard), hard))


def _code_folders() -> list[str]:
    """Where the program's own modules and libraries lie."""
    paths = sysconfig.get_paths()
    folders = {paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")} | set(_SYSTEM)
    folders |= {str(Path(claimtrack.__file__).parent), getattr(sys, "_MEIPASS", "")}
    return sorted(folder for folder in folders if folder and Path(folder).is_dir())


def _network_folders() -> list[str]:
    """Where the system says how names of hosts are looked up and whose certificates are good."""
    return [*_OF_NETWORK, str(_RESOLVER.resolve().parent)]


def _allow_reading_alone(libc: ctypes.CDLL, folders: Iterable[str], *, may_call: bool) -> None:
    """Let files be opened in these folders alone and only to read them, and no port of TCP be used (Landlock)."""
    version = libc.syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if version < 1:
        return
    handled = (1 << _FILE_RIGHTS[min(version, len(_FILE_RIGHTS) - 1)]) - 1
    ports = _PORT_RIGHTS if version >= _PORTS_SINCE and not may_call else 0
    scopes = _SCOPES if version >= _SCOPES_SINCE else 0
    asked = struct.pack("=QQQ", handled, ports, scopes)[
        : 24 if version >= _SCOPES_SINCE else 16 if version >= _PORTS_SINCE else 8
    ]
    rules = libc.syscall(_CREATE_RULESET, asked, len(asked), 0)
    if rules < 0:
        return
    for folder in folders:
        _allow(libc, rules, folder)
    libc.syscall(_RESTRICT_SELF, rules, 0)
    os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, folder: str) -> None:
    try:
        place = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    beneath = struct.pack("=Qi", _EXECUTE | _READ_FILE | _READ_DIRECTORY, place)
    libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, beneath, 0)
    os.close(place)
