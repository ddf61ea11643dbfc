/** Tracer and tactic mode of REPLs over the REPL of this program, without processes: each question is asked of a session of its own. */
import { Effect } from "effect";
import { judgeProofs } from "../../src/backends/embedded/verify-tasks.ts";
import type { TacticRequest, VerifyRequest } from "../../src/domain/index.ts";
import { loadLibrary, withTermScope } from "../../src/lean/index.ts";
import { answerRequest, openReplSession, type ReplSession } from "../../src/lean/repl/index.ts";
import { type FollowUps, makeReplTactics, makeReplTracer } from "../../src/lean-protocol/index.ts";

/** What a REPL answers to a request, and to those that follow on it. */
const askAll = (request: object, followUps: FollowUps) => {
  let session: ReplSession = openReplSession(loadLibrary());
  const one = (json: object): unknown => {
    const answer = answerRequest(session, json);
    session = answer.session;
    return answer.response;
  };
  const json = one(request);
  const followed: Array<unknown> = [];
  const questions = followUps(json);
  for (let next = questions.next(); next.done !== true; next = questions.next(followed.at(-1)))
    followed.push(one(next.value));
  return {
    answer: { json },
    followed,
    linesBefore: 0,
    runMilliseconds: 0,
    queueMilliseconds: 0,
  };
};

// Outside of any scope of terms, with which it would go.
loadLibrary();

const tracer = makeReplTracer({
  ask: (_header, request, followUps) => Effect.sync(() => withTermScope(() => askAll(request, followUps))),
  verify: (requests) =>
    Effect.sync(() => judgeProofs({ requests, fuel: null }).map((one) => ({ ...one, queueMilliseconds: 0 }))),
});

const tryTactics = makeReplTactics({
  ask: (_header, request, followUps) => Effect.sync(() => withTermScope(() => askAll(request, followUps))),
});

export const triedByRepl = (requests: ReadonlyArray<TacticRequest>) => Effect.runSync(tryTactics(requests));

export const tracedByRepl = (requests: ReadonlyArray<VerifyRequest>) => Effect.runSync(tracer(requests));
