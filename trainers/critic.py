#!/usr/bin/env python3
"""A critic from a language model: the reference command of `criticTrainer.command`.

Reads pairs of proof states (`data/*.jsonl` with better, worse) and trains a model that gives a text one number, V. Loss of
a pair: -log sigmoid(V(better) - V(worse)) (Bradley and Terry 1952; InternLM2.5-StepProver, arXiv 2410.15700); of an
optimiser step, the mean over its pairs. A state is shown as it is, after what the tokenizer puts before any text; V is a
linear function of the last hidden state of its last token. All parameters are trained, each time from `--base-model`, whose
head begins at random unless it has one.

The output is a whole model for sequence classification with one label, as vLLM serves it (`--runner pooling`): its loss is
named a regression, so that no server squashes V. weighted_sft.py has to lie beside this file.

One GPU or the CPU. Equal arguments and data give equal files on equal machines.

Standard output: JSON lines of metrics. Needs torch and transformers.
"""

import argparse
import random
from dataclasses import dataclass

import weighted_sft as sft  # First: it prepares what has to be asked for before CUDA starts.

import torch
from torch.nn import functional
from transformers import AutoModelForSequenceClassification, AutoTokenizer


def argument_parser() -> argparse.ArgumentParser:
    parser = sft.training_parser(__doc__)
    parser.add_argument("--epochs", type=int, default=1)
    return parser


@dataclass(frozen=True)
class Pair:
    """Token ids of two states."""

    better: list[int]
    worse: list[int]

    @property
    def tokens(self) -> list[int]:
        """The longer of the two."""
        return max(self.better, self.worse, key=len)


def encode(tokenizer, state: str, maximum: int) -> list[int]:
    """The state's tokens, of a long one BOS and the last: as a server cuts it on the left."""
    tokens = tokenizer(state)["input_ids"]
    if len(tokens) <= maximum:
        return tokens
    start = tokens[:1] if tokens[:1] == [tokenizer.bos_token_id] else []
    return [*start, *tokens[len(tokens) - maximum + len(start) :]]


def read_pairs(arguments: argparse.Namespace, tokenizer) -> list[Pair]:
    """All pairs of all epochs in the order of training; those that look alike when they are cut are left out."""
    rows = sft.read_rows(arguments.dataset)
    states = {row[side] for row in rows for side in ("better", "worse")}
    encoded = {state: encode(tokenizer, state, arguments.maximum_tokens) for state in states}
    pairs = [Pair(encoded[row["better"]], encoded[row["worse"]]) for row in rows]
    distinct = [pair for pair in pairs if pair.better != pair.worse and pair.better and pair.worse]
    chance = random.Random(arguments.seed)
    order: list[Pair] = []
    for _ in range(arguments.epochs):
        order += chance.sample(distinct, len(distinct))
    sft.tell(rows=len(rows), alike=len(pairs) - len(distinct), states=len(states))
    return order


def values(arguments: argparse.Namespace, model, states: list[list[int]], padding: int) -> torch.Tensor:
    """V of each state, float32."""
    device = model.device
    lengths = torch.tensor([len(state) for state in states], device=device)
    width = int(lengths.max())
    ids = torch.tensor([[*state, *[padding] * (width - len(state))] for state in states], device=device)
    mask = torch.arange(width, device=device)[None, :] < lengths[:, None]
    with sft.autocast_of(arguments, device):
        hidden = model.base_model(input_ids=ids, attention_mask=mask.long(), use_cache=False).last_hidden_state
    last = hidden[torch.arange(len(states), device=device), lengths - 1]
    return model.score(last.float())[:, 0]


def train(arguments: argparse.Namespace, model, order: list[Pair], padding: int) -> None:
    def backward(batch: list[Pair]) -> dict[str, float]:
        total, right = 0.0, 0
        # A pair is two rows.
        for part in sft.passes(batch, arguments.tokens_per_pass // 2):
            both = values(arguments, model, [pair.better for pair in part] + [pair.worse for pair in part], padding)
            difference = both[: len(part)] - both[len(part) :]
            loss = -functional.logsigmoid(difference).sum()
            (loss / len(batch)).backward()
            total += float(loss.detach())
            right += int((difference > 0).sum())
        return {"loss": total / len(batch), "accuracy": right / len(batch)}

    sft.optimise(arguments, model, order, backward)


def load_model(arguments: argparse.Namespace, device: torch.device):
    """The model to train, in float32, since optimiser steps are smaller than bfloat16 resolves."""
    model = AutoModelForSequenceClassification.from_pretrained(
        arguments.base_model, num_labels=1, problem_type="regression", dtype=torch.float32
    )
    if not isinstance(getattr(model, "score", None), torch.nn.Linear):
        sft.refuse(f"--base-model {arguments.base_model} has no head `score` over its last token: take a causal model")
    if arguments.gradient_checkpointing:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    return model.to(device)


def main() -> None:
    arguments = argument_parser().parse_args()
    device = sft.prepare(arguments)
    tokenizer = AutoTokenizer.from_pretrained(arguments.base_model)
    order = read_pairs(arguments, tokenizer)
    if not order:
        sft.refuse("no pair to train on: the data set is empty, or the ends of the states of each are the same")
    model = load_model(arguments, device)
    padding = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else 0
    # Whoever loads the model pads with it too.
    model.config.pad_token_id = padding
    sft.tell(trainedParameters=sum(parameter.numel() for parameter in model.parameters()), device=device.type)
    train(arguments, model, order, padding)
    sft.save_whole(arguments, model, tokenizer)


if __name__ == "__main__":
    main()
