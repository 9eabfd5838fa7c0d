"""Zip packages, opened with every byte counted: a small file can hold more than any memory."""

import io
import zipfile
import zlib

from lxml import etree

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message

MOST_MEMBERS = 10_000
MOST_BYTES = 40 * 2**20  # of one part, inflated
_PIECE = 2**20


class Package:
    """The parts of a document that is a zip file; only what is asked for is inflated."""

    def __init__(self, content: bytes) -> None:
        """Problem where it is damaged, encrypted, or has more members than a document has."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            members = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
            raise Problem(Message("document.damaged")) from None
        if len(members) > MOST_MEMBERS:
            raise Problem(Message("document.too-much"))
        self._members = {member.filename: member for member in members}

    def part(self, name: str) -> bytes | None:
        """A part by its name, None where there is none."""
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & 1:
            raise Problem(Message("document.encrypted"))
        inflated = bytearray()
        try:
            with self._archive.open(member) as stream:
                while piece := stream.read(_PIECE):
                    inflated += piece
                    if len(inflated) > MOST_BYTES:
                        raise Problem(Message("document.too-much"))
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError):
            raise Problem(Message("document.damaged")) from None
        return bytes(inflated)

    def tree(self, name: str) -> etree._Element | None:
        """A part of XML; no entity in it is opened and nothing is fetched. Problem where it is no XML."""
        part = self.part(name)
        if part is None:
            return None
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"<\x00!\x00D" in part:
            raise Problem(Message("document.damaged"))  # no program that writes documents declares any
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(part, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise Problem(Message("document.damaged")) from None
