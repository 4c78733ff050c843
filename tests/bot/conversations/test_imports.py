"""``/import``: the report, and the way back."""

from bot.conversations.imports import Upload
from bot.conversations.router import Router
from bot.conversations.screen import File, Screen
from tests.bot.conversations.conftest import ME, Do
from tests.bot.conversations.screens import heading, labels, press, texts, titles

HEADING = "Name,Year,Letterboxd URI,Rating\n"


def upload(text: str, size: int | None = None, name: str = "ratings.csv") -> Upload:
    async def read() -> bytes:
        assert size is None, "too large to be fetched"
        return text.encode()

    return Upload(name, len(text) if size is None else size, read)


async def take(router: Router, text: str) -> Screen:
    return await router.take_file(ME, upload(text))


async def test_a_file_is_imported_and_reported(router: Router) -> None:
    rows = "".join(f"Nowhere {number},2000,x,4\n" for number in range(12))
    screen = await take(router, f"{HEADING}Heat,1995,x,4\n{rows}Alien,1979,x,77\n")
    assert heading(screen) == "Imported: one film."
    told = texts(screen)
    assert told[0] == "One line makes no sense: 15. 12 lines are no film of mine:"
    assert told[1] == "Line 3, Nowhere 0 (2000): not in my catalogue"
    assert told[-1] == "And 4 more, in the report."
    (file,) = [block for block in screen.blocks if isinstance(block, File)]
    assert len(file.content.splitlines()) == 15


async def test_the_same_file_again_brings_nothing(router: Router) -> None:
    await take(router, f"{HEADING}Heat,1995,x,4\n")
    again = await take(router, f"{HEADING}Heat,1995,x,4\n")
    assert heading(again) == "Nothing new in that file."
    assert texts(again) == ["One I knew already."]
    assert "Undo the import" not in labels(again)


async def test_limits_come_back_with_our_own_file(router: Router, do: Do) -> None:
    await do("limits", "genre", "Horror")
    downloaded = [block for block in (await do("privacy", "download")).blocks if isinstance(block, File)]
    await do("privacy", "erase")
    back = await take(router, downloaded[0].content.decode())
    assert texts(back) == ["One limit or wish is back."]
    assert "The Shining" not in titles(await do("recommend", "horror"))


async def test_an_import_is_undone(router: Router, do: Do) -> None:
    done = await take(router, f"{HEADING}Heat,1995,x,4\nAlien,1979,x,5\n")
    assert heading(await do("profile")) == "Your taste, from 2 ratings"
    undone = await do(press(done, "Undo the import"))
    assert texts(undone) == ["All 2 things it said are taken back."]
    assert heading(await do("profile")) == "I don't know your taste yet."


async def test_a_file_too_large_is_not_even_fetched(router: Router) -> None:
    screen = await router.take_file(ME, upload("", size=50_000_000))
    assert screen.plain.startswith("That file is larger than 5 MB. I read Letterboxd")


async def test_a_watchlist_is_told_from_films_seen_by_its_name(router: Router, do: Do) -> None:
    rows = "Date,Name,Year,Letterboxd URI\n2024-05-02,Heat,1995,x\n"
    await router.take_file(ME, upload(rows, name="watchlist.csv"))
    assert titles(await do("watchlist")) == ["Heat"]
    await router.take_file(ME, upload(rows, name="watched.csv"))
    assert titles(await do("history", "seen")) == ["Heat (1995)"]
    assert heading(await do("watchlist")) == "Your watchlist is empty."


async def test_an_empty_file_says_so(router: Router) -> None:
    assert heading(await take(router, HEADING)) == "There was no film in that file."


async def test_paused_nothing_is_imported(router: Router, do: Do) -> None:
    await do("privacy", "pause")
    assert "paused" in (await take(router, f"{HEADING}Heat,1995,x,4\n")).plain


async def test_without_a_file_it_says_what_can_be_imported(do: Do) -> None:
    assert heading(await do("import")) == "Bring your ratings"


async def test_a_mark_that_is_neither_on_nor_off_is_not_read(router: Router) -> None:
    columns = "film,imdb_id,title,year,kind,value,at"
    screen = await take(router, f"{columns}\n6,,Heat,1995,seen,nan,2024-01-01T00:00:00+00:00\n")
    assert texts(screen) == ["One line makes no sense: 2."]
