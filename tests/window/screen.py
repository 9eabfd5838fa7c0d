"""A display of its own with a window manager, and hands on its keyboard: xdotool, the clipboard, pictures."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TypeVar

Answer = TypeVar("Answer")

NEEDED = ("Xvfb", "matchbox-window-manager", "xdotool", "setxkbmap")
SIZE = "1440x900x24"
PATIENCE = 40.0  # seconds for anything on a machine that has much else to do
SOON = 1.5  # seconds in which something is seen that has happened
LOOK = 0.03  # seconds between two looks
BESIDE = Path(__file__).with_name("beside.py")

# X11's key codes of the places where an English keyboard has these letters: a shortcut is a place, on any layout.
_ROWS = {10: "1234567890", 24: "qwertyuiop", 38: "asdfghjkl", 52: "zxcvbnm"}
_PLACES = {letter: first + at for first, row in _ROWS.items() for at, letter in enumerate(row)}


def missing_programs() -> list[str]:
    """What a screen needs and this machine has not."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Screen:
    """What a person at the display can do and see."""

    def __init__(self, environment: dict[str, str], layout: str) -> None:
        self.environment = environment
        self._layout = layout
        self.put_on(layout)

    def put_on(self, layout: str) -> None:
        """Switch the keyboard to another layout."""
        self._run("setxkbmap", layout)

    def press(self, *keys: str) -> None:
        """Press keys one after the other: `ctrl+shift+n` is the place of N, whatever the layout writes there."""
        self._run("xdotool", "key", "--delay", "30", *map(_placed, keys))

    def write(self, text: str, layout: str = "") -> None:
        """Type a text on the layout that has its letters."""
        if layout and layout != self._layout:
            self.put_on(layout)
        self._run("xdotool", "type", "--delay", "8", text)
        if layout and layout != self._layout:
            self.put_on(self._layout)

    @contextlib.contextmanager
    def copied(self, text: str) -> Iterator[None]:
        """A text on the clipboard, held by another program."""
        beside = [sys.executable, str(BESIDE), "copy"]
        with _running(beside, self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
            assert holder.stdin is not None
            assert holder.stdout is not None
            with holder.stdin as pipe:
                pipe.write(text.encode())
            assert holder.stdout.readline() == b"copied\n"
            yield
            holder.stdout.close()

    @property
    def title(self) -> str:
        """The title of the window that has the keyboard, empty where none has."""
        return self._ask("xdotool", "getactivewindow", "getwindowname")

    def wait_for_title(self, title: str) -> None:
        """Wait until a window with these words in its title has the keyboard."""
        self.wait_for(lambda: title in self.title, f"a window {title!r}")

    def shows_soon(self, title: str) -> bool:
        """Whether a window with these words in its title gets the keyboard within a second or two."""
        deadline = time.monotonic() + SOON
        while title not in self.title:
            if time.monotonic() > deadline:
                return False
            time.sleep(LOOK)
        return True

    def wait_for(self, question: Callable[[], Answer], what: str) -> Answer:
        """The first answer that is not empty; fails where none comes."""
        deadline = time.monotonic() + PATIENCE
        while not (answer := question()):
            if time.monotonic() > deadline:
                raise AssertionError(f"waited in vain for {what}; the keyboard is in {self.title!r}")
            time.sleep(LOOK)
        return answer

    def picture(self, path: Path) -> None:
        """Save what is on the screen as a PNG."""
        self._run(sys.executable, str(BESIDE), "picture", str(path))

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, check=True, timeout=PATIENCE)

    def _ask(self, *command: str) -> str:
        asked = subprocess.run(command, env=self.environment, capture_output=True, check=False, timeout=PATIENCE)
        return asked.stdout.decode().strip()


def _placed(keys: str) -> str:
    *modifiers, key = keys.split("+")
    return "+".join([*modifiers, str(_PLACES.get(key, key))])


@contextlib.contextmanager
def open_screen(environment: dict[str, str], layout: str) -> Iterator[Screen]:
    """A display with a window manager; both end with the context."""
    read_end, write_end = os.pipe()
    with os.fdopen(read_end) as told, contextlib.ExitStack() as stack:
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
        stack.enter_context(_running(command, environment, pass_fds=(write_end,), stderr=subprocess.DEVNULL))
        os.close(write_end)
        number = told.readline().strip()  # written when the display can be used
        environment = {**environment, "DISPLAY": f":{number}"}
        stack.enter_context(_running(["matchbox-window-manager"], environment, stderr=subprocess.DEVNULL))
        yield Screen(environment, layout)


@contextlib.contextmanager
def _running(
    command: list[str],
    environment: dict[str, str],
    *,
    stdin: int | None = None,
    stdout: int | None = None,
    stderr: int | IO[bytes] | None = None,
    pass_fds: tuple[int, ...] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=environment, stdin=stdin, stdout=stdout, stderr=stderr, pass_fds=pass_fds)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def run_program(screen: Screen, output: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The real program on the screen; what it writes goes to a file. It is ended where it did not end itself."""
    main = Path(__file__).parents[2] / "main.py"
    with output.open("wb") as written, _running([sys.executable, str(main)], screen.environment, stderr=written) as it:
        yield it
