/** What a worker does to judge: files, attempts and statements, from their text alone. */
import {
  type CheckAnswer,
  type CheckRequest,
  type Judgement,
  proofState,
  type StatementCheck,
  type TacticRequest,
  type TacticResult,
  type Traced,
  type TriedTactics,
  traceOf,
  type Verdict,
  type VerifyRequest,
} from "../../domain/index.ts";
import {
  defaultFuel,
  elaborateStatement,
  type Failure,
  type Fuel,
  finish,
  goalsOf,
  loadLibrary,
  openProof,
  type ProofState,
  runTactic,
  type Statement,
  traceProof,
  verifyAndExport,
  verifyFile,
  verifyProof,
  withTermScope,
} from "../../lean/index.ts";
import { answerRequest, openReplSession, type ReplSession } from "../../lean/repl/index.ts";
import { answeredCheck, refusedCheck } from "../../lean-protocol/index.ts";
import { foreignHeaderLine } from "../../lean-text/index.ts";
import { failureMessage, failureVerdict } from "./verdict.ts";

type StatementText = VerifyRequest["statement"];

/** Judges every theorem of a file; `withExport`: what is accepted comes back as the text of an export too. */
export const judgeFile = ({ source, withExport }: { readonly source: string; readonly withExport: boolean }) => {
  const library = loadLibrary();
  const { entries, lines } = withExport
    ? verifyAndExport(library, source)
    : { entries: verifyFile(library, source), lines: null };
  return {
    entries: entries.map(({ column, line, name, verdict }) => ({
      line,
      column,
      name,
      verdict: verdict.kind,
      message: verdict.kind === "accepted" ? "" : failureMessage(verdict),
    })),
    exported: lines === null ? null : `${lines.join("\n")}\n`,
  };
};

const start: Failure["position"] = { line: 1, column: 0 };

/** Works in a scope of terms. The library is loaded before it opens: loaded inside, it would lose its terms with the scope. */
const inScope = <Result>(work: () => Result): Result => {
  loadLibrary();
  return withTermScope(work);
};

/** The statement, elaborated; or why it is not one. */
const elaborate = ({ header, text }: StatementText): Statement | Failure => {
  const foreign = foreignHeaderLine(header);
  if (foreign !== null) return { kind: "unsupported", position: start, construct: `header line: ${foreign.trim()}` };
  return elaborateStatement(loadLibrary(), text);
};

const isFailure = (statement: Statement | Failure): statement is Failure => "kind" in statement;

/** Runs of neighbours with the same statement. */
const byStatement = (requests: ReadonlyArray<VerifyRequest>): ReadonlyArray<ReadonlyArray<VerifyRequest>> => {
  const runs: Array<Array<VerifyRequest>> = [];
  for (const request of requests) {
    const run = runs.at(-1);
    const { header, text } = request.statement;
    if (run?.[0]?.statement.text === text && run[0].statement.header === header) run.push(request);
    else runs.push([request]);
  }
  return runs;
};

/** Attempts, and how many steps each may take; null: the fragment's default. */
interface ProofTask {
  readonly requests: ReadonlyArray<VerifyRequest>;
  readonly fuel: number | null;
}

const fuelOf = ({ fuel }: Pick<ProofTask, "fuel">): Fuel => (fuel === null ? defaultFuel : { steps: fuel });

const judgeProof = (statement: Statement, proof: string, fuel: Fuel): Verdict => {
  const judgement = verifyProof(loadLibrary(), statement, `\n${proof}`, fuel);
  if (judgement.kind !== "accepted") return failureVerdict(judgement);
  return { _tag: "accepted", axioms: judgement.axioms, level: "kernel", invokes: judgement.invokes };
};

/**
 * Judges attempts; neighbours with the same statement share its elaboration, whose terms are dropped after them. `advance`
 * is called after each.
 */
export const judgeProofs = (
  task: ProofTask,
  advance: () => void = () => undefined,
): ReadonlyArray<Omit<Judgement, "queueMilliseconds">> => {
  const fuel = fuelOf(task);
  return byStatement(task.requests).flatMap((requests) =>
    inScope(() => {
      let startedAt = performance.now();
      const statement = elaborate(requests[0]!.statement);
      return requests.map(({ proof }) => {
        const verdict = isFailure(statement) ? failureVerdict(statement) : judgeProof(statement, proof, fuel);
        const endedAt = performance.now();
        // The first attempt bears the statement's elaboration.
        const runMilliseconds = endedAt - startedAt;
        startedAt = endedAt;
        advance();
        return { verdict, runMilliseconds };
      });
    }),
  );
};

const traceOne = (statement: Statement | Failure, proof: string, fuel: Fuel): Traced => {
  const found = isFailure(statement) ? statement : traceProof(loadLibrary(), statement, `\n${proof}`, fuel);
  if ("kind" in found) return { _tag: "untraced", reason: `${found.kind}: ${failureMessage(found)}` };
  const tactics = found.map(({ end, start, ...goals }) => ({ ...goals, start: start - 1, end: end - 1 }));
  return { _tag: "traced", trace: traceOf(proof, tactics) };
};

/** Traces proofs, as `judgeProofs` judges them. */
export const traceProofs = (task: ProofTask, advance: () => void = () => undefined): ReadonlyArray<Traced> =>
  byStatement(task.requests).flatMap((requests) =>
    inScope(() => {
      const statement = elaborate(requests[0]!.statement);
      return requests.map(({ proof }) => {
        const traced = traceOne(statement, proof, fuelOf(task));
        advance();
        return traced;
      });
    }),
  );

const stateOf = (state: ProofState): string => proofState(goalsOf(state).map(({ text }) => text));

const refused = (failure: Failure): Extract<TacticResult, { readonly message: string }> => ({
  _tag: failure.kind === "rejected" ? "failed" : "undecided",
  message: failureMessage(failure),
});

/** What a tactic comes to; where no goal is left the kernel is asked. */
const tryTactic = (state: ProofState, tactic: string, fuel: Fuel): TacticResult => {
  const ran = runTactic(state, tactic, fuel);
  if ("failure" in ran) return refused(ran.failure);
  if (goalsOf(ran.next).length > 0) return { _tag: "state", state: stateOf(ran.next) };
  const judged = finish(ran.next, fuel);
  return judged.kind === "accepted" ? { _tag: "proved" } : refused(judged);
};

const tryOnState = ({ before, statement, tactics }: TacticRequest, fuel: Fuel): TriedTactics => {
  const unopened = (reason: string): TriedTactics => ({ _tag: "unopened", reason });
  const elaborated = elaborate(statement);
  if (isFailure(elaborated)) return unopened(failureMessage(elaborated));
  let state = openProof(loadLibrary(), elaborated);
  for (const tactic of before) {
    const ran = runTactic(state, tactic, fuel);
    if ("failure" in ran) return unopened(`${tactic}: ${failureMessage(ran.failure)}`);
    state = ran.next;
  }
  if (goalsOf(state).length === 0) return unopened("the tactics before leave no goal");
  const shown = stateOf(state);
  return { _tag: "tried", state: shown, results: tactics.map((tactic) => tryTactic(state, tactic, fuel)) };
};

/** Tries tactics on states, each of which is made anew from its statement. */
export const tryTactics = (
  task: { readonly requests: ReadonlyArray<TacticRequest>; readonly fuel: number | null },
  advance: () => void = () => undefined,
): ReadonlyArray<TriedTactics> =>
  task.requests.map((request) =>
    inScope(() => {
      const tried = tryOnState(request, fuelOf(task));
      advance();
      return tried;
    }),
  );

let opened: ReplSession | null = null;
/** This thread's session, in which nothing is ever kept: requests with `gc` leave it as it is. */
const replSession = (): ReplSession => (opened ??= openReplSession(loadLibrary()));

/** What `stp repl` answers to each text. */
export const checkTexts = (
  { fuel, requests }: { readonly requests: ReadonlyArray<CheckRequest>; readonly fuel: number | null },
  advance: () => void = () => undefined,
): ReadonlyArray<CheckAnswer> =>
  requests.map(({ header, text }) => {
    const answer = (): CheckAnswer => {
      const foreign = foreignHeaderLine(header);
      if (foreign !== null)
        return { _tag: "unanswered", reason: "header", message: `the header is not accepted: ${foreign.trim()}` };
      const given = fuel === null ? defaultFuel : { steps: fuel };
      const { response } = answerRequest(replSession(), { cmd: text, gc: true }, given);
      return answeredCheck(response);
    };
    const answered = refusedCheck(text) ?? answer();
    advance();
    return answered;
  });

/** Whether each statement elaborates to a proposition. */
export const checkStatements = (
  statements: ReadonlyArray<StatementText>,
  advance: () => void = () => undefined,
): ReadonlyArray<StatementCheck> =>
  statements.map((text) =>
    inScope(() => {
      const statement = elaborate(text);
      advance();
      if (!isFailure(statement)) return { _tag: "elaborated" };
      const message = failureMessage(statement);
      // What ran out of fuel has not been understood either.
      return { _tag: statement.kind === "rejected" ? "rejected" : "unsupported", message };
    }),
  );
