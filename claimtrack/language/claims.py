"""Draws the claims of an article: each a span of its text, with who says it, how, when, and of what kind it is."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim, FoundDate, Kind, Voice
from claimtrack.language import events
from claimtrack.language.dates import find_dates
from claimtrack.language.propositions.clauses import Clause, cut
from claimtrack.language.propositions.kinds import KindReader
from claimtrack.language.speech import transcripts
from claimtrack.language.speech.finder import finder
from claimtrack.language.speech.sayings import Saying
from claimtrack.language.speech.speakers import Cast, Mention, speaker_of
from claimtrack.language.text.detection import detect
from claimtrack.language.text.lexicon import Sense
from claimtrack.language.text.quotations import find_quotations
from claimtrack.language.text.sentences import Sentence, split
from claimtrack.language.text.tokens import tokenize
from claimtrack.language.text.view import COMMAS, View
from claimtrack.language.text.wrapping import unwrapped
from claimtrack.language.timing import timed
from claimtrack.language.worth import weigh

_JOINTS = frozenset("and but while whereas although though حيث كما فيما بينما لكن ولكن وحيث وكما وفيما وبينما".split())
_DASHES = frozenset("—–")
_RELATIVES = frozenset("who whose which الذي التي الذين وهو وهي".split())
_READ = frozenset(("ar", "en", ""))  # the languages whose words are known; in all others marks and figures alone
_QUESTION_MARKS = frozenset("?؟？;")
_LEAST_UNREAD = 6  # characters
_LEAST = 2  # tokens in which somebody can say something
_LEADING_MARKS = frozenset(",،;؛.:-–—)…")
_TRAILING_MARKS = frozenset(".。,،;؛:!…-–—(")
_KIND_REASONS = {
    Kind.OPINION: "worth.opinion-word",
    Kind.PREDICTION: "worth.forecast",
    Kind.QUESTION: "worth.question",
    Kind.HEADING: "worth.heading",
    Kind.VAGUE: "worth.vague-word",
}


@dataclass(slots=True)
class _Draft:
    """A clause on its way to a claim."""

    view: View
    clause: Clause
    sentence: Sentence
    quotation: int = -1
    mention: Mention | None = None
    reason: str | None = None
    is_hearsay: bool = False
    is_attributed: bool = False
    is_asked: bool = False

    def continue_from(self, before: "_Draft") -> None:
        """Let the speaker of the clause before say this too."""
        self.mention, self.reason = before.mention, before.reason
        self.is_hearsay, self.is_attributed = before.is_hearsay, before.is_attributed

    def is_retold(self) -> bool:
        """Whether one who retells in a speech what another said or found is the one who vouches for it."""
        saying = self.clause.saying
        is_finding = saying is not None and saying.sense is Sense.SHOW
        is_own = saying is not None and saying.speaker is None and not saying.continues  # "and I announce to you"
        return is_finding or is_own or self.is_hearsay

    def tell_again(self, speaker: Mention) -> None:
        """Let the one who tells what somebody else said be the speaker."""
        self.mention, self.reason, self.is_hearsay = speaker, "speaker.label", False


class _Drawing:
    """One article being read from its first sentence to its last."""

    def __init__(self, article: Article) -> None:
        self._written = article.text
        self._text = text = unwrapped(article.text)
        language = article.language or detect(text)
        self._is_read = language in _READ
        self._dates = find_dates(
            text, reference=article.published, language=language if language in {"ar", "en"} else "auto"
        )
        self._quotations = find_quotations(text)
        self._tokens = tokenize(text, self._quotations, self._dates)
        self._cast = Cast(text)
        self._speakers_of_quotations: dict[int, tuple[Mention, str]] = {}
        self._last_speaker: Mention | None = None
        self._drafts: list[_Draft] = []

    def draw(self, *, every: bool) -> list[DrawnClaim]:
        """The claims in order; with `every`, what is not worth checking too."""
        sentences = split(self._text)
        views = list(self._views(sentences))
        found = [
            finder(view).find()
            if self._is_read and not sentence.is_heading and view.last - view.first >= _LEAST
            else []
            for sentence, view in zip(sentences, views, strict=True)
        ]
        host = transcripts.speaker_of_heading(self._cast, sentences, views, found) if self._is_read else None
        answering = transcripts.Answering(self._cast, self._text, sentences, views)
        writer: Mention | None = None  # of lines that are cited
        for sentence, view, sayings in zip(sentences, views, found, strict=True):
            if view.first == view.last or (view.last - view.first < _LEAST and not every):
                continue  # a single word is no claim
            if sentence.is_heading:
                self._drafts.append(_Draft(view, Clause(view.first, view.last), sentence))
                continue
            answer = answering.speaker(sentence)
            writer = (writer or self._writer()) if sentence.is_cited else None
            default = answer or writer or (None if sentence.label else host)
            drafts = self._read(sentence, view, sayings, default, is_answer=answer is not None)
            for draft in drafts:
                draft.is_asked = answering.asks(sentence)
            self._drafts += drafts
            self._cast.pass_by(view)
        for draft in self._drafts:
            self._attribute_quotation(draft)
        claims = (self._claim(draft, every=every) for draft in self._drafts)
        return events.join([claim for claim in claims if claim is not None])

    def _writer(self) -> Mention | None:
        """Whose lines are cited after a line that leads to them, as in “Reader Jane Doe emails:”."""
        last = self._drafts[-1] if self._drafts else None
        is_lead = last is not None and self._tokens[last.clause.last - 1].form == ":"
        return (last.mention or self._cast.named_last()) if last is not None and is_lead else None

    def _views(self, sentences: list[Sentence]) -> Iterator[View]:
        place = 0
        for sentence in sentences:
            while place < len(self._tokens) and self._tokens[place].start < sentence.start:
                place += 1
            first = place
            while place < len(self._tokens) and self._tokens[place].start < sentence.end:
                place += 1
            yield View(self._tokens, first, place)

    # -- speakers -------------------------------------------------------------------------------------------------
    def _read(
        self, sentence: Sentence, view: View, sayings: list[Saying], default: Mention | None, *, is_answer: bool
    ) -> list[_Draft]:
        subject: Mention | None = None
        drafts: list[_Draft] = []
        for clause in cut(view, sayings):
            draft = _Draft(view, clause, sentence)
            self._attribute(draft, subject)
            if clause.goes_on and not draft.is_attributed:
                draft.continue_from(drafts[-1])
            if draft.mention is None and not draft.is_attributed:
                draft.quotation = self._quotation_of(clause)
                if default is not None and draft.quotation < 0:
                    draft.mention, draft.reason, draft.is_attributed = default, "speaker.label", True
            elif default is not None and (is_answer or draft.is_retold()):
                draft.tell_again(default)
            if draft.is_attributed:
                subject = draft.mention or subject
                self._remember(draft)
            else:
                subject = self._subject(view, clause) or subject
                if draft.quotation >= 0 and draft.quotation not in self._speakers_of_quotations and self._last_speaker:
                    draft.mention, draft.reason = self._last_speaker, "speaker.last-named"
            drafts.append(draft)
        return drafts

    def _attribute(self, draft: _Draft, subject: Mention | None) -> None:
        clause, view = draft.clause, draft.view
        saying, source = clause.saying, clause.source
        if source is not None and (saying is None or saying.sense is Sense.HOLD or _is_relayed(view, saying)):
            draft.mention = speaker_of(self._cast, view, source, until=clause.last)
            draft.reason, draft.is_attributed = source.reason, True
        elif saying is not None:
            draft.is_attributed, draft.is_hearsay = True, saying.is_hearsay
            if saying.speaker is not None:
                until = saying.content if saying.content > saying.speaker[1] else clause.last
                draft.mention, draft.reason = speaker_of(self._cast, view, saying, until=until), saying.reason
            elif not (saying.is_hearsay or saying.is_heard):
                if subject is None and saying.verb > clause.first and not saying.trails:
                    subject = self._subject(view, Clause(clause.first, saying.verb))
                draft.mention, draft.reason = self._meant(saying, subject), "speaker.last-named"

    def _meant(self, saying: Saying, subject: Mention | None) -> Mention | None:
        if saying.continues and subject is not None and {saying.agreement, subject.agreement} == {"m", "f"}:
            return None
        if subject is not None and (saying.continues or self._cast.agrees(subject, saying.agreement)):
            return subject
        return self._cast.meant("" if saying.continues else saying.agreement)

    def _subject(self, view: View, clause: Clause) -> Mention | None:
        """The person or body that a clause without a saying is about; a later "she said" may mean them."""
        span = finder(view).subject(clause.first, clause.last) if self._is_read else None
        return self._cast.subject(view, span) if span else None

    def _remember(self, draft: _Draft) -> None:
        if draft.mention is None:
            return
        self._last_speaker = draft.mention
        for place in range(draft.clause.first, draft.clause.last):
            number = self._tokens[place].quotation
            if number >= 0 and number not in self._speakers_of_quotations:
                self._speakers_of_quotations[number] = (draft.mention, draft.reason or "")

    def _quotation_of(self, clause: Clause) -> int:
        """The quotation that most of a clause stands in, or -1."""
        words = [token for token in self._tokens[clause.first : clause.last] if token.is_word]
        quoted = [token.quotation for token in words if token.quoted]
        return quoted[0] if quoted and 2 * len(quoted) >= len(words) else -1

    def _attribute_quotation(self, draft: _Draft) -> None:
        if draft.quotation in self._speakers_of_quotations:
            draft.mention, draft.reason = self._speakers_of_quotations[draft.quotation]

    # -- claims ---------------------------------------------------------------------------------------------------
    def _claim(self, draft: _Draft, *, every: bool) -> DrawnClaim | None:
        kind = self._kind(draft)
        if kind is not Kind.CHECKABLE and not every:
            return None
        first, last = self._trimmed(draft)
        if first >= last:
            return None
        view, clause = draft.view, draft.clause
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        voice = self._voice(draft, first, last)
        worth = weigh(View(self._tokens, first, last, view.lexicon))
        mention = draft.mention
        claim = DrawnClaim(
            start=start,
            end=end,
            quote=self._written[start:end],
            kind=kind,
            voice=voice,
            score=worth.score,
            worthy=kind is Kind.CHECKABLE,
            reasons=_reasons(kind, voice, worth.reasons),
            speaker=mention.text if mention else None,
            speaker_start=mention.start if mention else None,
            speaker_end=mention.end if mention else None,
            speaker_reason=draft.reason if mention else None,
            denied=clause.saying is not None and clause.saying.sense is Sense.DENY,
        )
        is_act = clause.saying is not None and (
            clause.saying.sense in {Sense.CALL, Sense.EXPRESS} or not clause.saying.has_clause
        )
        saying = self._saying_span(draft)
        return timed(claim, self._inside(start, end), saying, aside=self._aside(draft), is_act=is_act)

    def _kind(self, draft: _Draft) -> Kind:
        if draft.sentence.is_heading:
            return Kind.HEADING
        is_asking = draft.is_asked and (draft.is_hearsay or not draft.is_attributed)
        return Kind.QUESTION if is_asking else self._spoken_kind(draft)

    def _spoken_kind(self, draft: _Draft) -> Kind:
        if not self._is_read:
            return self._unread_kind(draft)
        return KindReader(draft.view).read(draft.clause, is_spoken=draft.mention is not None)

    def _unread_kind(self, draft: _Draft) -> Kind:
        """The kind in a language whose words are not known: all but questions and scraps may be checked."""
        text = self._text[draft.sentence.start : draft.sentence.end]
        if text.rstrip("\"'”»」』")[-1:] in _QUESTION_MARKS:
            return Kind.QUESTION
        return Kind.CHECKABLE if len(text) >= _LEAST_UNREAD else Kind.VAGUE

    def _inside(self, start: int, end: int) -> tuple[FoundDate, ...]:
        first = bisect_left(self._dates, start, key=_start)
        last = bisect_left(self._dates, end, lo=first, key=_start)
        return tuple(date for date in self._dates[first:last] if date.end <= end)

    def _saying_span(self, draft: _Draft) -> tuple[int, int] | None:
        """The span of the words that say who says it and when: between the attribution's beginning and what is said."""
        saying = draft.clause.saying or draft.clause.source
        if saying is None:
            return None
        tokens = self._tokens
        if saying.trails:
            return tokens[saying.begin].start, tokens[draft.clause.last - 1].end
        content = saying.content
        while (
            saying.verb < content < draft.clause.last
            and content <= saying.verb + 3
            and (
                tokens[content].dated
                or (tokens[content].form in {"on", "in"} and tokens[min(content + 1, len(tokens) - 1)].dated)
            )
        ):
            content += 1
        return tokens[saying.begin].start, tokens[min(content, draft.clause.last - 1)].start

    def _aside(self, draft: _Draft) -> tuple[int, int] | None:
        """The span of a clause between commas that only tells more of the speaker: Jane Doe, who left in May, said."""
        saying, tokens = draft.clause.saying, self._tokens
        if saying is None:
            return None
        named = saying.speaker[1] if saying.speaker is not None else saying.verb + 1
        first, last = (max(named, saying.verb + 1), draft.clause.last) if saying.trails else (named, saying.verb)
        commas = [place for place in range(first, last) if tokens[place].text in COMMAS | _DASHES]
        if first < last and tokens[first].is_arabic and tokens[first].form in _RELATIVES:
            return tokens[first].start, tokens[last - 1].end  # no comma parts it from the name
        if not commas or commas[0] + 1 >= last:
            return None
        opening = tokens[commas[0] + 1]
        is_apposition = opening.form in draft.view.lexicon.lists.get("determiners", ())
        if opening.quoted or not (opening.form in _RELATIVES or is_apposition):
            return None
        return tokens[commas[0]].start, tokens[commas[1] if len(commas) > 1 else last - 1].end

    def _trimmed(self, draft: _Draft) -> tuple[int, int]:
        first, last = draft.clause.first, draft.clause.last
        tokens = self._tokens
        while first < last and (
            tokens[first].text in _LEADING_MARKS or (first > draft.view.first and tokens[first].form in _JOINTS)
        ):
            first += 1
        while last > first and (tokens[last - 1].text in _TRAILING_MARKS):
            last -= 1
        return first, last

    def _voice(self, draft: _Draft, first: int, last: int) -> Voice:
        if draft.is_hearsay or (draft.mention is not None and draft.mention.is_unnamed):
            return Voice.ANONYMOUS
        if draft.view.is_mostly_quoted(first, last) or draft.view.is_all_quoted(*draft.clause.content()):
            return Voice.QUOTED
        return Voice.REPORTED if draft.is_attributed or draft.mention is not None else Voice.ARTICLE


def _start(date: FoundDate) -> int:
    return date.start


def _is_relayed(view: View, saying: Saying) -> bool:
    """Whether a newspaper or agency only passes on what its source said."""
    return saying.speaker is not None and view.lexicon.has("media", view.form(saying.speaker[0]))


def _reasons(kind: Kind, voice: Voice, found: tuple[str, ...]) -> tuple[str, ...]:
    if kind is not Kind.CHECKABLE:
        return (_KIND_REASONS[kind],)
    spoken = {Voice.QUOTED: ("worth.quotation",), Voice.REPORTED: ("worth.statement",)}.get(voice, ())
    return tuple(dict.fromkeys((*spoken, *found)))


def draw_claims(article: Article, *, every: bool = False) -> list[DrawnClaim]:
    """Return the claims of an article in the order of its text; with `every`, what is not worth checking too."""
    return _Drawing(article).draw(every=every)
