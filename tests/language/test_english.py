"""How English sentences of the press are cut, who is read as their speaker, and what in them is no claim."""

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.language.claims import draw_claims

AUDIT = "The audit, by the Hill Office"
LEAD_AUTHOR = "Dr Ada Holm of the Polar Institute"


def draw(text: str, *, every: bool = False) -> list[DrawnClaim]:
    return draw_claims(Article(text=text, published="2023-11-16", language="en"), every=every)


def last(text: str) -> DrawnClaim:
    return draw(text)[-1]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The harbour was closed, union sources have told the Gazette.", "union sources"),
        ("Fares rose 3%, the bureau said in a bulletin released on Friday.", "the bureau"),
        ("Fares doubled in a year, the board said on Monday, its first rise since 2011.", "the board"),
        ("The WHO blames the delay on a lack of vaccine.", "The WHO"),
        ("Nurses' leader Ida Brook insisted that wards were full.", "Nurses' leader Ida Brook"),
        ("The government of Premier Olaf Stein sold 4 mines. Stein said they had lost money.", "Premier Olaf Stein"),
        ("The 12-page audit, marked “secret”, covers 3 years. It says the safe was empty.", "The 12-page audit"),
        ("Tom Reed, 54, resigned on Monday. He said the post had been cut.", "Tom Reed"),
        ("Jo Park, 61, who ran the mill, is charged with fraud. She denies taking £4m.", "Jo Park"),
        ("Mrs Holt met the press. She did, however, admit that 4 beds had gone.", "Mrs Holt"),
        ("The ferry was full, said the harbour master.", "the harbour master"),
        ("The fire killed a guard, which police said was an accident.", "police"),
        (
            "That drew a reply from union leader Jo Kane, who noted that cooks would get nothing.",
            "union leader Jo Kane",
        ),
        (
            "A 2021 paper by clerks at the mint compared 90 coins and found a fault in 8 of them.",
            "A 2021 paper by clerks at the mint",
        ),
        ("One of them, Jan Toth, said 4 votes were lost.", "One of them, Jan Toth"),
        ("The chairman went on to say that 4 mines would close.", "The chairman"),
        ("A cook on the ship wrote to me to say they were told “not to ask”.", "A cook on the ship"),
        ("Mrs Holt met the press. She pointed out that 4 beds had gone.", "Mrs Holt"),
    ],
)
def test_speakers(text: str, named: str) -> None:
    assert last(text).speaker == named


def test_a_man_alleged_to_be_somebody_alleges_nothing() -> None:
    claim = last("The site published tapes on which a man alleged to be the treasurer counts notes.")
    assert (claim.speaker, claim.voice) == (None, Voice.ARTICLE)


@pytest.mark.parametrize(
    "text",
    [
        "The fire, which police said began at 3am, killed a guard.",
        "A post that repeats the claim has been viewed 310,000 times.",
        "What the data show: Hall was sworn in on 3 May.",
        "Nimbo agreed on Wednesday to pay $9m to end complaints that it had spied on children.",
        "Sales slid to $2m, missing analysts' estimates of $3m.",
        "Nine states signed the pact on Friday, pledging to end whaling.",
    ],
)
def test_the_writer_says_it(text: str) -> None:
    assert [(claim.quote, claim.speaker) for claim in draw(text)] == [(text.removesuffix("."), None)]


def test_who_is_interviewed_is_named_most_often() -> None:
    text = (
        "The car at the gate\n\nTom Reed was a clerk at the mint for nine years. Ann Lee met him in a hotel.\n\n"
        "How did it begin?\n\nIn 2014 I noticed that 9 coins were missing.\n\nWhom did you tell?\n\n"
        "I told the warden in May. What would you have done?\n\nAnd then?\n\nThe coins came back in June.\n\n"
        "The mint denied that Reed was ever threatened."
    )
    speakers = [claim.speaker for claim in draw(text)]
    assert speakers == [None, None, "Tom Reed", "Tom Reed", "Tom Reed", "The mint"]


def test_an_apposition_between_a_quotation_and_its_verb_is_no_part_of_it() -> None:
    for verb in ("said", "told the Echo"):
        claim = last(f"“We lost 4 boats,” his skipper, Jo Park, {verb}.")
        assert (claim.speaker, claim.voice) == ("his skipper, Jo Park", Voice.QUOTED)


def test_a_question_that_was_put_is_no_claim() -> None:
    (claim,) = draw("Asked whether she would resign, the warden said 4 keys were lost.")
    assert (claim.quote[:5], claim.speaker) == ("Asked", "the warden")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Prosecutors allege Mr Hall hid $4m in a Swiss account.", "Prosecutors"),
        ("Two-thirds of voters want a vote, according to a poll by Gauge released on Sunday.", "a poll by Gauge"),
        ("The governor vetoed the bill. She said it would cost $2bn.", "The governor"),
        ("Her deputy Tom Vail said 4 beds had gone. “Two were sold,” he added.", "Her deputy Tom Vail"),
        ("“Ice fell by 2m,” said the paper's lead author, Dr Ada Holm of the Polar Institute.", LEAD_AUTHOR),
        ("In a letter read by the clerk, her son, Jon Bale, said the fee was £1,150.", "her son, Jon Bale"),
        ("Jo Park, 61, denies fraud. A week later police charged Park. “I never saw it,” she said.", "Jo Park"),
        ("The jury was told that inspectors had shut the home in 2016.", None),
        ("The owner had charts rewritten in 2017, a court has heard.", None),
        ("Trade Secretary Ida Nelly told reporters that 4 mines had closed.", "Trade Secretary Ida Nelly"),
        ("Emily Hart said 4 beds had gone.", "Emily Hart"),
        ("Emily Hart declined to discuss the letters.", "Emily Hart"),
        ("Sixty-one percent said they had skipped meals, Gauge found.", "Gauge"),
        ("Nine men died, twice the number officials had reported, according to an audit.", "an audit"),
        ("“Seven men are no mistake,” Emily Hart shot back.", "Emily Hart"),
        ("Her lawyer interrupted to say that the tapes were kept for 30 days.", "Her lawyer"),
        ("He sent us a letter in which the agency acknowledged 4 gaps.", "the agency"),
        ("It promised new locks; according to the lawsuit, it never bought any.", "the lawsuit"),
        ("It was taken in 2010, according to its author, painter Jan Rau.", "its author, painter Jan Rau"),
        ("Ten days later, the warden told the board that the keys were lost.", "the warden"),
        ("“The water is safe,” said Dr Ida Holm.", "Dr Ida Holm"),
        ("Family members said Mr Dee was shot twice.", "Family members"),
        ("“They changed the count,” says Rosa Hill of the Nurses' Union.", "Rosa Hill of the Nurses' Union"),
        ("The mayor was quoted by state radio as saying that 300 men had gone.", "The mayor"),
        ("The agency quoted the mayor as saying 300 men had gone.", "the mayor"),
        ("When asked whether he had met them, Mr Frost said he had met 3 of them.", "Mr Frost"),
        ("Their mine director Ian Toll — who came in 2018 — said 4 mines had closed.", "Their mine director Ian Toll"),
        ("The audit, by the Hill Office, covers 3 years. It also said 4 safes were empty.", AUDIT),
        ("Prosecutors, however, say phone records place him in Ulm.", "Prosecutors"),
        ("The mayor's aide, Amy Holt, denied it. The mayor said 4 beds had gone.", "The mayor"),
        ("One, Jan Toth, said 4 votes were lost.", "Jan Toth"),
        ("Mr Price met the press. Guards had told him 4 keys were lost, he said.", "Mr Price"),
    ],
)
def test_more_speakers(text: str, named: str | None) -> None:
    assert (last(text).speaker, last(text).voice == Voice.ARTICLE) == (named, False)


def test_when_a_speaker_was_appointed_is_not_when_they_spoke() -> None:
    assert last("Reed, a former sheriff appointed in 2021, said his office had looked into every death.").date is None


def test_who_estimates_a_number() -> None:
    assert last("The charity Home Front estimates 3,000 people sleep rough.").speaker == "The charity Home Front"


def test_an_explainer_has_no_interviewee() -> None:
    text = (
        "What is the pact?\n\nWhat was agreed?\n\nNine states will stop whaling by 2030.\n\nWho stayed away?\n\n"
        "Ruland and Norland refused.\n\nWhat happens next?\n\nDelegates meet again in May."
    )
    assert {claim.speaker for claim in draw(text, every=True)} == {None}


def test_one_who_is_named_after_a_pronoun_has_a_name() -> None:
    assert last("One of them, Jan Toth, said 4 votes were lost.").voice is Voice.REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "Hus said the votes were bought, which the board denied.",
        "Hus said the votes were bought, a claim the board denied.",
    ],
)
def test_how_another_takes_it_is_a_claim_of_its_own(text: str) -> None:
    claims = draw(text)
    assert [claim.speaker for claim in claims] == ["Hus", "the board"]
    assert [claim.denied for claim in claims] == [False, True]


def test_a_survey_of_people_without_names_has_a_source() -> None:
    assert last("A survey of 90 drivers by the Road Club found that 7 in 10 had been fined.").voice is Voice.REPORTED


def test_a_quotation_that_ends_a_sentence_of_the_writer_does_not_make_it_quoted() -> None:
    text = "A spokesman for the firm said its talks with the town council and two banks “ended last month”."
    assert last(text).voice is Voice.REPORTED


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Ten barns burnt down and one man, a farmer, died in the smoke.", "one man, a farmer, died in the smoke"),
        (
            "Ms Hall told the jury that four guards had keys, two of whom, she said, were dismissed last year.",
            "two of whom, she said, were dismissed last year",
        ),
        (
            "“That is untrue,” Hall said, pointing out that the gate shut in 2009.",
            "pointing out that the gate shut in 2009",
        ),
        ("We cut 31 posts in 2023, and we hired 58 cooks.", "we hired 58 cooks"),
        ("We asked the state for $90 million and I hope they say yes.", "I hope they say yes"),
    ],
)
def test_a_second_claim(text: str, second: str) -> None:
    assert draw(text, every=True)[-1].quote == second
    assert len(draw(text, every=True)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Officers searched the barn and the cellar and found two rifles.",
        "I never met a banker, and I never took a loan.",
        "The man who shot the guard and the driver fled to the coast.",
        "The board asked for an audit, and the request was refused.",
        "Two clinics, at Fell Lane and Kirkholm, are to shut with the loss of 23 jobs.",
        "Nine boys fell through the ice near the mill, and not one of them had been warned.",
    ],
)
def test_one_claim(text: str) -> None:
    assert [claim.quote for claim in draw(text, every=True)] == [text.removesuffix(".")]


@pytest.mark.parametrize(
    "text",
    [
        "The motion will be debated by the senate on 27 November.",
        "The council says pensioners will continue to travel free before noon.",
    ],
)
def test_what_is_planned_is_no_forecast(text: str) -> None:
    assert len(draw(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the bank denied this, saying the vault was sealed in May.",
        "The governor's office tweeted on Monday that “theft is down across the board”.",
        "Under the treaty, Ruland will hand over two islands and a lighthouse.",
        "It has not been published.",
        "The treaty bans new wells near the coast.",
        "That is more than the county spends on its schools.",
        "Our neighbours tried the same in 2012.",
        "Its only director is the minister's former driver.",
    ],
)
def test_one_checkable_claim(text: str) -> None:
    assert [claim.quote for claim in draw(text)] == [text.removesuffix(".")]


def test_what_will_go_on_growing_is_a_forecast() -> None:
    (claim,) = draw("The bank said that prices will continue to rise.", every=True)
    assert claim.kind is Kind.PREDICTION


@pytest.mark.parametrize(
    "text",
    [
        "I asked the minister's office when she last met a farmer.",
        "You would have thought the council could count.",
        "My grandfather kept bees behind the chapel.",
        "Peace delayed is peace denied.",
        "It was, Mr Hall suggested, a disgrace of the first order.",
        "She is too proud to ask for help.",
        "The premier likes to boast about her roads.",
        "Critics say that the rule would hurt small shops.",
        "It is a great privilege to stand here today.",
        "None of this would matter if the thing worked.",
        "A right that cannot be exercised is an ornament.",
        "Still, numbers do not lie.",
        "First, we can tell the truth.",
    ],
)
def test_opinions(text: str) -> None:
    assert {claim.kind for claim in draw(text, every=True)} == {Kind.OPINION}


@pytest.mark.parametrize(
    "text",
    [
        "(Reporting by Ann Lee and Jo Park; Editing by Tom Reed)",
        "Honourable members, fellow citizens,",
        "Six hundred years!",
        "Ann Lee is a columnist for the Gazette.",
        "Anyone with information is asked to call the police.",
    ],
)
def test_what_tells_nothing(text: str) -> None:
    assert Kind.CHECKABLE not in {claim.kind for claim in draw(text, every=True)}


def test_a_narrator_with_a_figure_is_drawn() -> None:
    assert len(draw("I counted 212 lorries on the bridge.")) == 1
    assert len(draw("Our harbour is the largest on the coast.")) == 1


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Senator Ida Brook: Opening statement at the hearing on bridges", "Senator Ida Brook"),
        ("Full text of President Ida Brook's address to the nation", "President Ida Brook"),
        ("Transcript: Governor Tom Reed speaks to reporters", "Governor Tom Reed"),
        ("Address to parliament by the foreign minister, Karl Ott", "Karl Ott"),
        ("Closing remarks from Sir Alan Tate", "Sir Alan Tate"),
        ("State of the City Address – Mayor Jo Park", "Mayor Jo Park"),
        ("Read Premier Stein's speech in full", "Premier Stein"),
        ("Mayor defends speech on bridge contract", None),
        ("Statement on the harbour fire", None),
    ],
)
def test_who_gives_the_speech_that_a_heading_announces(heading: str, speaker: str | None) -> None:
    body = "In 2019 we built 40 schools. The old bridge fell in May. Half of the roads are paved. The army has left."
    assert {claim.speaker for claim in draw(f"{heading}\n\n{body}")} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Let me remind you that the other side voted against it.",
        "You will remember that in 2014 the river flooded.",
        "Thanks to you, 4,000 families have homes.",
        "Our teachers are paid less than those next door.",
        "Every child in this town now gets a hot meal.",
    ],
)
def test_what_a_speaker_leads_to_is_a_claim(text: str) -> None:
    assert len(draw(f"Speech by Mayor Jo Park\n\nGood day. {text} In May we opened 4 parks. The war is over.")) == 2


def test_what_is_kept_saying_and_a_member_without_a_name() -> None:
    assert last("Mr Hall keeps saying “no school loses a single teacher in 2023”.").speaker == "Mr Hall"
    assert last("One board member told me the fund lost $4m.").voice is Voice.ANONYMOUS


def test_a_dash_and_a_lead_in_part_a_fact_from_what_is_only_added() -> None:
    kinds = {
        claim.quote: claim.kind
        for claim in draw(
            "We built 40 schools — and I am proud of every one. Let me be clear: not one has closed.", every=True
        )
    }
    assert kinds == {
        "We built 40 schools": Kind.CHECKABLE,
        "I am proud of every one": Kind.OPINION,
        "Let me be clear": Kind.OPINION,
        "not one has closed": Kind.CHECKABLE,
    }
    assert len(draw("The bridge – built by convicts in 1931 – is closed.")) == 1


def test_a_speech_without_marks_is_cut_into_statements() -> None:
    text = (
        "Mayor Jo Park's remarks at the rally\n\nthank you all so much four years ago our mills were closing now 38 of "
        "them have reopened we cut the toll by half and we hired 1200 nurses he raised his own pay in 2017"
    )
    claims = draw(text)
    assert [claim.quote for claim in claims][-4:] == [
        "now 38 of them have reopened",
        "we cut the toll by half",
        "we hired 1200 nurses",
        "he raised his own pay in 2017",
    ]
    assert {claim.speaker for claim in claims} == {"Mayor Jo Park"}
