/** The accepted proofs of a log, traced by a verifier, as rows of data tasks. */
import { Array as Arrays, Effect } from "effect";
import { type AppliedRow, applyTask, type DataTask } from "../data-tasks/index.ts";
import {
  attemptKey,
  canonicalJson,
  type Experiment,
  type ProofId,
  type StatementId,
  sha256,
  UserError,
} from "../domain/index.ts";
import { foldLog, type ProofRecord, statementOf } from "../selfplay/index.ts";
import { Verifier } from "../services/index.ts";

/** Iterations from 0, both included. */
export interface IterationRange {
  readonly first: number;
  readonly last: number;
}

/** A task, and how the user named it. */
export interface NamedTask {
  readonly task: DataTask;
  readonly file: string;
}

/** A proof without a trace. */
export interface UntracedProof {
  readonly statementId: StatementId;
  readonly proofId: ProofId;
  readonly reason: string;
}

export interface TaskCount {
  readonly task: string;
  readonly rows: number;
  /** Rows that were left out, since one of an earlier step says the same, whatever its statement. */
  readonly repeated: number;
}

export interface TasksReport {
  /** Distinct accepted proofs of statements that are trained on: what is held out is not among them. */
  readonly proofs: number;
  readonly untraced: ReadonlyArray<UntracedProof>;
  readonly tasks: ReadonlyArray<TaskCount>;
}

/** Each proof of the iterations once, as it was found first. */
export const distinctProofs = (
  records: ReadonlyArray<ProofRecord>,
  { first, last }: IterationRange = { first: 0, last: Number.POSITIVE_INFINITY },
): ReadonlyArray<ProofRecord> => {
  const found = new Map<string, ProofRecord>();
  for (const record of records) {
    const at = attemptKey(record);
    if (record.iteration >= first && record.iteration <= last && !found.has(at)) found.set(at, record);
  }
  return [...found.values()];
};

/** Proofs that the verifier is given at a time. */
const BATCH = 512;

/** What traces proofs; a verifier that shows no goals is a mistake of the experiment that names it. */
export const tracerOf = Effect.fn("tracerOf")(function* ({ verifier: { backend } }: Experiment) {
  const { trace } = yield* Verifier;
  if (trace !== undefined) return trace;
  return yield* new UserError({
    place: "verifier.backend",
    expected: "a verifier that shows the goals of a proof",
    found: `"${backend}"`,
    hint: "name another: --verifier embedded, or --verifier lean-repl",
  });
});

interface Options<E, R> {
  readonly tasks: ReadonlyArray<NamedTask>;
  readonly iterations: IterationRange;
  readonly trace: NonNullable<(typeof Verifier.Service)["trace"]>;
  /** Given the rows of one task, in the order of the log and of the traces; called again and again. */
  readonly emit: (task: string, rows: ReadonlyArray<AppliedRow>) => Effect.Effect<void, E, R>;
  readonly onProgress: (done: number, total: number) => Effect.Effect<void>;
}

/** Traces the proofs, batch by batch, and gives `emit` the rows that were not there before. */
export const taskRows = Effect.fn("taskRows")(function* <E, R>({
  emit,
  iterations,
  onProgress,
  tasks,
  trace,
}: Options<E, R>) {
  const state = yield* foldLog();
  const proofs = distinctProofs(state.proofs, iterations);
  const untraced: Array<UntracedProof> = [];
  const counts = tasks.map(({ task }) => ({ task: task.name, rows: 0, repeated: 0 }));
  const seen = new Set<string>();
  const isNew = ({ content, task }: AppliedRow): boolean => {
    const before = seen.size;
    return seen.add(sha256(canonicalJson([task, content]))).size > before;
  };
  let done = 0;
  for (const batch of Arrays.chunksOf(proofs, BATCH)) {
    const requests = batch.map(({ proof, statementId }) => ({ statement: statementOf(state, statementId), proof }));
    const answers = yield* trace(requests);
    const traced = batch.flatMap(({ iteration, proof, proofId, statementId }, at) => {
      const answer = answers[at] ?? { _tag: "untraced", reason: "no answer" };
      if (answer._tag === "traced")
        return [
          { statementId, statement: requests[at]!.statement.text, proofId, proof, iteration, trace: answer.trace },
        ];
      untraced.push({ statementId, proofId, reason: answer.reason });
      return [];
    });
    for (const [place, { file, task }] of tasks.entries()) {
      const rows = yield* Effect.forEach(traced, (one) => Effect.fromResult(applyTask(task, file, one)));
      const fresh = rows.flat().filter(isNew);
      const count = counts[place]!;
      count.rows += fresh.length;
      count.repeated += rows.flat().length - fresh.length;
      yield* emit(task.name, fresh);
    }
    done += batch.length;
    yield* onProgress(done, proofs.length);
  }
  return { proofs: proofs.length, untraced, tasks: counts } satisfies TasksReport;
});
