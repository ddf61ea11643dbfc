#!/usr/bin/env python3
"""Weighted supervised fine-tuning of a causal language model: the reference command of `trainer.command`.

Reads a data set of the engine (`data/*.jsonl` with prompt, target, weight, role), trains on the target tokens alone with
each sequence weighted, and writes the new weights as safetensors: a whole model, or a LoRA adapter (`--lora-rank`).

Loss of an optimiser step, as in the released code of STP (arXiv 2502.00212): the cross entropy of every target token times
its sequence's weight, summed, divided by the sum of the weights of these tokens. Adam and the constant rate after the
warm-up are STP's too. Two things differ: where there are few sequences the batch shrinks until `--minimum-steps` is
reached (STP repeats the data instead), and a sequence whose target alone is too long is left out (STP cuts its start).

One GPU or the CPU. Equal arguments and data give equal files on equal machines.

Standard output: JSON lines of metrics. Needs torch, transformers and, for LoRA, peft.
"""

import argparse
import json
import math
import os
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

# cuBLAS is deterministic only with a fixed workspace, which has to be asked for before CUDA starts.
os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import torch
from torch.nn import functional
from transformers import AutoModelForCausalLM, AutoTokenizer

IGNORED = -100


def training_parser(description: str | None) -> argparse.ArgumentParser:
    """The arguments that every trainer of this folder has."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dataset", type=Path, required=True, help="folder with data/*.jsonl")
    parser.add_argument("--base-model", required=True, help="folder or hub name; has the tokenizer")
    parser.add_argument("--output", type=Path, required=True, help="folder for the new weights")
    parser.add_argument("--learning-rate", type=float, required=True)
    parser.add_argument("--batch-size", type=int, required=True, help="rows an optimiser step")
    parser.add_argument("--minimum-steps", type=int, default=1, help="the batch shrinks until there are as many")
    parser.add_argument("--warm-up-steps", type=int, default=0)
    parser.add_argument("--maximum-tokens", type=int, default=2048, help="longer texts lose their start")
    parser.add_argument("--tokens-per-pass", type=int, default=16384, help="padded tokens on the GPU at a time")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--weight-decay", type=float, default=0.0)
    parser.add_argument("--gradient-clip", type=float, default=1.0)
    parser.add_argument("--dtype", choices=["bfloat16", "float32"], default="bfloat16")
    parser.add_argument("--gradient-checkpointing", action="store_true", help="less memory, a third more time")
    return parser


def argument_parser(description: str | None) -> argparse.ArgumentParser:
    """The arguments of the trainers of a model that writes."""
    parser = training_parser(description)
    parser.add_argument("--from", dest="start", default=None, help="weights to start from; default: --base-model")
    parser.add_argument("--prover-epochs", type=float, default=1.0)
    parser.add_argument("--conjecturer-epochs", type=float, default=1.0)
    parser.add_argument("--lora-rank", type=int, default=0, help="0: train all parameters")
    parser.add_argument("--lora-alpha", type=float, default=None, help="default: twice the rank")
    return parser


def tell(**metrics: float | str) -> None:
    print(json.dumps(metrics), flush=True)


def refuse(message: str) -> None:
    print(f"{Path(sys.argv[0]).stem}: {message}", file=sys.stderr)
    sys.exit(2)


@dataclass(frozen=True)
class Sequence:
    """Token ids; the first `prompt` of them carry no loss."""

    tokens: list[int]
    prompt: int
    weight: float

    @property
    def targets(self) -> int:
        return len(self.tokens) - self.prompt


def prompt_before(tokenizer, text: str, target: list[int], maximum: int) -> list[int] | None:
    """The prompt's tokens that fit before the target, BOS first where the model has it; None where none do."""
    prompt = tokenizer(text)["input_ids"]
    if tokenizer.eos_token_id is not None and prompt and prompt[-1] == tokenizer.eos_token_id:
        prompt = prompt[:-1]
    start = prompt[:1] if prompt[:1] == [tokenizer.bos_token_id] else []
    room = maximum - len(target) - len(start)
    rest = prompt[len(start) :][-room:] if room > 0 else []
    if room < 0 or not start + rest or not target:
        return None
    return [*start, *rest]


def encode(tokenizer, row: dict, maximum: int) -> Sequence | None:
    """The row as tokens, BOS first and EOS last where the model has them; None where no prompt fits before the target."""
    target = tokenizer(row["target"], add_special_tokens=False)["input_ids"]
    if tokenizer.eos_token_id is not None:
        target = [*target, tokenizer.eos_token_id]
    prompt = prompt_before(tokenizer, row["prompt"], target, maximum)
    if prompt is None:
        return None
    return Sequence([*prompt, *target], len(prompt), float(row["weight"]))


def read_rows(dataset: Path) -> list[dict]:
    rows = []
    for file in sorted((dataset / "data").glob("*.jsonl")):
        with file.open(encoding="utf-8", newline="\n") as lines:
            rows.extend(json.loads(line) for line in lines)
    return rows


def read_sequences(arguments: argparse.Namespace, encode_row: Callable[[dict], Sequence | None]) -> list[Sequence]:
    """All sequences of all epochs in the order of training; a part of an epoch is a random part of the rows."""
    rows = read_rows(arguments.dataset)
    chance = random.Random(arguments.seed)
    prover = arguments.prover_epochs
    epochs = {"prover": prover, "conjecturer": arguments.conjecturer_epochs, "formaliser": prover, "data-task": prover}
    encoded = [(row["role"], encode_row(row)) for row in rows if row["weight"] != 0]
    too_long = sum(sequence is None for _, sequence in encoded)
    order: list[Sequence] = []
    for epoch in range(math.ceil(max(epochs.values()))):
        chosen = []
        for role, passes in epochs.items():
            of_role = [sequence for name, sequence in encoded if name == role and sequence is not None]
            share = min(1.0, max(0.0, passes - epoch))
            chosen += of_role if share == 1.0 else chance.sample(of_role, round(share * len(of_role)))
        chance.shuffle(chosen)
        order += chosen
    tell(rows=len(rows), tooLong=too_long, sequences=len(order), targetTokens=sum(s.targets for s in order))
    return order


class HasTokens(Protocol):
    @property
    def tokens(self) -> list[int]: ...


Item = TypeVar("Item", bound=HasTokens)


def passes(batch: list[Item], limit: int) -> list[list[Item]]:
    """The batch in parts of at most `limit` padded tokens, sequences of like length together."""
    parts: list[list[Item]] = []
    for sequence in sorted(batch, key=lambda s: len(s.tokens)):
        if parts and len(sequence.tokens) * (len(parts[-1]) + 1) <= limit:
            parts[-1].append(sequence)
        else:
            parts.append([sequence])
    return parts


def target_entropies(model, part: list[Sequence], padding: int, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    """
    Cross entropies of the target tokens of a part, one after the other, and for each the number of its sequence.

    The tokens of the first sequence come first, in their order, then those of the second.
    """
    width = max(len(s.tokens) for s in part)
    ids = torch.full((len(part), width), padding)
    mask = torch.zeros((len(part), width), dtype=torch.long)
    labels = torch.full((len(part), width), IGNORED)
    for i, s in enumerate(part):
        length = len(s.tokens)
        ids[i, :length] = torch.tensor(s.tokens)
        mask[i, :length] = 1
        labels[i, s.prompt : length] = torch.tensor(s.tokens[s.prompt :])
    logits = model(input_ids=ids.to(device), attention_mask=mask.to(device), use_cache=False).logits[:, :-1]
    following = labels[:, 1:].to(device)
    # Only these logits are made float32: with a large vocabulary they are most of the memory.
    targets = following != IGNORED
    entropy = functional.cross_entropy(logits[targets].float(), following[targets], reduction="none")
    return entropy, targets.nonzero()[:, 0]


def weighted_loss(model, part: list[Sequence], padding: int, device: torch.device) -> tuple[torch.Tensor, float]:
    """Sum of weight times the target tokens' cross entropy, and the same unweighted, over the sequences of a part."""
    entropy, sequence = target_entropies(model, part, padding, device)
    weights = torch.tensor([s.weight for s in part], device=device)
    return (weights[sequence] * entropy).sum(), float(entropy.detach().sum())


def linear_names(model) -> list[str]:
    """The last parts of the names of all linear layers but the output layer, as servers of adapters know them."""
    output = model.get_output_embeddings()
    linear = [
        name for name, module in model.named_modules() if isinstance(module, torch.nn.Linear) and module is not output
    ]
    return sorted({name.rsplit(".", 1)[-1] for name in linear})


def load_model(arguments: argparse.Namespace, device: torch.device):
    """The model to train: a new or continued LoRA adapter over the base model, or all of a model."""
    start = arguments.start or arguments.base_model
    is_adapter = (Path(start) / "adapter_config.json").is_file()
    if is_adapter and arguments.lora_rank == 0:
        refuse(f"--from {start} is a LoRA adapter; give --lora-rank, or train each time from the base model")
    # Optimiser steps are smaller than bfloat16 resolves: what is trained is kept in float32, the arithmetic is autocast.
    dtype = getattr(torch, arguments.dtype) if arguments.lora_rank > 0 else torch.float32
    model = AutoModelForCausalLM.from_pretrained(arguments.base_model if is_adapter else start, dtype=dtype)
    if arguments.gradient_checkpointing:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    if arguments.lora_rank > 0:
        from peft import LoraConfig, PeftModel, get_peft_model

        if arguments.gradient_checkpointing:
            model.enable_input_require_grads()
        if is_adapter:
            model = PeftModel.from_pretrained(model, start, is_trainable=True)
        else:
            alpha = arguments.lora_alpha or 2 * arguments.lora_rank
            names = linear_names(model)
            config = LoraConfig(r=arguments.lora_rank, lora_alpha=alpha, target_modules=names, task_type="CAUSAL_LM")
            model = get_peft_model(model, config)
    return model.to(device)


def steps_of(arguments: argparse.Namespace, order: list[Item]) -> list[list[Item]]:
    """The batches of the optimiser steps: at least `--minimum-steps` where there are as many sequences."""
    size = max(1, min(arguments.batch_size, math.ceil(len(order) / arguments.minimum_steps)))
    return [order[i : i + size] for i in range(0, len(order), size)]


def autocast_of(arguments: argparse.Namespace, device: torch.device) -> torch.autocast:
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=arguments.dtype == "bfloat16")


def optimise(
    arguments: argparse.Namespace,
    model,
    order: list[Item],
    backward: Callable[[list[Item]], dict[str, float]],
) -> None:
    """Steps over the sequences: `backward` adds the gradient of a batch's loss and gives what is told of it."""
    steps = steps_of(arguments, order)
    trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(
        trained, lr=arguments.learning_rate, betas=(0.9, 0.95), eps=1e-5, weight_decay=arguments.weight_decay
    )
    warm_up = min(len(steps) - 1, arguments.warm_up_steps)
    model.train()
    for number, batch in enumerate(steps, start=1):
        rate = arguments.learning_rate * min(1.0, number / (warm_up + 1))
        for group in optimiser.param_groups:
            group["lr"] = rate
        told = backward(batch)
        norm = float(torch.nn.utils.clip_grad_norm_(trained, arguments.gradient_clip))
        if not math.isfinite(norm):
            refuse(f"the gradient of step {number} is not finite; lower --learning-rate")
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        tell(step=number, steps=len(steps), **told, gradientNorm=norm)


def train(arguments: argparse.Namespace, model, order: list[Sequence], padding: int, device: torch.device) -> None:
    def backward(batch: list[Sequence]) -> dict[str, float]:
        weight = sum(s.weight * s.targets for s in batch)
        weighted, plain = 0.0, 0.0
        for part in passes(batch, arguments.tokens_per_pass):
            with autocast_of(arguments, device):
                loss, unweighted = weighted_loss(model, part, padding, device)
            (loss / weight).backward()
            weighted += float(loss.detach())
            plain += unweighted
        return {"loss": weighted / weight, "lossPerToken": plain / sum(s.targets for s in batch)}

    optimise(arguments, model, order, backward)


def save_whole(arguments: argparse.Namespace, model, tokenizer) -> None:
    if arguments.dtype == "bfloat16":
        model = model.to(torch.bfloat16)
    model.save_pretrained(arguments.output)
    tokenizer.save_pretrained(arguments.output)


def save(arguments: argparse.Namespace, model, tokenizer) -> None:
    if arguments.lora_rank == 0:
        save_whole(arguments, model, tokenizer)
        return
    model.save_pretrained(arguments.output)
    # peft writes this set in an order that differs from process to process.
    file = arguments.output / "adapter_config.json"
    config = json.loads(file.read_text(encoding="utf-8"))
    if isinstance(config["target_modules"], list):
        config["target_modules"].sort()
    file.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def prepare(arguments: argparse.Namespace) -> torch.device:
    """Where to train; everything random follows from the seed."""
    torch.manual_seed(arguments.seed)
    # Some kernels have no deterministic form: better a warning than no training.
    torch.use_deterministic_algorithms(True, warn_only=True)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def run(
    arguments: argparse.Namespace,
    encode_row: Callable[[Any, dict, int], Sequence | None],
    train_on: Callable[[argparse.Namespace, Any, list[Sequence], int, torch.device], None],
) -> None:
    """From the data set to the new weights; `train_on` as `train`."""
    device = prepare(arguments)
    tokenizer = AutoTokenizer.from_pretrained(arguments.base_model)
    order = read_sequences(arguments, lambda row: encode_row(tokenizer, row, arguments.maximum_tokens))
    if not order:
        refuse("no sequence to train on: the data set is empty, or every target is longer than --maximum-tokens")
    padding = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else 0
    model = load_model(arguments, device)
    trained = sum(parameter.numel() for parameter in model.parameters() if parameter.requires_grad)
    tell(trainedParameters=trained, device=device.type)
    train_on(arguments, model, order, padding, device)
    save(arguments, model, tokenizer)


def main() -> None:
    arguments = argument_parser(__doc__).parse_args()
    if any(row["weight"] < 0 for row in read_rows(arguments.dataset)):
        refuse("the data set has weights below 0, which a weighted mean of losses cannot have; see policy_gradient.py")
    run(arguments, encode, train)


if __name__ == "__main__":
    main()
