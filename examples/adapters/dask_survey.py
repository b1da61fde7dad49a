"""From the answers of a survey to a wave, counted by Dask: a file at a time by `polars_survey`, and then a tree of merges.

What a worker sends is a wave, some hundred bytes per segment, however many rows its file has; answers never travel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import polars as pl
from dask import bag

from customerfocus import Wave
from examples.adapters import polars_survey

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from customerfocus import Survey


def survey_wave(files: Sequence[Path], survey: Survey, wave: Wave) -> Wave:
    """Return a wave with the answers of some Parquet files, at least one, on whichever scheduler Dask is set to."""

    def counted(file: Path) -> Wave:
        return polars_survey.survey_wave(pl.scan_parquet(file), survey, wave)

    waves = bag.from_sequence(files, npartitions=len(files)).map(counted)
    return cast("Wave", waves.fold(Wave.merge, split_every=4).compute())
