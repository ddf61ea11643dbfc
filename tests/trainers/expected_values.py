"""What a critic says of states, one at a time with transformers' own head: `python3 expected_values.py MODEL DATASET SEED`.

Prints {"loss", "accuracy"} over the pairs of a data set; written apart from trainers/critic.py. The seed is that of the head
of a model without one.
"""

import json
import math
import sys
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

folder, dataset, seed = sys.argv[1:]
tokenizer = AutoTokenizer.from_pretrained(folder)
torch.manual_seed(int(seed))
model = AutoModelForSequenceClassification.from_pretrained(folder, num_labels=1).eval()


def value(state: str) -> float:
    with torch.no_grad():
        return float(model(**tokenizer(state, return_tensors="pt", return_token_type_ids=False)).logits[0, 0])


losses, right = [], 0
for line in (Path(dataset) / "data/train-00000-of-00001.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
    row = json.loads(line)
    difference = value(row["better"]) - value(row["worse"])
    losses.append(math.log1p(math.exp(-difference)))
    right += difference > 0
print(json.dumps({"loss": sum(losses) / len(losses), "accuracy": right / len(losses)}))
