/** `stp repl`: the embedded verifier behind Lean's REPL protocol, on standard input and output. */
import { Console, Effect, Stdio, Stream } from "effect";
import { Command } from "effect/cli";
import type { ReplSession } from "../lean/repl/index.ts";
import { BackEnds } from "./back-ends.ts";
import { switchFlag } from "./flags.ts";

/** Loaded only here, so that no other command waits for the fragment. */
const loadFragment = Effect.promise(async () => {
  const [{ loadLibrary }, repl] = await Promise.all([import("../lean/index.ts"), import("../lean/repl/index.ts")]);
  return { ...repl, session: repl.openReplSession(loadLibrary()) };
});

/** Answers every request of standard input, in order, until it ends. */
const serve = Effect.gen(function* () {
  const stdio = yield* Stdio.Stdio;
  const { answerText, session: opened, takeRequests, writeResponse } = yield* loadFragment;
  let session: ReplSession = opened;
  let unread = "";
  /** A defect costs one answer, as it would cost real Lean one process. */
  const answer = (request: string): string => {
    try {
      const answered = answerText(session, request);
      session = answered.session;
      return writeResponse(answered.response);
    } catch (cause) {
      console.error(cause);
      return writeResponse({ message: `the verifier failed: ${String(cause)}` });
    }
  };
  // Thousands of answers a second: an effect for each chunk, none for each request. The line end is the console's.
  const read = (text: string) =>
    Effect.sync(() => {
      const taken = takeRequests(unread + text);
      unread = taken.rest;
      for (const request of taken.requests) console.log(answer(request).slice(0, -1));
    });
  yield* Stream.runForEach(Stream.decodeText(stdio.stdin), read);
  // The last request may end with the input instead of an empty line.
  yield* read("\n\n");
});

const printEnvironment = Effect.gen(function* () {
  const backEnds = yield* BackEnds;
  yield* Console.log(yield* backEnds.replEnvironment);
});

export const replCommand = Command.make(
  "repl",
  { environment: switchFlag("environment", "print the digest of what judges, as it stands in a run's log, and end") },
  Effect.fn(function* ({ environment }) {
    return environment ? yield* printEnvironment : yield* serve;
  }),
).pipe(
  Command.withDescription(
    "Speak Lean's REPL protocol on standard input and output: JSON commands separated by blank lines (cmd, env, allTactics, rootGoals, gc, declarations; tactic, proofState). What is outside the fragment is answered with an error message.",
  ),
  Command.withShortDescription("the verifier behind Lean's REPL protocol"),
  Command.withExamples([
    {
      command: `echo '{"cmd": "theorem t (n : Nat) : n = n := by rfl"}' | stp repl`,
      description: "one command",
    },
  ]),
);
