"""The commands and the modules they are in: only that of the command that is run is loaded."""

_ROOM = "claimtrack.cli"

MODULES = {
    "demo": f"{_ROOM}.demonstration",
    **dict.fromkeys(("text", "extract"), f"{_ROOM}.drawing"),
    **dict.fromkeys(("score", "dates"), f"{_ROOM}.lines"),
    **dict.fromkeys(("create", "verify", "history"), f"{_ROOM}.workspaces"),
    **dict.fromkeys(("backup", "restore"), f"{_ROOM}.backups"),
    "import": f"{_ROOM}.articles",
    **dict.fromkeys(("claims", "export"), f"{_ROOM}.listing"),
    **dict.fromkeys(("add", "accept", "dismiss"), f"{_ROOM}.triage"),
    **dict.fromkeys(("attach", "note"), f"{_ROOM}.evidence"),
    **dict.fromkeys(("verdict", "review", "sign", "return"), f"{_ROOM}.judging"),
    **dict.fromkeys(("blind", "second", "settle"), f"{_ROOM}.second_verdicts"),
    **dict.fromkeys(("publish", "correct"), f"{_ROOM}.judging"),
    **dict.fromkeys(("request", "answer", "complaint", "waiting", "people"), f"{_ROOM}.asking"),
    **dict.fromkeys(("register", "report"), f"{_ROOM}.papers"),
    "scale": f"{_ROOM}.scales",
    "settings": f"{_ROOM}.settings",
    "merge": f"{_ROOM}.merging",
}

# Known to the plan and to other programs, not there yet: each says so
NOT_OFFERED = frozenset({"import-checks", "match", "import-csv"})
