"""Commands of a newsroom's day: whom one asked, what is due, what readers complain of, who works here."""

import argparse
import datetime as dt

from claimtrack.cli.console import Console
from claimtrack.cli.input import read_argument
from claimtrack.cli.opening import open_for_reading, open_for_writing, tell, who
from claimtrack.cli.parsing import Command, Parser, as_number
from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.request import Question, Request
from claimtrack.workspace.workspace import Workspace


def _take_request(parser: Parser) -> None:
    parser.workspace()
    parser.add("claim")
    parser.add("whom")
    for name in ("how", "question"):
        parser.option(name)
    for name in ("asked", "due"):
        parser.day(name, is_last=False)
    parser.switch("json")
    parser.option("by", metavar="NAME")


def _request(options: argparse.Namespace, console: Console) -> None:
    question = Question(options.whom, options.how, options.question, options.asked, options.due)
    with open_for_writing(options) as workspace:
        changes = workspace.requests.ask(workspace.claims.find(options.claim), question)
    if options.json:
        console.write_json({"request": changes.made[0]})
    else:
        tell(changes, console)
        console.say("cli.request", number=changes.made[0])


def _take_answer(parser: Parser) -> None:
    parser.workspace()
    parser.add("request")
    parser.add("text")
    parser.day("answered", is_last=False)
    parser.option("by", metavar="NAME")


def _answer(options: argparse.Namespace, console: Console) -> None:
    text = read_argument(options.text)
    number = _number(options.request, console, "answer")
    with open_for_writing(options) as workspace:
        tell(workspace.requests.answer(number, answer=text, answered_on=options.answered), console)


def _take_complaint(parser: Parser) -> None:
    parser.workspace()
    parser.add("text")
    for name in ("claim", "complainant", "answers"):
        parser.option(name)
    parser.number("correction")
    parser.day("received", is_last=False)
    parser.option("by", metavar="NAME")


def _complaint(options: argparse.Namespace, console: Console) -> None:
    """Log a complaint, or with --answers the answer to one."""
    text = read_argument(options.text)
    with open_for_writing(options) as workspace:
        if options.answers:
            number = _number(options.answers, console, "complaint")
            given = {"answered_on": options.received, "correction_id": options.correction}
            changes = workspace.corrections.answer_complaint(number, answer=text, **given)
        else:
            changes = _log(workspace, text, options)
    tell(changes, console)
    for number in changes.made:
        console.say("cli.complaint", number=number)


def _take_waiting(parser: Parser) -> None:
    parser.workspace()
    parser.switch("json")
    parser.option("by", metavar="NAME")


def _waiting(options: argparse.Namespace, console: Console) -> None:
    today = dt.datetime.now(dt.UTC).date()
    with open_for_reading(options, who=who(options)) as workspace:
        waiting, due = workspace.review.waiting(), workspace.requests.due_claims(today)
        hidden = workspace.review.hidden()
        asked, complaints = workspace.requests.open(), workspace.corrections.complaints(only_open=True)
    if options.json:
        requests = [_fields(each, today) for each in asked]
        found = {"review": waiting, "blind": hidden, "due": due, "requests": requests}
        console.write_json(found | {"complaints": [each.id for each in complaints]})
        return
    for code, numbers in (("cli.waits-for-you", waiting), ("cli.judge-blind", hidden), ("cli.due", due)):
        console.say(code, claims=numbers or Message("history.nothing"))
    for each in asked:
        day = each.question.due.isoformat() if each.question.due else Message("history.nothing")
        code = "cli.request-due" if each.is_due(today) else "cli.request-open"
        console.say(code, number=each.id, claim=each.claim_id, whom=each.question.whom, day=day)
    for complaint in complaints:
        console.say("cli.complaint-open", number=complaint.id, text=complaint.text)


def _take_people(parser: Parser) -> None:
    parser.workspace()
    for name in ("add", "remove", "was"):
        parser.option(name, metavar="NAME")
    parser.option("by", metavar="NAME")


def _people(options: argparse.Namespace, console: Console) -> None:
    if options.add or options.remove or options.was:
        with open_for_writing(options) as workspace:
            if options.add:
                tell(workspace.people.add(options.add), console)
            if options.remove:
                tell(workspace.people.remove(options.remove), console)
            if options.was:
                tell(workspace.people.join(options.was), console)
        return
    with open_for_reading(options) as workspace:
        for name in workspace.people.names():
            console.write(f"{name}\n")


def _number(text: str, console: Console, command: str) -> int:
    try:
        return as_number(text)
    except ValueError:
        console.stop_usage(command, Message("cli.usage.number", text=text))


def _log(workspace: Workspace, text: str, options: argparse.Namespace) -> Changes:
    claim = workspace.claims.find(options.claim) if options.claim else None
    given = {"complainant": options.complainant, "received": options.received}
    return workspace.corrections.log_complaint(text=text, claim_id=claim, **given)


def _fields(request: Request, today: dt.date) -> dict[str, object]:
    asked = request.question
    return {
        "request": request.id,
        "claim": request.claim_id,
        "whom": asked.whom,
        "asked": asked.asked_on.isoformat() if asked.asked_on else None,
        "due": asked.due.isoformat() if asked.due else None,
        "is_due": request.is_due(today),
    }


COMMANDS = {
    "request": Command(_take_request, _request),
    "answer": Command(_take_answer, _answer),
    "complaint": Command(_take_complaint, _complaint),
    "waiting": Command(_take_waiting, _waiting),
    "people": Command(_take_people, _people),
}
