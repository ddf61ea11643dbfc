import { describe, expect, test } from "vitest";
import { type Environment, KernelError, terms } from "../../src/lean/kernel/index.ts";
import { environmentWith } from "../lean/kernel/families.ts";
import { badDeclarations } from "./bad-declarations.ts";
import { badEliminations } from "./bad-eliminations.ts";
import { badInductives } from "./bad-inductives.ts";
import { badLiteralsAndQuotients } from "./bad-literals-and-quotients.ts";
import { badProjections } from "./bad-projections.ts";
import { badTyping } from "./bad-typing.ts";
import { goodTerms } from "./good-terms.ts";
import { goodTypes } from "./good-types.ts";

const good = [...goodTerms, ...goodTypes];
const bad = [
  ...badDeclarations,
  ...badTyping,
  ...badProjections,
  ...badInductives,
  ...badEliminations,
  ...badLiteralsAndQuotients,
];

/** Runs `climb` over the rung's families and forgets everything after. */
function onLadder(on: readonly string[], climb: (environment: Environment) => void): void {
  const mark = terms.mark();
  try {
    climb(environmentWith(on));
  } finally {
    terms.release(mark);
  }
}

describe("good rungs", () => {
  for (const { says, on, climb } of good) test(`accepts: ${says}`, () => onLadder(on, climb));
});

describe("bad rungs", () => {
  for (const { says, on, climb, reason } of bad)
    test(`refuses (${reason}): ${says}`, () => {
      let found: unknown = "accepted";
      onLadder(on, (environment) => {
        try {
          climb(environment);
        } catch (error) {
          if (!(error instanceof KernelError)) throw error;
          found = error.reason;
        }
      });
      expect(found).toBe(reason);
    });
});
