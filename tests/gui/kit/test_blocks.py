"""A long list asks for what one looks at, once, and again where it could not be read."""

from clerkdesk.gui.kit.blocks import Blocks


def test_a_block_that_could_not_be_read_is_asked_for_again() -> None:
    asked: list[int] = []
    blocks: Blocks[str] = Blocks(2, asked.append)
    blocks.reset(6, ["a", "b"])
    assert blocks.row(4) is None and blocks.row(5) is None
    assert asked == [2], "it is on its way"
    blocks.forget(2)
    assert blocks.row(4) is None and asked == [2, 2]
    blocks.put(2, ["e", "f"])
    assert (blocks.row(4), blocks.row(5), asked) == ("e", "f", [2, 2])
