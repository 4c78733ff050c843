"""The encoder that serves, made from the published weights: a BERT in bytes, as one ONNX graph.

Each matrix has a scale a column, the table of words a scale a row; activations are rounded as they come, a
scale a product (dynamic quantisation). A few of their dimensions are many times as large as the others and
would leave those few steps: they are divided by factors that the matrix behind takes up (SmoothQuant, Xiao et
al. 2023). Texts of one length share a batch, so the graph knows no mask.

``python -m recommender.building.encoder_graph`` writes `recommender.encoders.minilm.ROUNDED`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from recommender.encoders.bert import Bert, Layer
from recommender.encoders.minilm import ROUNDED, MiniLM, published_bert
from recommender.notes import read_notes
from recommender.types import FloatArray

STEPS = 90
"""Steps of a weight to either side of 0. A byte has 127, but processors without VNNI add products by twos in
16 bits, which more steps would overflow."""
OPSET, IR_VERSION = 17, 8
FUSED = "com.microsoft"
"""Domain of ONNX Runtime's own fused operators."""
EPSILON = 1e-12
SMOOTHNESS = 0.7
"""How far the largest activations are evened out, 0-1; the matrices bear the rest."""
EVERY = 40
"""One note in so many lends a request that activations are measured on."""
MATRICES = ("qkv", "mix", "up", "down")
Factors = Mapping[str, FloatArray]
"""What each matrix's inputs are divided by, by matrix."""


def write_encoder(bert: Bert, factors: Sequence[Factors], path: Path) -> None:
    """Write a BERT as a graph: from ``ids``, int64, (batch, length), to ``vectors``, float32, (batch, dim),
    the mean of its last layer over tokens."""
    graph = _Graph()
    states = _embedded(graph, bert)
    for number, (layer, divided) in enumerate(zip(bert.layers, factors, strict=True)):
        states = _step(graph, states, layer, divided, f"layer{number}", bert.heads)
    graph.add("ReduceMean", [states], "vectors", axes=[1], keepdims=0)
    onnx.save(graph.model(bert.dim), path)


def smoothing(bert: Bert, texts: Sequence[Sequence[int]]) -> list[Factors]:
    """Find what to divide each layer's activations by, from how large they become on tokenised texts."""
    largest = {
        layer: {name: np.full(len(getattr(layer, name)), 1e-4) for name in MATRICES} for layer in bert.layers
    }

    def watch(layer: Layer, name: str, states: FloatArray) -> None:
        largest[layer][name] = np.maximum(largest[layer][name], np.abs(states).max(axis=0))

    for ids in texts:
        bert.hidden(np.array([ids]), watch)
    return [
        {name: _factors(seen[name], np.abs(getattr(layer, name)).max(axis=1)) for name in MATRICES}
        for layer, seen in largest.items()
    ]


def _factors(activations: FloatArray, weights: FloatArray) -> FloatArray:
    return np.asarray(activations**SMOOTHNESS / weights ** (1 - SMOOTHNESS), np.float32)


class _Graph:
    """Nodes and constants as they are added."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **options: Any) -> str:
        """Add an operator; gives its output's name."""
        self._nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **options))
        return output

    def constant(self, name: str, values: NDArray[Any]) -> str:
        """Add a constant; gives its name."""
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def rounded(self, name: str, matrix: FloatArray) -> list[str]:
        """Add a matrix in bytes with a scale a column; gives the names of bytes, scales and zeros."""
        codes, scales = _rounded(matrix, axis=0)
        zeros = np.zeros(len(scales), np.int8)
        return [
            self.constant(name, codes),
            self.constant(f"{name}.scale", scales),
            self.constant(f"{name}.zero", zeros),
        ]

    def bytes_of(self, states: str, name: str) -> list[str]:
        """Round activations to a byte; gives the names of bytes, scale and zero."""
        outputs = [f"{name}.{part}" for part in ("bytes", "bytes.scale", "bytes.zero")]
        self._nodes.append(helper.make_node("DynamicQuantizeLinear", [states], outputs))
        return outputs

    def model(self, dim: int) -> onnx.ModelProto:
        """The whole, from ``ids`` to ``vectors``."""
        ids = helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "length"])
        vectors = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", dim])
        graph = helper.make_graph(self._nodes, "encoder", [ids], [vectors], self._constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION)


def _embedded(graph: _Graph, bert: Bert) -> str:
    codes, scales = _rounded(np.asarray(bert.words), axis=1)
    graph.add("Gather", [graph.constant("words", codes), "ids"], "word_codes")
    graph.add("Cast", ["word_codes"], "word_values", to=TensorProto.FLOAT)
    graph.add("Gather", [graph.constant("words.scale", scales[:, None]), "ids"], "word_scales")
    graph.add("Mul", ["word_values", "word_scales"], "word_states")
    graph.add("Shape", ["ids"], "length", start=1, end=2)
    first, axes = graph.constant("first", np.array([0])), graph.constant("axes", np.array([0]))
    positions = graph.constant("positions", bert.positions + bert.segment)
    graph.add("Slice", [positions, first, "length", axes], "position_states")
    graph.add("Add", ["word_states", "position_states"], "sum_states")
    weight, bias = (
        graph.constant(f"embedding.{n}", v) for n, v in zip(("weight", "bias"), bert.norm, strict=True)
    )
    return graph.add("LayerNormalization", ["sum_states", weight, bias], "states", epsilon=EPSILON)


def _step(graph: _Graph, states: str, layer: Layer, factors: Factors, name: str, heads: int) -> str:
    evened = _divided(graph, states, f"{name}.qkv", factors["qkv"])
    values, value_scale, value_zero = graph.bytes_of(evened, name)
    qkv, qkv_scale, qkv_zero = graph.rounded(f"{name}.qkv", layer.qkv * factors["qkv"][:, None])
    bias = graph.constant(f"{name}.qkv.bias", layer.qkv_bias)
    graph.add(
        "QAttention",
        [values, qkv, bias, value_scale, qkv_scale, "", value_zero, qkv_zero],
        f"{name}.attended",
        FUSED,
        num_heads=heads,
    )
    _product(graph, f"{name}.attended", f"{name}.mix", layer.mix, layer.mix_bias, factors["mix"])
    states = _normed(graph, [f"{name}.mix.out", states], f"{name}.mixed", layer.mix_norm)
    _product(graph, states, f"{name}.up", layer.up, layer.up_bias, factors["up"])
    graph.add("Gelu", [f"{name}.up.out"], f"{name}.raised", FUSED)
    _product(graph, f"{name}.raised", f"{name}.down", layer.down, layer.down_bias, factors["down"])
    return _normed(graph, [f"{name}.down.out", states], f"{name}.states", layer.down_norm)


def _product(
    graph: _Graph, states: str, name: str, matrix: FloatArray, bias: FloatArray, factors: FloatArray
) -> None:
    evened = _divided(graph, states, name, factors)
    inputs = [evened, *graph.rounded(name, matrix * factors[:, None]), graph.constant(f"{name}.bias", bias)]
    graph.add("DynamicQuantizeMatMul", inputs, f"{name}.out", FUSED)


def _divided(graph: _Graph, states: str, name: str, factors: FloatArray) -> str:
    return graph.add("Mul", [states, graph.constant(f"{name}.even", 1 / factors)], f"{name}.evened")


def _normed(graph: _Graph, summed: list[str], name: str, norm: tuple[FloatArray, FloatArray]) -> str:
    weight, bias = (graph.constant(f"{name}.{n}", v) for n, v in zip(("weight", "bias"), norm, strict=True))
    return graph.add("SkipLayerNormalization", [*summed, weight, bias], name, FUSED, epsilon=EPSILON)


def _rounded(matrix: FloatArray, *, axis: int) -> tuple[NDArray[np.int8], FloatArray]:
    """Round to bytes with a scale along an axis; where all is 0, any scale does."""
    scales = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True), 1e-9) / np.float32(STEPS)
    return np.rint(matrix / scales).astype(np.int8), scales.squeeze(axis).astype(np.float32)


def main() -> None:
    """Write the graph that ships, its activations measured on our own notes' requests."""
    requests = [note.asked_for[0] for note in read_notes()[::EVERY] if note.asked_for]
    bert = published_bert()
    write_encoder(bert, smoothing(bert, MiniLM.exact().tokens(requests)), ROUNDED)


if __name__ == "__main__":
    main()
