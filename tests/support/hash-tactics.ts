/** Tactics by hash: a model that proposes them and a verifier that tries them, in a graph of ten states a statement. */
import {
  deriveStream,
  type RandomStream,
  type TacticRequest,
  type TacticResult,
  type TriedTactics,
} from "../../src/domain/index.ts";
import type { ProposeRequest, SampledProof } from "../../src/services/index.ts";

const STATES = 10;

const stateOf = (number: number): string => `n : Nat\n⊢ n + ${number} = ${number} + n`;

/** Draws that depend on every part of a question. */
const drawsOf = (...question: ReadonlyArray<unknown>): RandomStream => deriveStream(JSON.stringify(question), "data");

/** Some of six tactics of two lengths, with what else is asked as a part of the question. */
export const proposedByHash = (
  { prompt, randomSeed, samples, state }: ProposeRequest,
  ...asked: ReadonlyArray<unknown>
): ReadonlyArray<SampledProof> => {
  const draws = drawsOf("propose", randomSeed, prompt, state, ...asked);
  const chosen = Array.from({ length: Math.min(samples, 5) }, () => draws.nextInt(6));
  return [...Map.groupBy(chosen, (choice) => choice)].map(([choice, drawn]) => ({
    text: `step ${choice}`,
    multiplicity: drawn.length,
    tokens: drawn.length * (1 + (choice % 2)),
    logProbability: -draws.nextInt(100) / 16,
  }));
};

const resultOf = (statement: TacticRequest["statement"], state: number, tactic: string): TacticResult | number => {
  const draws = drawsOf("try", statement.text, statement.header, state, tactic);
  const chance = draws.nextInt(20);
  if (chance < 2) return { _tag: "proved" };
  if (chance < 6) return { _tag: "failed", message: "unknown tactic" };
  return chance === 6 ? { _tag: "undecided", message: "200 s" } : draws.nextInt(STATES);
};

/** One statement in eleven cannot be opened. */
export const triedByHash = ({ before, statement, tactics }: TacticRequest): TriedTactics => {
  if (drawsOf("open", statement.text).nextInt(11) === 0) return { _tag: "unopened", reason: "no statement" };
  let state = 0;
  for (const tactic of before) {
    const next = resultOf(statement, state, tactic);
    if (typeof next !== "number") return { _tag: "unopened", reason: `${tactic} leaves no state` };
    state = next;
  }
  const results = tactics.map((tactic) => {
    const result = resultOf(statement, state, tactic);
    return typeof result === "number" ? ({ _tag: "state", state: stateOf(result) } as const) : result;
  });
  return { _tag: "tried", state: stateOf(state), results };
};
