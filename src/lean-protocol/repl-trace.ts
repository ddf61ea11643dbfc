/**
 * The trace of a proof from a REPL. The tactics that it lists (`allTactics`) have goals before them and a proof state
 * each; what a tactic leaves is asked for by running it again from there. What is refused there is a part of a tactic (a
 * rule of `rw`, an alternative of `induction`) that Lean lists beside it, and is no step.
 * Source: leanprover-community/repl.
 */
import { Effect, Option, Schema } from "effect";
import {
  type Judgement,
  movedLeft,
  Position,
  type Traced,
  type TracedTactic,
  traceOf,
  type VerifyRequest,
} from "../domain/index.ts";
import { namedStatement } from "../lean-text/index.ts";
import type { ReplTold } from "./repl-judge.ts";
import type { FollowUps } from "./repl-question.ts";

const ListedTactics = Schema.Struct({
  tactics: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({
        goals: Schema.String,
        proofState: Schema.NullOr(Schema.Int),
        pos: Position,
        endPos: Position,
      }),
    ),
  ),
});

const StepAnswer = Schema.Struct({
  goals: Schema.Array(Schema.String),
  messages: Schema.optionalKey(Schema.Array(Schema.Struct({ severity: Schema.String }))),
});

const readTactics = Schema.decodeUnknownOption(ListedTactics);
const readStep = Schema.decodeUnknownOption(StepAnswer);

/** A tactic that a REPL has listed, before it is run again. */
interface ListedTactic extends Omit<TracedTactic, "after"> {
  readonly proofState: number;
}

/** Goals that the REPL has put below one another: behind a target, what is not indented begins the next one. */
export const goalsIn = (text: string): ReadonlyArray<string> => {
  const goals: Array<string> = [];
  let isBehindTarget = true;
  for (const line of text === "" || text === "no goals" ? [] : text.split("\n")) {
    const isNext: boolean = isBehindTarget && !line.startsWith(" ");
    if (isNext) goals.push(line);
    else goals.push(`${goals.pop() ?? ""}\n${line}`);
    isBehindTarget = line.startsWith("⊢") || line.startsWith("| ") || (isBehindTarget && !isNext);
  }
  return goals;
};

const offsetOf = (text: string, { column, line }: Position): number => {
  const before = text.split("\n").slice(0, line - 1);
  const lineStart = before.reduce((sum, one) => sum + one.length + 1, 0);
  return lineStart + [...text.slice(lineStart)].slice(0, column).join("").length;
};

/** The tactics listed in an answer that stand behind line `linesBefore` and had goals; why not, where one has no proof state. */
export const listedTactics = (
  json: unknown,
  proof: string,
  linesBefore: number,
): ReadonlyArray<ListedTactic> | string => {
  const read = readTactics(json);
  if (Option.isNone(read)) return "the REPL's answer lists no tactics in a known form";
  const listed: Array<ListedTactic> = [];
  for (const { endPos, goals, pos, proofState } of read.value.tactics ?? []) {
    const before = goalsIn(goals);
    if (pos.line <= linesBefore || before.length === 0) continue;
    if (proofState === null) return `the REPL has no proof state for: ${goals}`;
    const at = (position: Position): number => offsetOf(proof, { ...position, line: position.line - linesBefore });
    listed.push({ start: at(pos), end: at(endPos), before, proofState });
  }
  return listed;
};

/** The goals that a tactic left; null where it was refused. */
export const goalsLeft = (json: unknown): ReadonlyArray<string> | null => {
  const read = readStep(json);
  if (Option.isNone(read)) return null;
  const { goals, messages = [] } = read.value;
  return messages.some(({ severity }) => severity === "error") ? null : goals;
};

/** What was answered, and to the requests that followed on it, by the same process. */
export interface ReplToldOn extends ReplTold {
  readonly followed: ReadonlyArray<unknown>;
}

/** `E`: why no answer can be had at all. */
export interface ReplTracerOptions<E> {
  readonly verify: (requests: ReadonlyArray<VerifyRequest>) => Effect.Effect<ReadonlyArray<Judgement>, E>;
  /** Asks where `header` has been elaborated, then what follows on the answer. */
  readonly ask: (header: string | null, request: object, followUps: FollowUps) => Effect.Effect<ReplToldOn, E>;
}

const untraced = (reason: string): Traced => ({ _tag: "untraced", reason });

/** Traces the proofs that `verify` accepts, in their order. */
export const makeReplTracer = <E>({ ask, verify }: ReplTracerOptions<E>) => {
  const traceAccepted = ({ proof, statement }: VerifyRequest): Effect.Effect<Traced, E> => {
    const text = namedStatement(statement.text);
    const lines = text.split("\n").length;
    const followUps: FollowUps = (json) => {
      const listed = listedTactics(json, proof, lines);
      const tactics = typeof listed === "string" ? [] : listed;
      return tactics
        .map(({ end, proofState, start }) => ({ tactic: movedLeft(proof, start, end), proofState }))
        .values();
    };
    return Effect.map(
      ask(statement.header, { cmd: `${text}\n${proof}`, allTactics: true }, followUps),
      ({ answer, followed }) => {
        if ("_tag" in answer) return untraced(answer.message);
        const listed = listedTactics(answer.json, proof, lines);
        if (typeof listed === "string") return untraced(listed);
        const steps = listed.flatMap(({ before, end, start }, place) => {
          const after = goalsLeft(followed[place]);
          return after === null ? [] : [{ start, end, before, after }];
        });
        return { _tag: "traced", trace: traceOf(proof, steps) };
      },
    );
  };
  return Effect.fnUntraced(function* (requests: ReadonlyArray<VerifyRequest>) {
    const judged = yield* verify(requests);
    return yield* Effect.forEach(
      requests,
      (request, place) => {
        const verdict = judged[place]?.verdict;
        if (verdict?._tag === "accepted") return traceAccepted(request);
        return Effect.succeed(untraced(verdict === undefined ? "no judgement" : `${verdict._tag}: ${verdict.message}`));
      },
      { concurrency: "unbounded" },
    );
  });
};
