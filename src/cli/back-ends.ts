/**
 * What the commands need from the composition root, so that they name no back end: `src/app.ts` provides it.
 */
import { Context, type Effect, type Layer, type Scope } from "effect";
import type { CorpusTools } from "../corpus/index.ts";
import type { BadTask, DataTask } from "../data-tasks/index.ts";
import type { Experiment, ExperimentFormat, Finding, UserError, VerdictTag } from "../domain/index.ts";
import type { SettingReference } from "../lab/index.ts";
import type { Outcome } from "../lean/export/index.ts";
import type { BadRule } from "../learning/index.ts";
import type { BadVariant, RewardVariant } from "../reward/index.ts";
import type { DataSource, Plan, PureServices, StageServices } from "../selfplay/index.ts";
import type {
  BadPolicy,
  Branch,
  ModelError,
  ModelServer,
  Progress,
  RunLog,
  RunLogError,
  VerifierError,
} from "../services/index.ts";

/** A theorem, lemma, example or definition of a file, or a part of it that was not understood. */
export interface FileEntry {
  /** From 1. */
  readonly line: number;
  /** From 0, in code points. */
  readonly column: number;
  readonly name: string;
  readonly verdict: VerdictTag;
  /** Why, in Lean's words or by the construct's name; empty for an accepted theorem. */
  readonly message: string;
}

export interface JudgedFile {
  /** In the file's order. */
  readonly entries: ReadonlyArray<FileEntry>;
  /** An export of what was accepted; null where none was asked for, or the file could not be judged as a whole. */
  readonly exported: string | null;
}

/** Everything that the loop asks for, but for its data and the display of its progress. */
export type RunServices = Plan | Exclude<StageServices, DataSource | Progress>;

/** What keeps a run from starting. */
export type RunStartError = BadPolicy | BadRule | BadVariant | RunLogError | UserError | VerifierError;

export class BackEnds extends Context.Service<
  BackEnds,
  {
    /** Processors that this process may use. */
    readonly cores: number;
    /** The effective configuration of an experiment file. */
    /** Every setting of an experiment file. */
    readonly settings: Effect.Effect<ReadonlyArray<SettingReference>>;
    readonly decodeExperiment: ExperimentFormat["decode"];
    /** The experiment with every path made absolute from the folder of its file. */
    readonly withAbsolutePaths: (experiment: Experiment, folder: string) => Experiment;
    /** The bundled reward variants, by name. */
    readonly rewardVariants: Readonly<Record<string, RewardVariant>>;
    /** A bundled variant by its name, or a user's by the path of its file (from the working folder). */
    readonly loadRewardVariant: (nameOrPath: string) => Effect.Effect<RewardVariant, BadVariant | UserError>;
    /** A bundled data task by its name, or a user's by the path of its file (from the working folder). */
    readonly loadDataTask: (nameOrPath: string) => Effect.Effect<DataTask, BadTask | UserError>;
    /** What an experiment needs besides a log. */
    readonly services: (experiment: Experiment) => Layer.Layer<Exclude<RunServices, RunLog>, RunStartError>;
    /** What a replay of its pure steps needs. */
    readonly pureServices: (
      experiment: Experiment,
    ) => Layer.Layer<Plan | PureServices, BadPolicy | BadRule | BadVariant | UserError>;
    /** A new run in `directory`, which exists and is empty. The experiment's paths are absolute. */
    readonly createRun: (directory: string, experiment: Experiment) => Layer.Layer<RunServices, RunStartError>;
    /** A run that goes on. */
    readonly openRun: (directory: string) => Layer.Layer<RunServices, RunStartError>;
    /** What an experiment depends on, tried: its run would write to `folder`. */
    readonly diagnose: (experiment: Experiment, folder: string) => Effect.Effect<ReadonlyArray<Finding>>;
    /**
     * What measures an experiment's model outside a run. What a trainer has to keep goes to `directory`, which need not be
     * there; the versions are those of the run in the folder `run`, null where there is none.
     */
    readonly benchmarkServices: (
      experiment: Experiment,
      directory: string,
      run: string | null,
    ) => Layer.Layer<Exclude<RunServices, RunLog>, RunStartError>;
    /** A run that is only looked at, whether or not a process writes to it, and its plan. */
    readonly readRun: (directory: string) => Layer.Layer<Plan | RunLog, RunLogError | UserError>;
    /** A new run that shares the first iterations of another; `openRun` goes on with it. */
    readonly branchRun: (branch: Branch) => Effect.Effect<void, RunLogError | UserError>;
    /** The folders of runs in a folder, readable or not. */
    readonly runFolders: (folder: string) => Effect.Effect<ReadonlyArray<string>, RunLogError>;
    /** Judges the text of whole files, up to `jobs` at once. */
    readonly fileVerifier: (
      jobs: number,
    ) => Effect.Effect<(source: string, withExport: boolean) => Effect.Effect<JudgedFile>, never, Scope.Scope>;
    /** Checks the Lean export in a file with the kernel. */
    readonly exportChecker: Effect.Effect<(file: string) => Effect.Effect<Outcome>, never, Scope.Scope>;
    /** What samples and verifies statements with the embedded model, `jobs` at once; it reports nowhere. */
    readonly corpusTools: (
      jobs: number,
    ) => Effect.Effect<Omit<CorpusTools<ModelError | VerifierError>, "report">, VerifierError, Scope.Scope>;
    /** Serves the embedded model with `jobs` threads, until the scope closes; tells the base URL. */
    readonly modelServer: (server: ModelServer, jobs: number) => Effect.Effect<string, UserError, Scope.Scope>;
    /** Digest of what judges behind `stp repl`: that of the embedded verifier. */
    readonly replEnvironment: Effect.Effect<string, VerifierError>;
  }
>()("stp/BackEnds") {}
