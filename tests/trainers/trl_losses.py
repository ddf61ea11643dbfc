"""Losses of trainers/policy_gradient.py beside those of TRL's GRPOTrainer, on the rows of a data set.

`python3 trl_losses.py MODEL DATASET` prints a JSON line a case: {"name", "ours", "trl", "gradients", "clipped"}, the last
but one the largest difference of a gradient, relative to the largest gradient. The model that is trained differs from the
one that sampled and from the reference by noise, so that ratios and divergences are not trivial.
"""

import copy
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "trainers"))

import policy_gradient
import torch
import weighted_sft
from datasets import Dataset
from transformers import AutoModelForCausalLM, AutoTokenizer
from trl import GRPOConfig, GRPOTrainer

MAXIMUM_TOKENS = 200
folder, dataset = sys.argv[1:]
tokenizer = AutoTokenizer.from_pretrained(folder)
device = torch.device("cpu")


def noisy(seed: int, scale: float):
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    generator = torch.Generator().manual_seed(seed)
    for parameter in model.parameters():
        parameter.data += scale * torch.randn(parameter.shape, generator=generator)
    return model


start, trained, reference = noisy(0, 0.0), noisy(1, 0.02), noisy(2, 0.02)
rows = [
    policy_gradient.encode(tokenizer, row, MAXIMUM_TOKENS) for row in weighted_sft.read_rows(Path(dataset))
]


def arguments(*words: str):
    given = ["--dataset", dataset, "--base-model", folder, "--output", folder, "--learning-rate", "1", "--batch-size", "8"]
    given += ["--dtype", "float32", "--maximum-tokens", str(MAXIMUM_TOKENS)]
    return policy_gradient.argument_parser().parse_args([*given, *words])


def gradients(model, loss: torch.Tensor) -> torch.Tensor:
    model.zero_grad()
    loss.backward()
    return torch.cat([parameter.grad.flatten() for parameter in model.parameters() if parameter.grad is not None]).clone()


def ours(*words: str) -> tuple[float, torch.Tensor, int]:
    settings = arguments(*words)
    for row in rows:
        row.before.clear()
    policy_gradient.remember("old", settings, start, rows, 0, device)
    if settings.kl > 0:
        policy_gradient.remember("reference", settings, reference, rows, 0, device)
    total, outside = policy_gradient.part_loss(settings, trained, rows, 0, device)
    loss = total / policy_gradient.normaliser(settings, rows)
    return float(loss.detach()), gradients(trained, loss), outside


class Repeated:
    """The rows as TRL has them, each as often as it was sampled: prompts padded on the left, completions on the right."""

    def __init__(self) -> None:
        each = [row for row in rows for _ in range(row.samples)]
        prompts = [row.tokens[: row.prompt] for row in each]
        completions = [row.tokens[row.prompt :] for row in each]
        left, right = max(map(len, prompts)), max(map(len, completions))
        self.inputs = {
            "prompt_ids": torch.tensor([[0] * (left - len(p)) + p for p in prompts]),
            "prompt_mask": torch.tensor([[0] * (left - len(p)) + [1] * len(p) for p in prompts]),
            "completion_ids": torch.tensor([c + [0] * (right - len(c)) for c in completions]),
            "completion_mask": torch.tensor([[1] * len(c) + [0] * (right - len(c)) for c in completions]),
            "tool_mask": torch.tensor([[int(one) for one in r.learned] + [0] * (right - len(r.learned)) for r in each]),
            "advantages": torch.tensor([row.weight / row.samples for row in each]),
            "num_items_in_batch": torch.tensor(float(sum(row.learned_tokens for row in each))),
        }

    def log_probabilities(self, trainer: GRPOTrainer, model) -> torch.Tensor:
        """With transformers alone."""
        ids = torch.cat([self.inputs["prompt_ids"], self.inputs["completion_ids"]], dim=1)
        mask = torch.cat([self.inputs["prompt_mask"], self.inputs["completion_mask"]], dim=1)
        width = self.inputs["completion_ids"].shape[1]
        with torch.no_grad():
            logits = model(input_ids=ids, attention_mask=mask).logits[:, -width - 1 : -1]
        return torch.log_softmax(logits, -1).gather(-1, self.inputs["completion_ids"][..., None])[..., 0]


config = GRPOConfig(
    output_dir=tempfile.mkdtemp(),
    use_cpu=True,
    bf16=False,
    report_to=[],
    per_device_train_batch_size=2,
    num_generations=2,
    max_completion_length=MAXIMUM_TOKENS,
    beta=0.0,
)
trainer = GRPOTrainer(
    model=copy.deepcopy(trained),
    reward_funcs=lambda completions, **_: [0.0] * len(completions),
    args=config,
    train_dataset=Dataset.from_list([{"prompt": "a"}, {"prompt": "b"}]),
    processing_class=tokenizer,
)
repeated = Repeated()
old, compared = (repeated.log_probabilities(trainer, model) for model in (start, reference))


def theirs(loss_type: str, level: str, low: float, high: float, highest: float | None, kl: float, corrected: bool, on_policy: bool):
    trainer.loss_type, trainer.importance_sampling_level = loss_type, level
    trainer.epsilon_low, trainer.epsilon_high = low, high
    trainer.args.delta, trainer.beta, trainer.args.use_bias_correction_kl = highest, kl, corrected
    trainer.model.eval()  # One batch, nothing accumulated.
    inputs = {**repeated.inputs, "ref_per_token_logps": compared}
    if not on_policy:
        inputs["old_per_token_logps"] = old
    loss = trainer._compute_loss(trainer.model, inputs)
    return float(loss.detach()), gradients(trainer.model, loss)


CASES = [
    ("GRPO", ["--objective", "grpo"], ("grpo", "token", 0.2, 0.2, None, 0.0, False, False)),
    ("GRPO with KL", ["--objective", "grpo", "--kl", "0.04"], ("grpo", "token", 0.2, 0.2, None, 0.04, False, False)),
    (
        "GRPO with corrected KL",
        ["--objective", "grpo", "--kl", "0.04", "--corrected-kl"],
        ("grpo", "token", 0.2, 0.2, None, 0.04, True, False),
    ),
    (
        "GRPO, clipped at two sides",
        ["--objective", "grpo", "--ratio-low", "0.9", "--ratio-high", "1.05", "--ratio-highest", "1.1"],
        ("grpo", "token", 0.1, 0.05, 1.1, 0.0, False, False),
    ),
    (
        "DAPO",
        ["--objective", "grpo", "--ratio-high", "1.28", "--normalisation", "token"],
        ("dapo", "token", 0.2, 0.28, None, 0.0, False, False),
    ),
    (
        "Dr. GRPO",
        ["--objective", "grpo", "--normalisation", "constant"],
        ("dr_grpo", "token", 0.2, 0.2, None, 0.0, False, False),
    ),
    (
        "GSPO",
        ["--objective", "grpo", "--importance-level", "sequence", "--ratio-low", "0.99", "--ratio-high", "1.01"],
        ("grpo", "sequence", 0.01, 0.01, None, 0.0, False, False),
    ),
    (
        "CISPO",
        ["--objective", "cispo", "--ratio-low", "0", "--ratio-high", "1.1"],
        ("cispo", "token", 0.0, 1.1, None, 0.0, False, False),
    ),
    (
        "CISPO with KL",
        ["--objective", "cispo", "--ratio-low", "0", "--ratio-high", "4", "--kl", "0.1"],
        ("cispo", "token", 0.0, 4.0, None, 0.1, False, False),
    ),
    ("REINFORCE", ["--objective", "reinforce"], ("cispo", "token", 0.0, 4.0, None, 0.0, False, True)),
]
for name, words, given in CASES:
    our_loss, our_gradients, outside = ours(*words)
    their_loss, their_gradients = theirs(*given)
    difference = float((our_gradients - their_gradients).abs().max() / their_gradients.abs().max())
    print(json.dumps({"name": name, "ours": our_loss, "trl": their_loss, "gradients": difference, "clipped": outside}))
