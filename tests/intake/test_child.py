import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.intake import kinds
from claimtrack.intake.child import answer, memory, running
from claimtrack.intake.document import task as reading_task
from claimtrack.intake.reading import document_in, picture_in, read_document
from claimtrack.intake.web import task as fetching_task
from tests.intake.conftest import DOCUMENTS, png
from tests.intake.site import PAGE, Site

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the fence is made of Linux's own means")
TRIED = """
import os, resource, socket, sys
from claimtrack.intake.child.confinement import confine
confine(seconds=5)

def fails(act):
    try:
        act()
    except (OSError, MemoryError):
        return True
    return False

reader = lambda path: lambda: open(path, "rb").read(1)
print(
    fails(reader("/etc/passwd")),
    fails(reader("/proc/self/maps")),
    fails(lambda: open(sys.argv[1], "w").write("x")),
    fails(lambda: os.listdir("/")),
    fails(lambda: socket.create_connection(("127.0.0.1", int(sys.argv[2])), 2)),
    fails(lambda: bytes(600_000_000)),
    fails(lambda: os.execv("/bin/true", ["true"])),
)
import json.tool
"""


@LINUX
def test_a_child_opens_writes_and_calls_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = subprocess.run(
            [sys.executable, "-c", TRIED, tmp_path / "written", str(server.getsockname()[1])],
            capture_output=True,
            check=True,
            text=True,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(answer.__file__).parents[3])},
        )
    assert done.stdout.split() == ["True"] * 7
    assert not (tmp_path / "written").exists()


@LINUX
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_file_named_in_a_document_is_opened_and_nobody_is_called(tmp_path: Path) -> None:
    bait = tmp_path / "bait.png"
    bait.write_bytes(b"x")
    page = tmp_path / "page.html"
    page.write_text(
        f'<!doctype html><img src="file://{bait}"><link rel=stylesheet href="{bait}"><iframe src="//127.0.0.1:9/">'
        f'</iframe><base href="file://{tmp_path}/"><p>{"Two schools were closed in June, said the mayor. " * 9}</p>'
    )
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-qq", "-o", trace, "-e", "trace=openat,open,connect,socket"]
    done = subprocess.run(
        [*map(str, command), sys.executable, "-m", "claimtrack", "text", str(page)],
        capture_output=True,
        check=True,
        text=True,
    )
    assert "schools" in done.stdout
    assert "bait" not in trace.read_text()
    assert "connect(" not in trace.read_text()


def test_a_child_that_says_nonsense_is_not_believed() -> None:
    good = answer.compose({"title": "T"}, {"text": b"words"})
    assert answer.parse(good).parts == {"text": b"words"}
    for said in (
        b"",
        b"{}",
        b"{}\n",
        b"[]\n",
        b"[" * 300_000,
        b"[" * 100_000 + b"\n",
        good + b"more",
        good[:-1],
        b'{"fields": {}, "parts": {"text": -1}}\n',
        b'{"fields": {}, "parts": {"text": true}}\nx',
        b'{"fields": {}, "problem": "no"}\n',
        b'{"fields": {}, "problem": {"code": "storage.damaged", "args": {}}}\n',
        b'{"fields": {}, "problem": {"code": "document.failed", "args": {"a": [1]}}}\n',
        json.dumps({"fields": {}, "problem": {"code": "document.x", "args": {str(n): n for n in range(9)}}}).encode()
        + b"\n",
    ):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong
            answer.parse(said)


@pytest.mark.parametrize(("name", "value"), [("title", 3), ("title", "x" * 3_000), ("pages", -1), ("pages", True)])
def test_a_field_of_another_kind_is_not_believed(name: str, value: object) -> None:
    found = answer.parse(answer.compose({name: value, "notes": "no"}))
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        found.words(name) if name == "title" else found.number(name, 9)
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        found.messages("notes")


def test_a_problem_keeps_its_arguments_on_the_way() -> None:
    problem = Message("document.no-such-page", page=3)
    assert answer.parse(answer.compose({}, problem=problem)).problem == problem


def test_time_and_size_are_limited() -> None:
    content = (DOCUMENTS / "dejavu.pdf").read_bytes()
    with pytest.raises(Problem, match=r"document\.too-long"):
        running.ask(["--read-document", "text", kinds.PDF], content, seconds=0)
    with pytest.raises(Problem, match=r"document\.too-much"):
        running.ask(["--read-document", "text", kinds.PDF], content, most=10)
    with pytest.raises(Problem, match=r"document\.failed"):
        running.ask(["--read-document", "text", "no/type"], content)


def test_an_open_file_is_read_as_it_is() -> None:
    with (DOCUMENTS / "reports.odt").open("rb") as file:
        assert "المجلس" in read_document(file, kinds.ODT).text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ps")
def test_the_memory_of_a_process_is_told() -> None:
    assert memory.resident(os.getpid()) > 10_000_000
    assert memory.resident(2**22 + 1) == 0


def test_all_that_a_child_can_say_has_words() -> None:
    said = re.compile(r'Message\(\s*"((?:document|fetch)\.[a-z.-]+)"(, count=)?')
    texts = (path.read_text("utf-8") for path in Path(running.__file__).parents[1].rglob("*.py"))
    found = {match.groups() for text in texts for match in said.finditer(text)}
    assert len(found) > 20
    args = {"read": 3, "pages": 9, "page": 9, "host": "h", "most": 5, "megabytes": 25, "status": 404, "address": "a"}
    for language in ("en", "ar"):
        for code, is_counted in found:
            assert code not in Words(language).say(str(code), **args, **({"count": 3} if is_counted else {}))


def test_the_program_itself_loads_no_reader() -> None:
    loaded = (
        "import claimtrack.intake.article, claimtrack.intake.kept, claimtrack.intake.web.fetching, sys\n"
        "print(sorted({'trafilatura', 'lxml', 'pypdfium2', 'PIL', 'httpx', 'httpcore', 'striprtf'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"


@LINUX
@pytest.mark.parametrize("may_call", [True, False])
def test_a_child_does_not_outlive_the_program(may_call: bool) -> None:
    child = (
        "from claimtrack.intake.child.confinement import confine\n"
        f"confine(may_call={may_call})\nprint('fenced', flush=True)\nimport time\ntime.sleep(600)"
    )
    parent = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', sys.argv[1]])\nprint(child.pid, flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", parent, child], stdout=subprocess.PIPE, text=True) as running_parent:
        assert running_parent.stdout is not None
        _number, fenced = running_parent.stdout.readline(), running_parent.stdout.readline()
        running_parent.kill()
        assert fenced == "fenced\n"
        assert running_parent.stdout.read() == "", "the pipe is closed once nobody holds its other end"


def test_each_task_answers_what_was_asked() -> None:
    content = (DOCUMENTS / "amiri.pdf").read_bytes()
    told = answer.parse(reading_task.prepare(["text", kinds.PDF])(io.BytesIO(content)))
    assert told.words("title") == "تقرير المجلس"
    assert told.messages("notes") == (Message("document.note.arabic-pdf"),)
    assert "المجلس" in told.parts["text"].decode()
    for media_type, given in ((kinds.PDF, content), ("image/png", png(9, 9))):
        told = answer.parse(reading_task.prepare(["picture", media_type, "1", "90"])(io.BytesIO(given)))
        size = told.number("width", 90), told.number("height", 200)
        assert len(told.parts["pixels"]) == size[0] * size[1] * 4


def test_the_task_that_fetches_answers_with_the_record() -> None:
    site = Site()
    try:
        asked = json.dumps({"address": site.at("/moved"), "allowed": ["localhost"]}).encode()
        told = answer.parse(fetching_task.prepare([])(io.BytesIO(asked)))
    finally:
        site.close()
    assert told.words("final_address") == site.at("/page?x=1")
    assert told.parts["body"] == PAGE
    assert told.parts["record"].startswith(b"\x1f\x8b")


def said(*, pixels: bytes = b"", text: bytes = b"words", **fields: object) -> answer.Answer:
    return answer.parse(answer.compose(fields, {"text": text, "pixels": pixels}))


def test_of_a_document_only_what_is_as_it_should_be_is_taken() -> None:
    told = said(
        text=b"one\r\ntwo\0\fthree", title="a\nb", published="soon", language="<b>", address="javascript:x", author="\0"
    )
    found = document_in(told, kinds.ODT)
    assert (found.text, found.title, found.author) == ("one\ntwo\ufffd\nthree", "a b", "\ufffd")
    assert (found.published, found.language, found.address) == (None, "", "")
    assert document_in(told, kinds.PDF).pages == 2
    for wrong in (said(text=b"\xff"), said(title=3), said(notes=[1]), answer.parse(answer.compose({}))):
        with pytest.raises(Problem, match=r"document\.failed"):
            document_in(wrong, kinds.HTML)
    with pytest.raises(Problem, match=r"document\.no-text"):
        document_in(said(text=b" \n"), kinds.HTML)


@pytest.mark.parametrize(
    ("width", "height", "pages", "pixels"),
    [(2, 2, 1, 15), (0, 2, 1, 0), (20_000_000, 20_000_000, 1, 0), (-1, -1, 1, 4), (1, 1, "1", 4), (1, 1, None, 4)],
)
def test_a_picture_that_is_not_what_it_says_is_none(width: int, height: int, pages: object, pixels: int) -> None:
    good = picture_in(said(pixels=bytes(4), width=1, height=1, pages=1))
    assert (good.width, good.height, good.pixels) == (1, 1, bytes(4))
    with pytest.raises(Problem, match=r"document\.failed"):
        picture_in(said(pixels=bytes(pixels), width=width, height=height, pages=pages))
