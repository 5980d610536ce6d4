"""The chart of cost against size shows every operation, and a flat line as flat."""

import re
from xml.etree import ElementTree

from tests.bench.cost_chart import LINE, draw

COSTS = {
    "flat <page>": {10_000: 1.5, 1_000_000: 1.5},
    "growing": {10_000: 0.2, 1_000_000: 40.0},
    "as high": {10_000: 3.0, 1_000_000: 40.0},
}
SVG = "{http://www.w3.org/2000/svg}"


def heights(line: ElementTree.Element) -> list[float]:
    return [float(y) for y in re.findall(r",([\d.]+)", line.attrib["points"])]


def test_every_operation_has_its_line_and_its_name_beside_the_end() -> None:
    chart = ElementTree.fromstring(draw("PostgreSQL", COSTS))
    assert len(chart.findall(f"{SVG}polyline")) == 3
    words = [str(each.text) for each in chart.findall(f"{SVG}text")]
    assert {"flat <page>: 1.5 ms", "growing: 40 ms", "10,000", "1,000,000"} <= set(words)
    assert words[0] == "PostgreSQL"


def test_a_flat_line_is_flat_and_a_growing_one_goes_up() -> None:
    chart = ElementTree.fromstring(draw("PostgreSQL", COSTS))
    flat, growing, _third = map(heights, chart.findall(f"{SVG}polyline"))
    assert flat[0] == flat[1] and growing[0] > growing[1]


def test_names_of_lines_that_end_at_one_place_lie_below_one_another() -> None:
    chart = ElementTree.fromstring(draw("PostgreSQL", COSTS))
    places = [
        float(each.attrib["y"])
        for each in chart.findall(f"{SVG}text")
        if str(each.text).endswith(": 40 ms")
    ]
    assert abs(places[0] - places[1]) >= LINE
