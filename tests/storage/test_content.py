"""Stored bytes come back as they came, once for each, in pieces, up to the limit."""

import hashlib

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage import content
from claimtrack.workspace.workspace import Workspace

LABEL = Message("action.article.add", title="a", count=0)


@pytest.mark.parametrize("size", [0, 1, content.PIECE - 1, content.PIECE, content.PIECE + 1, 2 * content.PIECE + 7])
def test_bytes_come_back_as_they_came(workspace: Workspace, size: int) -> None:
    data = bytes(place * 31 % 251 for place in range(1000)) * (size // 1000 + 1)
    data = data[:size]
    with workspace._desk.act(LABEL) as action:
        sha256 = content.keep(action.connection, data)
        assert content.keep(action.connection, data) == sha256
    assert sha256 == hashlib.sha256(data).hexdigest()
    with workspace._desk.read() as connection:
        assert content.read(connection, sha256) == data
        assert connection.exec_driver_sql("SELECT count(*) FROM content").scalar() == 1
        longest = connection.exec_driver_sql("SELECT coalesce(max(length(bytes)), 0) FROM chunk").scalar_one()
        assert longest <= content.PIECE
    assert workspace.verify() == []


def test_more_than_the_limit_is_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(Problem) as problem, workspace._desk.act(LABEL) as action:
        content.keep(action.connection, bytes(content.LIMIT + 1))
    assert problem.value.message == Message("content.too-large", limit=200)
