from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recommender.building.build import BuildOptions, build_bundle
from recommender.bundle import check_files, load_bundle, read_manifest
from recommender.cli import app
from recommender.errors import RequestError
from recommender.models.film_layer import NETWORK
from recommender.models.serving import STARS, inputs_of
from tests.recommender.world import film_ids, title, write_world


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_world(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def bundle(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle")
    build_bundle(BuildOptions(data, out, "minilm", lambda text: None, lambda name, length: lambda done: None))
    return out


def run(*words: str) -> tuple[str, str]:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


def test_models_of_the_same_ratings_and_films_are_kept(data: Path, bundle: Path) -> None:
    before = (bundle / STARS).read_bytes()
    assert "nothing to train" in run("train", "--data", str(data), "--bundle", str(bundle))[1]
    assert (bundle / STARS).read_bytes() == before


def test_training_afresh_gives_the_same_bytes_and_a_whole_bundle(
    data: Path, bundle: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(bundle, tmp_path / "copy"))
    (copy / NETWORK).unlink()
    assert "trained" in run("train", "--data", str(data), "--bundle", str(copy))[1]
    check_files(copy, read_manifest(copy))
    for name in (STARS, NETWORK):
        assert (copy / name).read_bytes() == (bundle / name).read_bytes()
    assert not (copy / "training").exists()
    assert inputs_of(copy / STARS) == inputs_of(copy / NETWORK) != ""


def test_the_served_model_knows_every_film_of_the_catalogue(bundle: Path) -> None:
    loaded = load_bundle(bundle)
    assert loaded.rating_model.item_ids.tolist() == loaded.catalog.item_ids.tolist()


@pytest.mark.parametrize("by", ["ratings-network", "fans"])
def test_films_like_a_film_are_listed_by_name(bundle: Path, by: str) -> None:
    words = (
        "similar",
        title(film_ids(0)[0]),
        "--by",
        by,
        "--fewest",
        "1",
        "-k",
        "5",
        "--bundle",
        str(bundle),
    )
    lines = run(*words)[0].splitlines()
    assert len(lines) == 5
    assert not any(title(film_ids(0)[0]) in line for line in lines)


@pytest.mark.parametrize(
    ("words", "said"), [(("Zzyzx Qwrtp",), "no film"), (("River Trail", "--by", "x"), "no like")]
)
def test_a_title_or_a_likeness_unknown_is_an_error(bundle: Path, words: tuple[str, ...], said: str) -> None:
    with pytest.raises(RequestError, match=said):
        run("similar", *words, "--bundle", str(bundle))
