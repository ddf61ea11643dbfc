"""Reads what `stp export` wrote with the libraries that people use, and prints it as one JSON object."""

import json
import sys
from pathlib import Path

import datasets
import pandas
import pyarrow.parquet
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

folder = Path(sys.argv[1])
datasets.disable_progress_bars()
tables = datasets.get_dataset_config_names(str(folder / "parquet"))
told = {"pyarrow": {}, "datasets": {}, "features": {}, "csv": {}, "tensorboard": {}}
for table in tables:
    rows = datasets.load_dataset(str(folder / "parquet"), table, split="train", cache_dir=str(folder / "cache"))
    told["datasets"][table] = rows.to_list()
    told["features"][table] = {name: feature.dtype for name, feature in rows.features.items()}
    shard = folder / "parquet" / "data" / table / "train-00000-of-00001.parquet"
    told["pyarrow"][table] = pyarrow.parquet.read_table(shard).to_pylist()
for file in sorted((folder / "csv").glob("*.csv")):
    told["csv"][file.stem] = json.loads(pandas.read_csv(file).to_json(orient="records", double_precision=15))
events = EventAccumulator(str(folder / "tensorboard"))
events.Reload()
for tag in events.Tags()["scalars"]:
    told["tensorboard"][tag] = [[event.step, event.value] for event in events.Scalars(tag)]
json.dump(told, sys.stdout)
