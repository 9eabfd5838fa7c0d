"""A page from the web as a kept copy: fetched in one child, read in another, with the record of how it came."""

import json
import os
import re
from collections.abc import Collection
from datetime import datetime
from urllib.parse import unquote, urlsplit

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import KeptFile
from claimtrack.intake import kinds
from claimtrack.intake.address import check_address
from claimtrack.intake.child.running import Progress, ask
from claimtrack.intake.kept import as_read

COMMAND = "--fetch-address"
SECONDS = 62.0  # the page itself has 60
MOST = 64 * 2**20  # bytes of an answer: the page, and the record with the page as it came
ALLOWED = "CLAIMTRACK_ALLOWED_HOSTS"  # in the environment: names of hosts, with commas between

_CHARSET = re.compile(r";\s{0,9}charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_FILE_NAME = re.compile(r"filename\*?=(?:UTF-8'[^']{0,10}')?\"?([^\";]{1,200})", re.IGNORECASE)
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\]")
_LONGEST_NAME = 200  # characters


def fetch(address: str, *, allowed: Collection[str] = (), on_progress: Progress | None = None) -> KeptFile:
    """The page at an address, kept as it came, with what was asked and answered.

    `allowed` are hosts of a private network that may be called by their name. Problem where it does not come; where it
    comes and cannot be read, the copy says why. `on_progress` as in `read_document`.
    """
    address = check_address(address)
    hosts = [*allowed, *filter(None, os.environ.get(ALLOWED, "").split(","))]
    asked = json.dumps({"address": address, "allowed": hosts}).encode()
    try:
        answer = ask([COMMAND], asked, seconds=SECONDS, most=MOST, on_progress=on_progress)
    except Problem as problem:
        if problem.message == Message("fetch.bad-address", address=address[:100]):  # no page has sent us there
            raise Problem(Message("intake.bad-address", address=address[:100])) from None
        raise
    try:
        body, record = answer.parts["body"], answer.parts["record"]
        final = check_address(answer.words("final_address"))
        said, disposition = answer.words("media_type"), answer.words("disposition")
        at = datetime.fromisoformat(answer.words("at"))
    except (KeyError, ValueError, Problem):
        raise Problem(Message("document.failed")) from None
    if not body:
        raise Problem(Message("fetch.empty", host=urlsplit(final).hostname or ""))
    name = _name(final, disposition)
    kept = KeptFile(
        content=body,
        media_type=_media_type(body, name, said),
        how="fetched",
        name=name,
        requested_address=address,
        final_address=final,
        record=record,
        taken=at,
        charset=_charset(said),
    )
    return as_read(kept, on_progress=on_progress)


def _media_type(body: bytes, name: str, said: str) -> str:
    """What the bytes are; where they are only text, the server's word for a page of HTML counts."""
    found = kinds.media_type(body, name)
    is_page = said.partition(";")[0].strip().lower() in {kinds.HTML, "application/xhtml+xml"}
    return kinds.HTML if is_page and found in {kinds.TEXT, kinds.BINARY} else found


def _charset(said: str) -> str:
    """The charset that the server names beside the type, empty where it names none."""
    found = _CHARSET.search(said)
    return found[1].lower() if found else ""


def _name(address: str, disposition: str) -> str:
    """A hint what the file was called: never used as the name of a file."""
    found = _FILE_NAME.search(disposition)
    last = urlsplit(address).path.rstrip("/").rpartition("/")[2]
    return _UNFIT.sub("-", unquote(found[1] if found else last))[:_LONGEST_NAME].strip()
