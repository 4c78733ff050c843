"""The limits of message components, as Discord's component reference has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from tests.standin.forms import Fault, Json, check_length, length

ROW, BUTTON, SELECT, SECTION, TEXT = 1, 2, 3, 9, 10
THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 11, 12, 13, 14, 17
IN_CONTAINER = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR}
LABEL, UPLOAD = 18, 19
LINK = 5
MAX_COMPONENTS = 40
MAX_TEXT = 4000

Path = tuple[str, ...]


def check_components(components: list[Json], *, v2: bool, files: set[str]) -> list[Fault]:
    """List all that Discord would refuse in a message's components."""
    allowed = IN_CONTAINER | {CONTAINER} if v2 else {ROW}
    faults = [*_check_level(components, ("components",), allowed, files)]
    everything = [*walk(components)]
    if len(everything) > MAX_COMPONENTS:
        text = f"The number of components has exceeded the maximum of {MAX_COMPONENTS}."
        faults.append(Fault(("components",), "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", text))
    if not v2 and len(components) > 5:
        faults.append(Fault(("components",), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length."))
    if sum(length(part["content"]) for part in everything if part["type"] == TEXT) > MAX_TEXT:
        text = f"The total displayable text has exceeded the maximum of {MAX_TEXT}."
        faults.append(Fault(("components",), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", text))
    used = Counter(part["custom_id"] for part in everything if part.get("custom_id"))
    for custom_id, times in used.items():
        if times > 1:
            text = f"Component custom id cannot be duplicated: {custom_id}"
            faults.append(Fault(("components",), "COMPONENT_CUSTOM_ID_DUPLICATED", text))
    return faults


def check_form(form: Json) -> list[Fault]:
    """List all that Discord would refuse in a form with labelled components."""
    faults = [*check_length(("data", "title"), form.get("title"), 1, 45)]
    faults += check_length(("data", "custom_id"), form.get("custom_id"), 1, 100)
    if not 1 <= len(form["components"]) <= 5:
        text = "Must be between 1 and 5 in length."
        faults.append(Fault(("data", "components"), "BASE_TYPE_BAD_LENGTH", text))
    for number, label in enumerate(form["components"]):
        place = ("data", "components", str(number))
        if label["type"] != LABEL or label["component"]["type"] != UPLOAD:
            faults.append(
                Fault((*place, "type"), "BASE_TYPE_CHOICES", "The stand-in knows labelled uploads.")
            )
            continue
        faults += check_length((*place, "label"), label.get("label"), 1, 45)
        faults += check_length((*place, "description"), label.get("description") or "-", 1, 100)
        faults += check_length((*place, "custom_id"), label["component"].get("custom_id"), 1, 100)
    return faults


def walk(components: list[Json]) -> Iterator[Json]:
    """Go through components, nested ones included."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        if component.get("accessory"):
            yield component["accessory"]


def _check_level(components: list[Json], path: Path, allowed: set[int], files: set[str]) -> Iterator[Fault]:
    for number, component in enumerate(components):
        place = (*path, str(number))
        if component["type"] not in allowed:
            text = f'Value of field "type" must be one of {tuple(sorted(allowed))}.'
            yield Fault((*place, "type"), "BASE_TYPE_CHOICES", text)
        elif component["type"] == GALLERY:
            yield from _check_gallery(component, place, files)
        elif component["type"] == FILE:
            yield from _check_media(component["file"], (*place, "file"), files)
        elif component["type"] == CONTAINER:
            yield from _check_container(component, place, files)
        elif check := _CHECKS.get(component["type"]):
            yield from check(component, place)


def _check_container(container: Json, path: Path, files: set[str]) -> Iterator[Fault]:
    if not container["components"]:
        yield Fault((*path, "components"), "BASE_TYPE_REQUIRED", "This field is required.")
    if not 0 <= (container.get("accent_color") or 0) <= 0xFFFFFF:
        yield Fault((*path, "accent_color"), "NUMBER_TYPE_MAX", "Must be a colour.")
    yield from _check_level(container["components"], (*path, "components"), IN_CONTAINER, files)


def _check_row(row: Json, path: Path) -> Iterator[Fault]:
    kinds = [child["type"] for child in row["components"]]
    if not (kinds == [SELECT] or (1 <= len(kinds) <= 5 and set(kinds) == {BUTTON})):
        yield Fault(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A row holds 1 to 5 buttons or one select.")
    for number, child in enumerate(row["components"]):
        if child["type"] in (BUTTON, SELECT):
            yield from _CHECKS[child["type"]](child, (*path, "components", str(number)))


def _check_section(section: Json, path: Path) -> Iterator[Fault]:
    texts = section["components"]
    if not 1 <= len(texts) <= 3 or any(child["type"] != TEXT for child in texts):
        yield Fault((*path, "components"), "BASE_TYPE_BAD_LENGTH", "A section holds 1 to 3 text displays.")
    for number, text in enumerate(texts):
        yield from _check_text(text, (*path, "components", str(number)))
    accessory = section.get("accessory") or {"type": 0}
    if accessory["type"] not in (BUTTON, THUMBNAIL):
        yield Fault((*path, "accessory"), "BASE_TYPE_REQUIRED", "This field is required.")
    elif accessory["type"] == BUTTON:
        yield from _check_button(accessory, (*path, "accessory"))


def _check_text(text: Json, path: Path) -> Iterator[Fault]:
    yield from check_length((*path, "content"), text["content"], 1, MAX_TEXT)


def _check_button(button: Json, path: Path) -> Iterator[Fault]:
    if button["style"] == LINK:
        yield from check_length((*path, "url"), button.get("url"), 1, 512)
    else:
        yield from check_length((*path, "custom_id"), button.get("custom_id"), 1, 100)
    if button.get("label") or not button.get("emoji"):
        yield from check_length((*path, "label"), button.get("label"), 1, 80)


def _check_select(select: Json, path: Path) -> Iterator[Fault]:
    yield from check_length((*path, "custom_id"), select.get("custom_id"), 1, 100)
    yield from check_length((*path, "placeholder"), select.get("placeholder") or "", 0, 150)
    options = select.get("options", [])
    if not 1 <= len(options) <= 25:
        yield Fault((*path, "options"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.")
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not (0 <= least <= 25 and 1 <= most <= len(options) and least <= most):
        yield Fault((*path, "max_values"), "NUMBER_TYPE_MAX", "Must fit the number of options.")
    if sum(bool(option.get("default")) for option in options) > most:
        yield Fault((*path, "options"), "COMPONENT_DEFAULTS_EXCEEDED", "More defaults than max_values.")
    if len({option["value"] for option in options}) < len(options):
        yield Fault((*path, "options"), "COMPONENT_OPTION_VALUE_DUPLICATED", "An option value is used twice.")
    for number, option in enumerate(options):
        place = (*path, "options", str(number))
        yield from check_length((*place, "label"), option["label"], 1, 100)
        yield from check_length((*place, "value"), option["value"], 1, 100)
        yield from check_length((*place, "description"), option.get("description") or "", 0, 100)


def _check_gallery(gallery: Json, path: Path, files: set[str]) -> Iterator[Fault]:
    if not 1 <= len(gallery["items"]) <= 10:
        yield Fault((*path, "items"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length.")
    for number, item in enumerate(gallery["items"]):
        place = (*path, "items", str(number))
        yield from _check_media(item["media"], (*place, "media"), files)
        yield from check_length((*place, "description"), item.get("description") or "", 0, 1024)


def _check_media(media: Json, path: Path, files: set[str]) -> Iterator[Fault]:
    name = str(media["url"]).removeprefix("attachment://")
    if name not in files:
        text = f"The referenced attachment in component was not found: {name}"
        yield Fault(path, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", text)


_CHECKS: dict[int, Callable[[Json, Path], Iterator[Fault]]] = {
    ROW: _check_row,
    SECTION: _check_section,
    TEXT: _check_text,
    BUTTON: _check_button,
    SELECT: _check_select,
}
