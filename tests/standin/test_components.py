from __future__ import annotations

import pytest

from tests.standin.components import check_components
from tests.standin.forms import Json


def text(content: str = "words") -> Json:
    return {"type": 10, "content": content}


def button(custom_id: str = "v1:help", **more: object) -> Json:
    return {"type": 2, "style": 2, "label": "Help", "custom_id": custom_id} | more


def row(*children: Json) -> Json:
    return {"type": 1, "components": [*children]}


def select(count: int = 3, **more: object) -> Json:
    options = [{"label": f"film {number}", "value": str(number)} for number in range(count)]
    return {"type": 3, "custom_id": "v1:pick", "options": options} | more


def section(accessory: Json | None = None, texts: int = 1) -> Json:
    return {"type": 9, "components": [text()] * texts, "accessory": accessory or button()}


def container(*children: Json, **more: object) -> Json:
    return {"type": 17, "components": [*children]} | more


def gallery(name: str, description: str = "a chart") -> Json:
    return {"type": 12, "items": [{"media": {"url": f"attachment://{name}"}, "description": description}]}


def faults(*components: Json, v2: bool = True) -> list[str]:
    return [fault.code for fault in check_components([*components], v2=v2, files={"taste.png"})]


GOOD = [
    container(text("a" * 4000)),
    container(*[text()] * 39),
    container(row(*[button(f"v1:{number}") for number in range(5)])),
    container(row(select(25, placeholder="p" * 150, min_values=0, max_values=25))),
    container(section(texts=3), accent_color=0xFFFFFF),
    container(gallery("taste.png", "d" * 1024), {"type": 13, "file": {"url": "attachment://taste.png"}}),
    row(button("v1:" + "x" * 97, label="l" * 80)),
    row({"type": 2, "style": 5, "label": "Site", "url": "https://example.org"}),
]
BAD = [
    (container(text("a" * 4001)), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
    (container(text("👻" * 2001)), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
    (container(text("")), "BASE_TYPE_REQUIRED"),
    (container(*[text()] * 40), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
    (container(), "BASE_TYPE_REQUIRED"),
    (container(container(text())), "BASE_TYPE_CHOICES"),
    (container(text(), accent_color=0x1000000), "NUMBER_TYPE_MAX"),
    (button(), "BASE_TYPE_CHOICES"),
    (row(*[button(f"v1:{number}") for number in range(6)]), "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    (row(select(), button()), "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
    (row(button("v1:" + "x" * 98)), "BASE_TYPE_BAD_LENGTH"),
    (row(button(label="l" * 81)), "BASE_TYPE_BAD_LENGTH"),
    (row(button(label="  ")), "BASE_TYPE_REQUIRED"),
    (row(button(), button()), "COMPONENT_CUSTOM_ID_DUPLICATED"),
    (row({"type": 2, "style": 5, "label": "Site"}), "STRING_TYPE_CONVERT"),
    (row(select(26)), "BASE_TYPE_BAD_LENGTH"),
    (row(select(0)), "BASE_TYPE_BAD_LENGTH"),
    (row(select(3, max_values=4)), "NUMBER_TYPE_MAX"),
    (row(select(3, placeholder="p" * 151)), "BASE_TYPE_BAD_LENGTH"),
    (row(select(options=[{"label": "a", "value": "1"}] * 2)), "COMPONENT_OPTION_VALUE_DUPLICATED"),
    (row(select(options=[{"label": "a" * 101, "value": "1"}])), "BASE_TYPE_BAD_LENGTH"),
    (row(select(options=[{"label": "a", "value": "1" * 101}])), "BASE_TYPE_BAD_LENGTH"),
    (row(select(options=[{"label": "a", "value": "1", "description": "d" * 101}])), "BASE_TYPE_BAD_LENGTH"),
    (
        row(select(options=[{"label": n, "value": n, "default": True} for n in "ab"])),
        "COMPONENT_DEFAULTS_EXCEEDED",
    ),
    (section(texts=4), "BASE_TYPE_BAD_LENGTH"),
    (section(accessory={"type": 3}), "BASE_TYPE_REQUIRED"),
    (gallery("other.png"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"),
    (gallery("taste.png", "d" * 1025), "BASE_TYPE_BAD_LENGTH"),
]


@pytest.mark.parametrize("component", GOOD)
def test_what_is_within_the_limits_passes(component: Json) -> None:
    assert faults(component) == []


@pytest.mark.parametrize(("component", "code"), BAD)
def test_what_breaks_a_limit_is_named(component: Json, code: str) -> None:
    assert code in faults(component)


def test_without_the_flag_only_rows_pass() -> None:
    assert faults(row(button()), v2=False) == []
    assert faults(container(text()), v2=False) == ["BASE_TYPE_CHOICES"]
    assert faults(*[row(button(f"v1:{number}")) for number in range(6)], v2=False) == ["BASE_TYPE_BAD_LENGTH"]
