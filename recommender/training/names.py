"""Rating models by the name that ``--model`` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.errors import ModelError
from recommender.models.bias import Biases
from recommender.models.gibbs import GibbsConfig
from recommender.models.posterior import Posterior
from recommender.models.stars import Fit, Progress, StarsModel, TrainingData
from recommender.training.matching import fit_strangers
from recommender.training.networks import PerceptronModel, SeedNetworks

REHEARSAL = GibbsConfig(sweeps=80, burn=40)


@dataclass(frozen=True, slots=True)
class NamedModel:
    """How a model is fitted, and the quicker fit that rehearses its ranges."""

    fit: Fit
    rehearsal: Fit


def _short_chain(data: TrainingData, seed: int, progress: Progress) -> StarsModel:
    return Posterior.fit(data, seed, progress, REHEARSAL)


def _short_strangers(data: TrainingData, seed: int, progress: Progress) -> StarsModel:
    return fit_strangers(data, seed, progress, REHEARSAL)


MODELS: Mapping[str, NamedModel] = {
    "posterior": NamedModel(Posterior.fit, _short_chain),
    "networks": NamedModel(SeedNetworks.fit, SeedNetworks.fit),
    "perceptron": NamedModel(PerceptronModel.fit, PerceptronModel.fit),
    "strangers": NamedModel(fit_strangers, _short_strangers),
    "bias": NamedModel(Biases.fit, Biases.fit),
}
SERVED = "posterior"


def named_model(name: str) -> NamedModel:
    """Find a model.

    Raises
    ------
    ModelError
        If there is none of that name.
    """
    if name not in MODELS:
        raise ModelError(f"no rating model {name!r}; there are {', '.join(MODELS)}.")
    return MODELS[name]
