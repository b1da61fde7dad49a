"""From the answers of a survey to a wave, counted by Spark: a partition at a time by `polars_survey`, and then a tree of merges.

What a worker sends is a wave, some hundred bytes per segment, however many rows its partition has; answers never travel. Workers
need this library, Polars, pandas and PyArrow, of the same versions as the driver.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any, cast

import polars as pl
import pyarrow as pa

from customerfocus import Wave
from examples.adapters import polars_survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from customerfocus import Survey


def survey_wave(table: Any, survey: Survey, wave: Wave) -> Wave:  # noqa: ANN401 -- a DataFrame of Spark, which has no types here
    """Return a wave with the answers of a table, in a session of Spark 4 that is not of Spark Connect, which knows no RDD."""

    def counted(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        part = wave
        for batch in batches:
            frame = cast("pl.DataFrame", pl.from_arrow(batch))
            part = part.merge(polars_survey.survey_wave(frame.lazy(), survey, wave))
        yield pa.RecordBatch.from_pydict({"wave": [pickle.dumps(part)]})

    waves = table.mapInArrow(counted, "wave binary").rdd.map(lambda row: pickle.loads(row.wave))  # noqa: S301 -- our own worker's
    return cast("Wave", waves.treeReduce(Wave.merge))
