/** `stp check`: re-checks an export (NDJSON, format 3) of real Lean, or of `stp verify --export`, with the kernel. */
import { Console, Effect } from "effect";
import { Argument, Command } from "effect/cli";
import type { Outcome } from "../lean/export/index.ts";
import { BackEnds } from "./back-ends.ts";
import { EXIT_FAILED, EXIT_USER_ERROR, ExitWith } from "./exit.ts";
import { jsonFlag } from "./flags.ts";
import { requireFile } from "./read-text.ts";
import { count } from "./table.ts";

/** One line: the outcome, where, and why. */
export const outcomeText = (file: string, outcome: Outcome): string => {
  switch (outcome.outcome) {
    case "accepted": {
      const axioms = outcome.axioms.length === 0 ? "none" : outcome.axioms.join(", ");
      return `${file}: accepted ${count(outcome.declarations)} declarations, axioms: ${axioms}`;
    }
    case "rejected": {
      const name = outcome.declaration === "" ? "" : ` ${outcome.declaration}`;
      return `${file}:${outcome.line}: rejected${name}: ${outcome.reason}: ${outcome.message}`;
    }
    case "declined":
      return `${file}:${outcome.line}: declined: ${outcome.feature}`;
    case "unreadable":
      return `${file}:${outcome.line}: unreadable: ${outcome.message}`;
  }
};

/** The protocol of kernel checkers: 0 accepted, 1 rejected, 2 neither. */
const EXIT_CODES = {
  accepted: 0,
  rejected: EXIT_FAILED,
  declined: EXIT_USER_ERROR,
  unreadable: EXIT_USER_ERROR,
} as const satisfies Record<Outcome["outcome"], number>;

export const checkCommand = Command.make(
  "check",
  {
    file: Argument.String("export").pipe(Argument.withDescription("export made by lean4export (NDJSON, format 3)")),
    json: jsonFlag("the outcome as one JSON line"),
  },
  Effect.fn(function* ({ file, json }) {
    const backEnds = yield* BackEnds;
    yield* requireFile(file, "a readable export file");
    const check = yield* backEnds.exportChecker;
    const outcome = yield* check(file);
    yield* Console.log(json ? JSON.stringify({ file, ...outcome }) : outcomeText(file, outcome));
    const code = EXIT_CODES[outcome.outcome];
    if (code !== 0) return yield* new ExitWith({ code });
  }, Effect.scoped),
).pipe(
  Command.withDescription(
    "Check every declaration of a Lean export with the kernel, trusting nothing that it says. Exit 0 if accepted, 1 if rejected, 2 if declined (a feature that is not supported, named) or unreadable.",
  ),
  Command.withShortDescription("re-check an export of real Lean"),
  Command.withExamples([
    { command: "stp check Nat.add_succ.ndjson", description: "an export of one theorem and all it needs" },
  ]),
);
