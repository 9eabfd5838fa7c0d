"""How much memory another process takes, for systems whose kernel does not hold it to a limit."""

import ctypes
import subprocess
import sys

_QUERY = 0x0400 | 0x0010  # information and reading of memory: OpenProcess
KILOBYTE = 1024


def resident(pid: int) -> int:
    """The bytes of memory that a process takes; 0 where that cannot be told."""
    if sys.platform == "win32":
        return _on_windows(pid)
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False)  # noqa: S603, S607 - a number
    return int(told.stdout or 0) * KILOBYTE


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of psapi.h."""

    _fields_ = [
        ("size", ctypes.c_uint32),
        ("faults", ctypes.c_uint32),
        ("peak", ctypes.c_size_t),
        ("resident", ctypes.c_size_t),
        ("rest", ctypes.c_size_t * 6),
    ]


if sys.platform == "win32":

    def _on_windows(pid: int) -> int:
        kernel = ctypes.windll.kernel32
        process = kernel.OpenProcess(_QUERY, 0, pid)
        counters = _Counters(size=ctypes.sizeof(_Counters))
        try:
            is_told = kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size)
        finally:
            kernel.CloseHandle(process)
        return int(counters.resident) if is_told else 0
