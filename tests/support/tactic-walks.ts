/** States that the embedded model reaches tactic by tactic: statements of its language with tactics that hold on the way. */
import { sampleStateTactics } from "../../src/backends/embedded/model-tasks.ts";
import { sharedCopy } from "../../src/backends/embedded/models.ts";
import { tryTactics } from "../../src/backends/embedded/verify-tasks.ts";
import type { TacticRequest, TriedTactics } from "../../src/domain/index.ts";
import { createModel, printStatement } from "../../src/embedded-model/index.ts";
import { randomGoals } from "../embedded-model/support.ts";

export const uniform = sharedCopy(createModel());

export const tryOne = (request: TacticRequest): TriedTactics => tryTactics({ requests: [request], fuel: null })[0]!;

/** A request for each state of a walk, with the tactics that the uniform model proposes there, and what is answered. */
const walk = (text: string, steps: number, seed: number) => {
  const statement = { text, header: null };
  const before: Array<string> = [];
  const visited: Array<{ readonly request: TacticRequest; readonly tried: Extract<TriedTactics, { _tag: "tried" }> }> =
    [];
  let state = tryOne({ statement, before, tactics: [] });
  while (visited.length < steps && state._tag === "tried") {
    const request = { randomSeed: seed + visited.length, samples: 6, state: state.state };
    const tactics = sampleStateTactics({ model: uniform, request, temperature: 1 }).map((one) => one.text);
    const asked = { statement, before: [...before], tactics };
    const tried = tryOne(asked);
    if (tried._tag !== "tried") throw new Error(`${text}, ${before.join("; ")}: ${tried.reason}`);
    visited.push({ request: asked, tried });
    const onward = tried.results.findIndex(({ _tag }) => _tag === "state");
    if (onward < 0) break;
    before.push(tactics[onward]!);
    state = tryOne({ statement, before, tactics: [] });
  }
  return visited;
};

export const walks = (count: number, steps: number) =>
  randomGoals(count, "walks").flatMap((goal, i) => walk(printStatement(`w${i}`, goal), steps, 100 * i));
