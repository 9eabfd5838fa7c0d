"""The people and bodies that an article names as speakers, and who is meant by "she" or "the official"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from claimtrack.language.speech import arabic_mentions
from claimtrack.language.speech.bystanders import bystanders
from claimtrack.language.speech.sayings import Saying
from claimtrack.language.text.lexicon import Lexicon
from claimtrack.language.text.tokens import Token
from claimtrack.language.text.view import COMMAS, View

_INDEFINITE = frozenset("a an another two three four five six several some many few one".split())
_AFTER_NOUN = frozenset("of in at from for with on who whose that , (".split())
_DESCRIBED = ("man", "woman", "old", "ist", "ian", "er", "or", "ese", "can")  # the Dutchman, the 34-year-old
_GENDERS = frozenset({"m", "f"})
_OWNERS = frozenset({"her", "his"})
_MOST_NAMED = 100  # people who are kept in mind
_LEAST_CAPITALS = 2  # of a person's name
_MEANT = frozenset("witness defendant man woman speaker".split())  # whoever spoke, where no such person was named
_LONG_DESCRIPTION = 4  # words before the comma and the name
_LEAST_JOINED = 5  # letters of a word with "and" and the article
_HEADS = frozenset({"رييس", "رييسه"})
_DEPUTIES = frozenset("نايب نايبه مساعد مساعده وكيل وكيله مستشار مستشاره ممثل ممثله معاون مدير زوج زوجه".split())
_SMALL = frozenset(
    "the a an of for in at and to by with mr mrs ms dr prof sir في من و ـ عن علي د ا م السيد السيده سيد سيده".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as written, `start` to `end` in code points; `words` is its folded content, to know it again."""

    start: int
    end: int
    text: str
    words: frozenset[str]
    name: frozenset[str]  # of those what is shown, without an office told after it
    head: str
    is_unnamed: bool
    is_person: bool
    may_be_person: bool  # it is not surely a body or a paper
    agreement: str

    @property
    def is_english(self) -> bool:
        """Whether it is written in Latin letters."""
        return self.text[:1].isascii()


class Cast:
    """Everybody who has spoken so far in an article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._recent: list[Mention] = []
        self._named: list[Mention] = []  # who has been named, whether or not they spoke
        self._passing: list[Mention] = []  # of those, the people whom the sentence before surely names
        self._just_named: Mention | None = None
        self._turn = 0  # sentences read
        self._turns: dict[Mention, int] = {}  # in which sentence somebody was named or meant last
        self._genders: dict[Mention, str] = {}  # as "he" or "she" have told

    def pass_by(self, view: View) -> None:
        """Note the people whom a sentence that has been read names without letting them speak."""
        self._turn += 1
        self._passing = []
        self._just_named = None
        for found in bystanders(view):
            mention = self._read(view, found.span, agreement="", skipped=found.skipped, until=0)
            if found.is_last_name:
                known = self._known(view.lexicon, mention)
                if known is not None:
                    self._passing.append(known)
                continue
            if not mention.is_person or mention.is_unnamed:
                continue
            self._named = [*self._named[-_MOST_NAMED:], mention]
            self._just_named = mention
            if found.is_told:
                self._passing.append(mention)

    def introduce(
        self, view: View, span: tuple[int, int], *, agreement: str = "", skipped: int = 0, until: int = 0
    ) -> Mention:
        """Note who is named at a place and return the fullest name known for them.

        `until` is the end of the words that may say that a source does not want to be named.
        """
        same = self._same(view, span)
        if same is not None:
            self._touch(same)
            return same
        mention = self._read(view, span, agreement=agreement, skipped=skipped, until=until)
        known = None if self._is_new(view, span) else self._known(view.lexicon, mention)
        if known is not None:
            mention = known
        self._touch(mention)
        return mention

    def meant(self, agreement: str) -> Mention | None:
        """Who a pronoun or a verb without a subject means: the last one named that agrees with it.

        Where nobody who spoke stands near, it may be somebody whom the sentence before names.
        """
        spoken = next((mention for mention in reversed(self._recent) if self.agrees(mention, agreement)), None)
        passing = next((mention for mention in reversed(self._passing) if self.agrees(mention, agreement)), None)
        is_near = spoken is not None and (
            not spoken.is_english or agreement not in _GENDERS or self._turns[spoken] >= self._turn - 1
        )
        mention = spoken if is_near or (passing is None and spoken is not None) else passing
        if mention is not None:
            self._touch(mention)
            if mention.is_english and agreement in _GENDERS:
                self._genders.setdefault(mention, agreement)
        return mention

    def agrees(self, mention: Mention, agreement: str) -> bool:
        """Whether a pronoun or the form of a verb may mean somebody."""
        gender = mention.agreement or self._genders.get(mention, "")
        if agreement == "i" or (agreement in _GENDERS and gender in _GENDERS):
            return gender == agreement
        if agreement == "n":
            return not mention.is_person
        if agreement == "p":
            return gender in {"p", "n", ""}
        if agreement in _GENDERS and mention.is_english and not mention.may_be_person:
            return False
        return agreement == "" or gender not in {"p", "n"}

    def subject(self, view: View, span: tuple[int, int]) -> Mention | None:
        """Note whom a clause without a saying is about; a last name alone only where it is known."""
        is_bare = view.lexicon.language == "en" and span[1] - span[0] == 1
        if is_bare and self._known(view.lexicon, self._read(view, span, agreement="", skipped=0, until=0)) is None:
            return None
        return self.introduce(view, span)

    def named_last(self) -> Mention | None:
        """The person whom the sentence before names, with an office or without."""
        return self._just_named

    def people(self) -> list[Mention]:
        """The people with a name, the one named last at the end."""
        return [mention for mention in self._recent if mention.is_person and not mention.is_unnamed]

    def last(self) -> Mention | None:
        """The speaker named last."""
        return self._recent[-1] if self._recent else None

    def _same(self, view: View, span: tuple[int, int]) -> Mention | None:
        """The same source, المصدر ذاته; or the Dutchman, a description that nobody has been given before."""
        forms = [view.form(place) for place in range(*span)]
        if view.lexicon.language == "ar":
            return self._same_in_arabic(forms)
        lists = view.lexicon.lists
        titles = lists["people"] | lists["bodies"] | lists["unnamed"]
        is_known = not titles.isdisjoint(forms[1:]) or any(set(forms[1:]) & other.words for other in self._recent)
        if (
            forms[0] == "the"
            and len(forms) == 2
            and forms[1] in _MEANT
            and not any(forms[1] in m.words for m in self._recent)
        ):
            return next(reversed(self.people()), None)
        is_aged = forms[-1] == "year-old"  # the 34-year-old
        is_described = forms[0] == "the" and (len(forms) <= 3 or is_aged) and forms[-1].endswith(_DESCRIBED)
        last = next((mention for mention in reversed(self._recent) if mention.may_be_person), None)
        return last if is_described and not is_known and last is not None and not last.is_unnamed else None

    def _same_in_arabic(self, forms: list[str]) -> Mention | None:
        if not arabic_mentions.is_generic(forms):
            return None
        noun = arabic_mentions.noun_of_generic(forms)
        known = next((mention for mention in reversed(self._recent) if noun in mention.words), None)
        return known or next((mention for mention in reversed(self._recent) if mention.is_person), self.last())

    def _touch(self, mention: Mention) -> None:
        self._recent = [other for other in self._recent[-30:] if other != mention]
        self._recent.append(mention)
        self._turns[mention] = self._turn

    def _read(self, view: View, span: tuple[int, int], *, agreement: str, skipped: int, until: int) -> Mention:
        first, last = span
        tokens = view.tokens[first:last]
        start, end = tokens[0].start + skipped, tokens[-1].end
        if view.lexicon.language == "ar":
            start, end = _shown_in_arabic(view, span, start)
        start = _start_of_name(tokens, view.lexicon) or start
        end -= 2 * tokens[-1].form.endswith("'s")  # the owner of a speech
        forms = [token.form for token in tokens if token.is_word or token.is_number]
        if skipped and forms:
            forms[0] = forms[0][skipped:]
        words = frozenset(_base(form, view.lexicon) for form in forms) - _SMALL
        words -= frozenset(_base(form, view.lexicon) for form in forms[:-1] if form.endswith("'s"))  # who owns them
        shown = {token.form for token in tokens if start <= token.start < end}
        name = frozenset(_base(form, view.lexicon) for form in forms if form in shown) - _SMALL
        lexicon = view.lexicon
        is_body = False
        if lexicon.language == "ar":
            head = _base(forms[0], lexicon) if forms else ""
            is_person = not lexicon.has("bodies", forms[0]) or lexicon.has("people", forms[0]) if forms else False
        else:
            head = _english_head(forms, lexicon)
            is_person = _is_english_person(view, span)
            is_body = _is_english_body(view, span)
        following = (view.form(place) for place in range(last, min(until, last + 25)))
        is_unnamed = is_unnamed_source(view, span) or any(form in lexicon.lists["not_naming"] for form in following)
        if lexicon.language == "en" and not agreement:
            agreement = _english_agreement(forms, view.form(_end_of_head(view, span) - 1), lexicon)
        return Mention(
            start, end, self._text[start:end], words, name or words, head, is_unnamed, is_person, not is_body, agreement
        )

    def _is_new(self, view: View, span: tuple[int, int]) -> bool:
        form = view.form(span[0])
        if view.lexicon.language == "en":
            return form in _INDEFINITE or (
                form in view.lexicon.lists["unnamed"] and not view.tokens[span[0]].is_capital
            )
        return form in view.lexicon.lists["unnamed"]

    def _holds_title(self, lexicon: Lexicon, mention: Mention, other: Mention) -> bool:
        """Whether a title stands for a person who was given it after another or after the name."""
        if lexicon.language == "en" or not other.is_person:
            return other.is_person
        if mention.words <= other.words - other.name:
            return True  # an office told after a comma
        return len(mention.words) == 1 and mention.head not in _HEADS and other.head not in _DEPUTIES

    def _known(self, lexicon: Lexicon, mention: Mention) -> Mention | None:
        """An earlier, fuller mention of the same speaker."""
        is_titled = lexicon.has_any(mention.head, "people", "bodies", "unnamed")
        named = self._named if mention.is_english or len(mention.words) == 1 else []
        for other in (*reversed(self._recent), *reversed(named)):
            if not mention.words or not mention.name <= other.words or (other.is_unnamed and not is_titled):
                continue
            if is_titled and mention.head != other.head and not self._holds_title(lexicon, mention, other):
                continue
            if mention.head in _HEADS and len(mention.words) == 1 and not other.text.startswith("ال"):
                continue  # "the president" is no other chairman
            if is_titled and mention.is_person != other.is_person:
                continue
            if not is_titled and not other.is_person:
                continue
            return other
        return None


def _shown_in_arabic(view: View, span: tuple[int, int], start: int) -> tuple[int, int]:
    """What is shown of a name: the body and not its document, without the office that follows a comma."""
    owner = arabic_mentions.owner_of_document(view, span)
    if owner > span[0]:
        is_joined = view.form(owner).startswith("ل") and owner == span[0] + 1
        start = view.tokens[owner].start + is_joined
    return start, view.tokens[arabic_mentions.end_of_name(view, span) - 1].end


def _base(form: str, lexicon: Lexicon) -> str:
    """A word without the Arabic article, so that a name and its repetition meet."""
    if lexicon.language != "ar":
        return form.removesuffix("'s")
    if form.startswith("وال") and len(form) == _LEAST_JOINED and form not in lexicon.lists["people"]:
        return form[1:]  # of resources and irrigation, والري, whose article is not taken off
    for prefix in ("وال", "بال", "ال", "لل"):
        if form.startswith(prefix) and len(form) > len(prefix) + 2:
            return form[len(prefix) :]
    return form


def _english_head(forms: list[str], lexicon: Lexicon) -> str:
    titled = [form for form in forms if form in lexicon.lists["people"] or form in lexicon.lists["bodies"]]
    return titled[-1] if titled else (forms[-1] if forms else "")


def _is_english_person(view: View, span: tuple[int, int]) -> bool:
    lists = view.lexicon.lists
    places = range(span[0], _end_of_head(view, span))
    forms = [view.form(place) for place in places]
    if any(form in lists["people"] or form in lists["unnamed"] for form in forms):
        return True
    if "and" in forms or forms[-1] in lists["bodies"] or forms[-1] in lists["documents"]:
        return False
    bodies = [place for place in places if view.form(place) in lists["bodies"]]
    start = bodies[-1] + 1 if bodies else span[0]  # board member | Jane Doe
    is_definite = forms[0] in lists["determiners"] and not bodies
    return not is_definite and sum(token.is_capital for token in view.tokens[start : span[1]]) >= _LEAST_CAPITALS


def _is_english_body(view: View, span: tuple[int, int]) -> bool:
    lists = view.lexicon.lists
    head = view.form(_end_of_head(view, span) - 1)
    is_titled = any(
        view.form(place) in lists["people"] or view.form(place) in lists["unnamed"] for place in range(*span)
    )
    return not is_titled and (head in lists["bodies"] or head in lists["documents"])


def _end_of_head(view: View, span: tuple[int, int]) -> int:
    """Where what belongs to the first noun of a name begins: the government | of the prime minister."""
    places = range(span[0] + 1, span[1])
    end = next((place for place in places if view.form(place) in {"of", "by", "for", "from"}), span[1])
    return end - (view.form(end - 1) in COMMAS)


def _english_agreement(forms: Iterable[str], head: str, lexicon: Lexicon) -> str:
    listed = list(forms)
    owners = [place for place, form in enumerate(listed[:-1]) if form.endswith("'s") or form in _OWNERS]
    for form in listed[owners[-1] + 1 if owners else 0 :]:  # her co-author, a man's daughter
        if form in lexicon.lists["feminine"]:
            return "f"
        if form in lexicon.lists["masculine"]:
            return "m"
    return "p" if head in lexicon.lists["unnamed"] and head.endswith("s") else ""


def is_unnamed_source(view: View, span: tuple[int, int]) -> bool:
    """Whether a speaker is a source without a name: officials, مصادر, a diplomat."""
    if view.lexicon.language == "ar":
        return arabic_mentions.is_unnamed(view, span)
    lists = view.lexicon.lists
    forms = [view.form(place) for place in range(*span)]
    if any(form in lists["not_naming"] for form in forms):
        return True
    if not set(forms[: _end_of_head(view, span) - span[0]]).isdisjoint(lists["documents"]):
        return False
    for place, form in enumerate(forms, span[0]):
        if form in _AFTER_NOUN and place > span[0] + 1 and view.tokens[place - 1].is_capital:
            return False  # the name goes before what is told of it: Ann Lee of the teachers' union
        if form in lists["unnamed"] and view.form(place + 1) not in lists["bodies"]:
            is_owner = view.form(place + 1) == "'" or view.tokens[place].form.endswith("'s")
            follows_name = place + 1 < span[1] and (is_owner or view.tokens[place + 1].is_capital)
            is_apposition = any(view.form(here) == "," for here in range(span[0], place))
            return not follows_name and not is_apposition
    return forms[0] in _INDEFINITE and _is_somebody_unknown(view, span)


def _is_somebody_unknown(view: View, span: tuple[int, int]) -> bool:
    """Whether an indefinite noun stands for a person whom nobody names: a baker, two of her colleagues."""
    lists = view.lexicon.lists
    end = next((here for here in range(span[0] + 1, span[1]) if view.form(here) in _AFTER_NOUN), span[1])
    noun = range(span[0] + 1, end)
    head = view.form(end - 1)
    speaks_for_body = head in lists["bodies"] or any(view.form(here).startswith("spokes") for here in noun)
    is_named = end > span[0] + 1 and view.tokens[end - 1].is_capital
    commas = (here for here in range(end, span[1] - 1) if view.form(here) == ",")
    is_added = any(view.tokens[here + 1].is_capital for here in commas)  # one of them, Ann Lee
    return not speaks_for_body and not is_named and not is_added


def _start_of_name(tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """Where the name begins that follows a long description and a comma: The woman who runs the ferry, Ada Holt."""
    comma = next((place for place, token in enumerate(tokens) if token.text in COMMAS), len(tokens))
    name = list(takewhile(lambda token: token.form not in _AFTER_NOUN, tokens[comma + 1 :]))
    is_long = sum(token.is_word for token in tokens[:comma]) >= _LONG_DESCRIPTION
    is_office = bool(name) and name[0].is_arabic and name[0].form in lexicon.lists["people"]  # وزير الري, told after
    is_name = (
        len(name) > 1
        and not is_office
        and all(token.is_arabic or token.is_capital or token.text == "." for token in name)
    )
    return name[0].start if is_long and is_name else None


def speaker_of(cast: Cast, view: View, saying: Saying, *, until: int) -> Mention | None:
    """The speaker that a saying names itself."""
    if saying.speaker is None:
        return None
    return cast.introduce(view, saying.speaker, agreement=saying.agreement, skipped=saying.skipped, until=until)
