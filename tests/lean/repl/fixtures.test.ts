/** The protocol's own fixtures (recorded from leanprover-community/repl), replayed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadLibrary } from "../../../src/lean/index.ts";
import { answerText, openReplSession, type ReplResponse, takeRequests } from "../../../src/lean/repl/index.ts";
import { filesAt, needing } from "../../support/needs.ts";

const folder = join(import.meta.dirname, "../../../../shared/data/repl-fixtures");
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith(".expected.out"))
      .map((file) => file.slice(0, -".expected.out".length))
  : [];

/** Fixtures that the fragment answers word for word (which constants a tactic used apart: numerals differ). */
const whole = [
  "all_tactics-20250622",
  "all_tactics",
  "assumption_proof",
  "dup_sorries",
  "invalid_line_break",
  "no_goal_sorry_2",
  "proof_branching2",
  "proof_transitivity",
  "tactic_mode_sorry",
  "tactic_sorry",
  "term_sorry",
  "unfinished_tactic_block",
  "unknown_environment",
  "unknown_proof_state",
  "unknown_tactic",
];

/** Requests answered by something else than an error where the recording has another answer, with the reason. */
const otherwise: Readonly<Record<string, string>> = {
  "app_type_mismatch 4": "`?succ` is not looked up among the open goals",
  "app_type_mismatch2 4": "`?succ` is not looked up among the open goals",
  "app_type_mismatch2 6": "`?succ` is not looked up among the open goals",
  "calc 0": "the steps of a calc are not listed as a tactic of their own",
  "have_by_sorry 1": "Int",
  "by_cases 3": "the case name of a goal that a sorry closes is not shown",
  "name_generator 2": "a goal that a `have` left behind as a proof state of its own does not make others incomplete",
  "name_generator 3": "the same",
  "name_generator 4": "the same",
  "name_generator 5": "the same",
  "name_generator 8": "a block in braces with an open goal is answered with that goal",
  "line_breaks 0": "recorded with a later Lean: up to 4.30 tactics may stand at column 0",
  "line_breaks 1": "numbered from the sorries that were met",
  "proof_branching 3": "a goal made by apply does not inherit the case name",
  "proof_step 2": "numbered from the steps that were served",
  "root_goals 0": "`exact?` is not searched for, so its proof has no root",
  "root_goals 1": "numbered from the roots that were found",
  "trace_simp 3": "no trace of simp",
  "trace_simp 4": "no trace of simp",
  "trace_simp 6": "no trace of simp",
  "variables 1": "no linter speaks of unused variables",
};

/** Without the constants used, keys in order. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "usedConstants");
  return Object.fromEntries(
    entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, item]) => [key, normal(item)]),
  );
}

function replay(
  name: string,
): { readonly request: string; readonly response: ReplResponse; readonly expected: unknown }[] {
  const recorded = readFileSync(join(folder, `${name}.expected.out`), "utf8").split("\n\n");
  const expected = recorded.filter((text) => text.trim() !== "").map((text): unknown => JSON.parse(text));
  let session = openReplSession(loadLibrary());
  const { requests } = takeRequests(`${readFileSync(join(folder, `${name}.in`), "utf8")}\n\n`);
  expect(requests.length).toBe(expected.length);
  return requests.map((request, index) => {
    const answer = answerText(session, request);
    session = answer.session;
    return { request, response: answer.response, expected: expected[index] };
  });
}

function isError(response: ReplResponse): boolean {
  if ("message" in response) return true;
  return "env" in response && (response.messages ?? []).some(({ severity }) => severity === "error");
}

describe("the recorded fixtures", needing(filesAt(folder)), () => {
  for (const name of whole) {
    it(`${name} is answered as recorded`, () => {
      for (const { request, response, expected } of replay(name))
        expect(normal(response), request).toEqual(normal(expected));
    });
  }

  for (const name of names.filter((fixture) => !whole.includes(fixture))) {
    it(`${name}: what goes beyond the fragment is answered with an error`, () => {
      const differing = replay(name).flatMap(({ request, response, expected }, index) => {
        const same = JSON.stringify(normal(response)) === JSON.stringify(normal(expected));
        return same || isError(response) || `${name} ${index}` in otherwise ? [] : [{ request, response }];
      });
      expect(differing).toEqual([]);
    });
  }
});
