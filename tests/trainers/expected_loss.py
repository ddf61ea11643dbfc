"""The weighted loss of a data set under a model, sequence by sequence with transformers' own loss.

`python3 expected_loss.py MODEL DATASET` prints {"loss", "targetTokens"}; written apart from trainers/weighted_sft.py.
"""

import json
import sys
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

folder, dataset = sys.argv[1:]
tokenizer = AutoTokenizer.from_pretrained(folder)
model = AutoModelForCausalLM.from_pretrained(folder).eval()
total, normal, tokens = 0.0, 0.0, 0
for line in (Path(dataset) / "data/train-00000-of-00001.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
    row = json.loads(line)
    prompt = tokenizer(row["prompt"], return_tensors="pt")["input_ids"]
    target = tokenizer(row["target"] + "</s>", add_special_tokens=False, return_tensors="pt")["input_ids"]
    labels = torch.cat([torch.full_like(prompt, -100), target], dim=1)
    with torch.no_grad():
        mean = float(model(input_ids=torch.cat([prompt, target], dim=1), labels=labels).loss)
    total += row["weight"] * mean * target.shape[1]
    normal += row["weight"] * target.shape[1]
    tokens += target.shape[1]
print(json.dumps({"loss": total / normal, "targetTokens": tokens}))
