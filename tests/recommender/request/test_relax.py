from recommender.request.relax import relaxations
from recommender.types import Request, Side, Slot

FAME = Slot("fame", "hidden", "hidden gem")
MOOD = Slot("mood", "cozy", "cozy")
GENRE = Slot("genre", "Comedy", "comedy")
RUNTIME = Slot("runtime", "<=90", "up to 90 min", hard=True)
LONG = Slot("runtime", ">=150", "at least 150 min", hard=True)
ERA = Slot("era", "1990-1999", "1990s", hard=True)
NEVER = (
    Slot("content", "gore<=0", "no gore", Side.UNWANTED, hard=True),
    Slot("audience", "family", "family friendly", hard=True),
    Slot("person", "Adam Sandler", "no Adam Sandler", Side.UNWANTED, hard=True),
    Slot("genre", "Western", "western", hard=True),
    Slot("genre", "Horror", "no horror", Side.UNWANTED, hard=True),
    Slot("mood", "cheesy", "not cheesy", Side.UNWANTED, hard=True),
    Slot("era", "1980-1989", "not 1980s", Side.UNWANTED, hard=True),
    Slot("language", "ko", "Korean", hard=True),
)


def test_it_gives_way_in_the_stated_order_and_says_so() -> None:
    steps = list(relaxations(Request(slots=(ERA, RUNTIME, GENRE, MOOD, FAME, *NEVER))))
    assert [said[-1:] for _, said in steps] == [
        (),
        ("how well known it is",),
        ("the mood",),
        ("the breadth of genre",),
        ("the length, by 10 minutes",),
        ("the years, by 5",),
    ]
    assert [len(request.slots) for request, _ in steps] == [13, 12, 11, 10, 10, 10]


def test_what_is_given_up_adds_up() -> None:
    last, said = list(relaxations(Request(slots=(FAME, MOOD))))[-1]
    assert said == ("how well known it is", "the mood")
    assert last.slots == ()


def test_lengths_and_years_widen_on_their_open_side() -> None:
    (_, _), (longer, _), (wider, _) = relaxations(Request(slots=(RUNTIME, LONG, ERA)))
    assert [slot.value for slot in longer.slots] == ["<=100", ">=140", "1990-1999"]
    assert [(slot.value, slot.label) for slot in wider.slots][2] == ("1985-2004", "1985-2004")


def test_an_open_era_stays_open() -> None:
    before = Slot("era", "-1999", "before 2000", hard=True)
    assert next(reversed(list(relaxations(Request(slots=(before,))))))[0].slots[0].value == "-2004"


def test_what_is_never_relaxed_gives_no_step() -> None:
    assert list(relaxations(Request(slots=NEVER))) == [(Request(slots=NEVER), ())]
