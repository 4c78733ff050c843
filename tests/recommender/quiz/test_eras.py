import numpy as np

from recommender.quiz.eras import ERA_KEYS, era_flags


def test_every_year_is_of_one_era_and_an_unknown_one_of_none() -> None:
    years = np.array([*range(1900, 2031), np.nan], np.float32)
    flags = era_flags(years)
    assert (flags[:-1].sum(axis=1) == 1).all()
    assert not flags[-1].any()
    assert ERA_KEYS[int(flags[1984 - 1900].argmax())] == "80s"
