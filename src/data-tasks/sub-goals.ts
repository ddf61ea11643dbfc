/**
 * Sub-goals: the goals that a tactic splits one into, each with its proof: the cases of an induction, the two halves of a
 * conjunction, what a `have` states and what is left with it. Source: decomposition data of Spark-Prover-X1
 * (arXiv 2511.13043) as digests mention it; the sketch with `sorry` as in DeepSeek-Prover-V2 (arXiv 2504.21801).
 */
import { Schema } from "effect";
import { type DataTask, fencedText } from "./data-task.ts";
import { GoalTree } from "./goal-tree.ts";

const content = Schema.Struct({
  /** The goal that is split, as Lean prints it. */
  state: Schema.String,
  /** With `sorry` in the place of proofs that are a part of it. */
  tactic: Schema.String,
  /** At least two, each with tactics that prove it alone. */
  goals: Schema.Array(Schema.Struct({ goal: Schema.String, proof: Schema.String })),
});

/** A place for a term that proving another goal fills in: such goals have no proofs of their own. `l[i]?` is none. */
const METAVARIABLE = /(?:^|[\s(⟨[,])\?[\p{L}_]/u;

export const subGoals: DataTask<typeof content.Type> = {
  name: "sub-goals",
  summary: "A goal, to be continued by a tactic and the goals that it splits this into, each with its proof.",
  content,
  rows: (proof) => {
    const tree = new GoalTree(proof);
    return proof.trace.flatMap((_, step) => {
      const [split, ...others] = tree.closedBy(step);
      const opened = tree.openedBy(step);
      if (split === undefined || others.length > 0 || opened.length < 2) return [];
      if (opened.some(({ text }) => METAVARIABLE.test(text))) return [];
      const goals = opened.flatMap((goal) => {
        const proved = tree.proofOf(goal);
        return proved === null ? [] : [{ goal: goal.text, proof: proved }];
      });
      if (goals.length < opened.length) return [];
      return [{ step, content: { state: split.text, tactic: tree.sketch(step), goals } }];
    });
  },
  pair: ({ goals, state, tactic }) => ({
    prompt: `A goal of a proof in Lean 4:\n\n${fencedText(state)}\n\nSplit it by a tactic, and prove each goal that is left.\n`,
    target: [fencedText(tactic), ...goals.map(({ goal, proof }) => `${fencedText(goal)}\n\n${fencedText(proof)}`)].join(
      "\n\n",
    ),
  }),
};
