"""Debian's Chromium, driven without a screen (packages chromium and chromium-driver)."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import citizens
from tests.citizens import Pages
from tests.conftest import Desk

SIZES = {"phone": (390, 844), "desktop": (1280, 800)}


@pytest.fixture
def pages(embedded: Desk) -> Iterator[Pages]:
    with citizens.pages(embedded, pay={"azersu": "https://pay.example.az/azersu"}) as opened:
        yield opened


@pytest.fixture
def chromium(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A browser of the phone's size, with an empty profile; ``indirect`` says another size, or a
    dark one.
    """
    from selenium import webdriver

    if shutil.which("chromium") is None or shutil.which("chromedriver") is None:
        pytest.fail("Debian's packages chromium and chromium-driver are needed")
    options = webdriver.ChromeOptions()
    options.add_experimental_option("prefs", {"intl.accept_languages": "az,en"})
    options.binary_location = shutil.which("chromium") or ""
    for word in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        f"--user-data-dir={tmp_path / 'profile'}",
    ):
        options.add_argument(word)
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        look(driver, getattr(request, "param", "phone"))
        yield driver
    finally:
        driver.quit()


def look(driver: Any, size: str, dark: bool = False) -> None:
    """The size of the page itself, and its colours."""
    width, height = SIZES[size]
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "phone"},
    )
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]},
    )
