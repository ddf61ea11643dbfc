/** The settings of the prompts. */
import { Schema } from "effect";
import { group, setting } from "./setting.ts";

export const PromptSettings = group("How prompts and training pairs are rendered.", {
  format: setting(Schema.NonEmptyString, "stp", {
    description: "How the model family is prompted: a file of `policies/` by name, or a file of yours by its path.",
    source: "STP, section 3",
  }),
  defaultHeader: setting(
    Schema.String,
    "import Mathlib\nimport Aesop\nset_option maxHeartbeats 0\nopen BigOperators Real Nat Topology Rat\n",
    {
      description: "Lean header shown in the prompt of a statement that has none of its own.",
      source: "STP, section 3",
    },
  ),
  conjecturerHeader: setting(Schema.Literals(["never", "in-training"]), "never", {
    description: "`in-training` puts the Lean header into training prompts but not into generation prompts.",
    source: "paper: never; released code: in-training",
  }),
  conjecturerSplit: setting(Schema.Literals(["behind-theorem", "behind-tag"]), "behind-theorem", {
    description:
      "Where a conjecturer's training prompt ends and its target begins: behind the word `theorem`, as generation prompts end, or behind the opening tag, while generation prompts end in a line with a blank and `theorem`.",
    source: "released code: behind-tag",
  }),
  proofPlacement: setting(Schema.Literals(["own-lines", "as-written"]), "own-lines", {
    description:
      "How a proof follows its statement in prompts and targets: on lines of its own, or exactly as it was sampled, without a line break where it has none.",
    source: "released code: as-written",
  }),
});
