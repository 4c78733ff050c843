from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from recommender.building.build import BuildOptions, build_bundle
from recommender.bundle import MANIFEST, file_digest, load_bundle
from recommender.engine import Engine
from recommender.errors import BundleError, SourceError
from recommender.profile import taste_of
from recommender.types import Leanings, Profile, Rating, Request
from tests.recommender.world import KINDS, PER_KIND, film_ids, person_without, write_world


def build(data: Path, out: Path) -> None:
    build_bundle(BuildOptions(data, out, "minilm", lambda text: None, lambda name, length: lambda done: None))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_world(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def bundle(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("bundle")
    build(data, out)
    return out


@pytest.fixture
def copy(bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundle, tmp_path / "copy"))


@pytest.fixture(scope="module")
def engine(bundle: Path) -> Engine:
    return Engine.load(bundle)


@pytest.mark.parametrize("kind", range(len(KINDS)))
@pytest.mark.parametrize("place", range(0, PER_KIND, 4))
def test_the_withheld_film_comes_first(engine: Engine, kind: int, place: int) -> None:
    answer = engine.recommend(Request(profile=person_without(kind, place)), count=3)
    assert answer.recommendations[0].item_id == film_ids(kind)[place]


def test_films_of_one_kind_have_the_same_fans(engine: Engine) -> None:
    answer = engine.similar([film_ids(0)[0]], count=5)
    assert {film.item_id for film in answer.same_fans} <= set(film_ids(0))
    assert len(answer.same_fans) == 5


def test_expected_stars_follow_the_kind_a_person_likes(engine: Engine) -> None:
    disliked = tuple(Rating(item_id, 1.0) for item_id in film_ids(1)[4:])
    person = Profile((*person_without(0, 3).ratings, *disliked))
    own, other = engine.expected(person, [film_ids(0)[3], film_ids(1)[3]])
    assert own.stars > other.stars
    assert own.low < own.stars < own.high


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_a_quiz_leans_to_its_genre_and_says_so(engine: Engine, kind: int) -> None:
    profile = Profile(leanings=Leanings({KINDS[kind]: 0.9, KINDS[1 - kind]: 0.1}))
    shown = engine.recommend(Request(profile=profile), count=5).recommendations
    assert {film.item_id for film in shown} <= set(film_ids(kind))
    assert shown[0].reason.startswith(f"Your quiz leans to {KINDS[kind].lower()}")


def test_films_taken_in_a_quiz_count_and_are_not_said_to_be_liked(engine: Engine) -> None:
    profile = Profile(leanings=Leanings({}, {film_ids(1)[0]: 0.6, film_ids(0)[0]: -0.3}))
    (first, *_) = engine.recommend(Request(profile=profile), count=1).recommendations
    assert first.item_id in film_ids(1)
    assert "liked" not in first.reason


def test_ratings_outweigh_a_quiz_in_the_end(engine: Engine) -> None:
    rated = person_without(0, 3).ratings
    against = Leanings({KINDS[1]: 1.0})
    few, many = (taste_of(Profile(rated * times, leanings=against), engine.bundle) for times in (1, 3))
    assert 1 > few.quiz_trust > 0 == many.quiz_trust
    same = [engine.recommend(Request(profile=Profile(rated * 3, leanings=quiz))) for quiz in (against, None)]
    assert same[0].recommendations == same[1].recommendations


def test_the_same_files_give_the_same_bytes(data: Path, bundle: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "again")
    assert {p.name: file_digest(p) for p in (tmp_path / "again").iterdir()} == {
        p.name: file_digest(p) for p in bundle.iterdir()
    }


def test_a_missing_file_is_named_with_what_mends_it(copy: Path) -> None:
    (copy / "words.npz").unlink()
    with pytest.raises(BundleError, match=r"words\.npz: missing.*recommender build"):
        load_bundle(copy)


def test_a_file_cut_short_is_named(copy: Path) -> None:
    path = copy / "asked.npy"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BundleError, match=r"asked\.npy: not the file the manifest names"):
        load_bundle(copy)


def test_a_bundle_of_another_format_is_refused(copy: Path) -> None:
    manifest = json.loads((copy / MANIFEST).read_text())
    (copy / MANIFEST).write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(BundleError, match="format 99, this program reads 1"):
        load_bundle(copy)


def test_a_folder_without_a_manifest_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no bundle here"):
        load_bundle(tmp_path)


def test_a_build_cut_short_leaves_no_bundle(bundle: Path, copy: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        build(tmp_path / "nowhere", copy)
    with pytest.raises(BundleError, match="no bundle here"):
        load_bundle(copy)
