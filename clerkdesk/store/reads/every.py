"""All of them together: what an upgrade makes functions of. A desk loads those that it asks."""

from clerkdesk.store.reads import (
    cases,
    counts,
    erasures,
    figures,
    overseeing,
    papers,
    reporting,
    signs,
    warned,
)

READS = (
    *cases.READS,
    *counts.READS,
    *erasures.READS,
    *figures.READS,
    *overseeing.READS,
    *papers.READS,
    *reporting.READS,
    *signs.READS,
    *warned.READS,
)
