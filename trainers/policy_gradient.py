#!/usr/bin/env python3
"""Policy gradients for a causal language model: the reference command of `trainer.command` for rules with an objective.

Reads the data set of a learning rule such as `grpo`: beside the columns that weighted_sft.py reads (which has to lie
beside this file), `samples` (m: a row stands for so many samples, and its weight w is that of all of them), `segments`
(the target in stretches: what a verifier or a tool wrote is read and not learned) and `logProbability`.

Loss of a learned token, with A = w / m, p its probability, r = p / p_old and sg(x) the value of x as a constant:

    grpo       -min(r A, clip(r, low, high) A), r at most `highest` where A < 0    (DeepSeekMath, arXiv 2402.03300)
    cispo      -sg(clip(r, low, high)) A log p                                     (MiniMax-M1, arXiv 2506.13585)
    reinforce  -A log p                                                            (Williams 1992; SGS, arXiv 2604.20209)

Rows that were not sampled (conjectures, the library) are learned by `reinforce` in any case. With `--kl` β and
`--reference` there is β (exp(d) - d - 1) more for every learned token of a sampled row, d = log p_reference - log p
(DeepSeekMath, equation 4), times r with `--corrected-kl` (DeepSeek-V3.2, arXiv 2512.02556). The loss of an optimiser step is, over m times each row, by `--normalisation`:

    sequence   the mean over the samples of the mean over their learned tokens     (DeepSeekMath)
    token      the mean over all learned tokens                                    (DAPO, CISPO)
    constant   the sum over all learned tokens / (samples × `--maximum-tokens`)    (Dr. GRPO, arXiv 2503.20783)

p_old is taken under the weights that training starts from, token by token, before the first step; with
`--importance-level sequence` there is one ratio for all tokens of a row, the geometric mean of theirs (GSPO, arXiv
2507.18071), and `--old data` takes the row's `logProbability` for p_old where it was told.

One GPU or the CPU. Standard output: JSON lines of metrics. Needs torch, transformers and, for LoRA, peft.
"""

import argparse
import json
from dataclasses import dataclass, field

import weighted_sft as sft  # First: it prepares what has to be asked for before CUDA starts.

import torch
from transformers import AutoModelForCausalLM


def argument_parser() -> argparse.ArgumentParser:
    parser = sft.argument_parser(__doc__)
    parser.add_argument("--objective", choices=["grpo", "cispo", "reinforce"], required=True)
    parser.add_argument("--ratio-low", type=float, default=0.8)
    parser.add_argument("--ratio-high", type=float, default=1.2)
    parser.add_argument("--ratio-highest", type=float, default=float("inf"), help="grpo: of rows with a weight below 0")
    parser.add_argument("--importance-level", choices=["token", "sequence"], default="token")
    parser.add_argument("--old", choices=["model", "data"], default="model", help="where p_old comes from")
    parser.add_argument(
        "--normalisation",
        choices=["sequence", "token", "constant"],
        default=None,
        help="default: sequence for grpo, token for the others",
    )
    parser.add_argument("--kl", type=float, default=0.0, help="weight of the divergence from --reference")
    parser.add_argument("--corrected-kl", action="store_true", help="times the ratio: its gradient is then unbiased")
    parser.add_argument("--reference", default=None, help="a whole model; default: --base-model")
    return parser


@dataclass(frozen=True)
class Row(sft.Sequence):
    """A sequence of which the first `prompt` tokens are given; of the others, those that are `learned` carry loss."""

    learned: list[bool]
    """One of each target token."""
    samples: int
    sampled: bool
    told: float | None
    """Log-probability of the target when it was sampled."""
    before: dict[str, torch.Tensor] = field(default_factory=dict, compare=False)
    """Log-probabilities of the target tokens that do not change: `old` and `reference`."""

    @property
    def learned_tokens(self) -> int:
        return sum(self.learned)


def encode(tokenizer, row: dict, maximum: int) -> Row | None:
    """The row as tokens; each segment is tokenised by itself, so that no token belongs to two authors."""
    segments = json.loads(row["segments"]) if "segments" in row else [{"text": row["target"], "loss": True}]
    target: list[int] = []
    learned: list[bool] = []
    for segment in segments:
        tokens = tokenizer(segment["text"], add_special_tokens=False)["input_ids"]
        target += tokens
        learned += [bool(segment["loss"])] * len(tokens)
    if tokenizer.eos_token_id is not None:
        target.append(tokenizer.eos_token_id)
        # The end is the model's to write where the last words are.
        learned.append(bool(segments) and bool(segments[-1]["loss"]))
    prompt = sft.prompt_before(tokenizer, row["prompt"], target, maximum)
    if prompt is None or not any(learned):
        return None
    samples = row.get("samples")
    return Row(
        tokens=[*prompt, *target],
        prompt=len(prompt),
        weight=float(row["weight"]),
        learned=learned,
        samples=samples or 1,
        sampled=samples is not None and row["role"] == "prover",
        told=row.get("logProbability"),
    )


def remember(name: str, arguments: argparse.Namespace, model, rows: list[Row], padding: int, device: torch.device) -> None:
    """Notes the log-probabilities of all target tokens under a model."""
    # A row of several epochs is one object.
    distinct = list({id(row): row for row in rows}.values())
    model.eval()
    for part in sft.passes(distinct, arguments.tokens_per_pass):
        with torch.no_grad(), sft.autocast_of(arguments, device):
            entropy, sequence = sft.target_entropies(model, part, padding, device)
        for i, row in enumerate(part):
            row.before[name] = -entropy[sequence == i]


def log_ratios(arguments: argparse.Namespace, row: Row, now: torch.Tensor, learned: torch.Tensor) -> torch.Tensor:
    """Logarithm of r for each learned token of a row; `now`: log-probabilities of these."""
    if arguments.objective == "reinforce":
        return now - now.detach()
    if arguments.importance_level == "token":
        return now - row.before["old"][learned]
    if arguments.old == "data" and row.told is not None:
        return ((now.sum() - row.told) / now.numel()).expand_as(now)
    return (now - row.before["old"][learned]).mean().expand_as(now)


def token_losses(arguments: argparse.Namespace, row: Row, now: torch.Tensor) -> tuple[torch.Tensor, int]:
    """Loss of each learned token of a row, and how many of them are outside of the range; `now`: of all target tokens."""
    learned = torch.tensor(row.learned, device=now.device)
    advantage = row.weight / row.samples
    now = now[learned]
    if not row.sampled:
        return -advantage * now, 0
    ratio = log_ratios(arguments, row, now, learned).exp()
    clipped = ratio.clamp(arguments.ratio_low, arguments.ratio_high)
    if arguments.objective == "reinforce":
        losses, outside = -advantage * now, 0
    elif arguments.objective == "cispo":
        losses, outside = -clipped.detach() * advantage * now, int((ratio != clipped).sum())
    else:
        bounded = ratio.clamp(max=arguments.ratio_highest) if advantage < 0 else ratio
        losses = -torch.minimum(bounded * advantage, clipped * advantage)
        outside = int((losses != -ratio * advantage).sum())
    if "reference" in row.before:
        distance = row.before["reference"][learned] - now
        divergence = distance.exp() - distance - 1
        losses = losses + arguments.kl * (divergence * ratio if arguments.corrected_kl else divergence)
    return losses, outside


def normalisation(arguments: argparse.Namespace) -> str:
    return arguments.normalisation or ("sequence" if arguments.objective == "grpo" else "token")


def normaliser(arguments: argparse.Namespace, batch: list[Row]) -> float:
    """What the sum of a batch's losses is divided by."""
    if normalisation(arguments) == "token":
        return float(sum(row.samples * row.learned_tokens for row in batch))
    samples = float(sum(row.samples for row in batch))
    return samples if normalisation(arguments) == "sequence" else samples * arguments.maximum_tokens


def part_loss(
    arguments: argparse.Namespace, model, part: list[Row], padding: int, device: torch.device
) -> tuple[torch.Tensor, int]:
    """Sum of the losses of a part, to be divided by `normaliser`, and how many tokens are outside of the range."""
    by_sequence = normalisation(arguments) == "sequence"
    with sft.autocast_of(arguments, device):
        entropy, sequence = sft.target_entropies(model, part, padding, device)
    total, outside = torch.zeros((), device=device), 0
    for i, row in enumerate(part):
        losses, clipped = token_losses(arguments, row, -entropy[sequence == i])
        total = total + row.samples * (losses.mean() if by_sequence else losses.sum())
        outside += clipped
    return total, outside


def train(arguments: argparse.Namespace, model, order: list[Row], padding: int, device: torch.device) -> None:
    if arguments.objective != "reinforce":
        remember("old", arguments, model, order, padding, device)
    if arguments.kl > 0:
        reference = AutoModelForCausalLM.from_pretrained(
            arguments.reference or arguments.base_model, dtype=getattr(torch, arguments.dtype)
        ).to(device)
        remember("reference", arguments, reference, order, padding, device)
        del reference

    def backward(batch: list[Row]) -> dict[str, float]:
        divisor = normaliser(arguments, batch)
        loss, outside = 0.0, 0
        for part in sft.passes(batch, arguments.tokens_per_pass):
            total, clipped = part_loss(arguments, model, part, padding, device)
            (total / divisor).backward()
            loss += float(total.detach())
            outside += clipped
        return {"loss": loss / divisor, "clipped": outside / sum(row.learned_tokens for row in batch)}

    sft.optimise(arguments, model, order, backward)


def main() -> None:
    arguments = argument_parser().parse_args()
    if arguments.old == "data" and arguments.importance_level == "token":
        sft.refuse("--old data has one probability for a row: it needs --importance-level sequence")
    if not 0 <= arguments.ratio_low <= 1 <= arguments.ratio_high:
        sft.refuse("expected 0 ≤ --ratio-low ≤ 1 ≤ --ratio-high")
    sft.run(arguments, encode, train)


if __name__ == "__main__":
    main()
