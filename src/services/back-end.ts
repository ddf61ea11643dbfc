/**
 * What a back end is: a value that gives some of the services an experiment names by section, with the settings it
 * takes, which of them are paths, and what `stp doctor` looks at. Its folder exports the value; `src/app.ts` lists it.
 */
import type * as NodeServices from "@effect/platform-node/NodeServices";
import { Context, Effect, Layer, Result, Schema } from "effect";
import type { HttpClient } from "effect/http";
import {
  type BackEndSettings,
  type Experiment,
  type Finding,
  fails,
  type Json,
  ok,
  type Section,
  UserError,
} from "../domain/index.ts";
import type { Conjecturer } from "./conjecturer.ts";
import type { Critic, CriticTrainer } from "./critic.ts";
import type { Embedder } from "./embedder.ts";
import type { Formaliser } from "./formaliser.ts";
import type { Guide } from "./guide.ts";
import type { PromptFormat } from "./prompt-format.ts";
import type { Prover } from "./prover.ts";
import type { Trainer } from "./trainer.ts";
import type { Verifier, VerifierError } from "./verifier.ts";

/** The run that something is sampled and trained for. */
export interface RunPlace {
  readonly directory: string;
  /** Folders of the runs that this one was branched from, nearest first. */
  readonly ancestors: ReadonlyArray<string>;
}

/** For what the services are made. */
export class RunContext extends Context.Service<
  RunContext,
  {
    readonly experiment: Experiment;
    /** Null where nothing is sampled or trained, so that no server is started or asked. */
    readonly place: RunPlace | null;
    /** Worker threads at most. */
    readonly threads: number;
  }
>()("stp/RunContext") {}

/** What the layers of back ends may use. */
export type BackEndNeeds = HttpClient.HttpClient | NodeServices.NodeServices | PromptFormat | RunContext;

type BackEndLayer<Service, Needs = BackEndNeeds> = Layer.Layer<Service, UserError | VerifierError, Needs>;

/**
 * `always`: a path, or paths. `dotted`: words of which those are paths that begin with ./ or ../, since others may name a
 * program or a published model. Paths are made absolute from the folder of the experiment file.
 */
export type PathKind = "always" | "dotted";

interface Definition<Settings extends BackEndSettings, Service, Needs = BackEndNeeds> {
  readonly settings: Schema.Codec<Settings, Json>;
  /** By dotted key, e.g. `serve.command`. */
  readonly paths?: Readonly<Record<string, PathKind>>;
  /** Why the settings cannot work in this experiment, as far as that can be told before anything is started. */
  readonly mistake?: (settings: Settings, experiment: Experiment) => UserError | null;
  readonly layer: (settings: Settings, context: RunContext["Service"]) => BackEndLayer<Service, Needs>;
  /** What can be found out without the services, the section's name being the main subject; its run would write to `folder`. */
  readonly findings?: (
    settings: Settings,
    about: { readonly experiment: Experiment; readonly folder: string },
  ) => Effect.Effect<ReadonlyArray<Finding>, never, HttpClient.HttpClient>;
}

/** The model in its roles. */
type ModelRoles = Conjecturer | Formaliser | Prover;

interface ModelDefinition<Settings extends BackEndSettings> extends Definition<Settings, ModelRoles> {
  /** Gives the model what the trainer beneath makes. Without it the trainer's versions are known to the model at once. */
  readonly publishing?: (
    settings: Settings,
    context: RunContext["Service"],
  ) => BackEndLayer<Trainer, Trainer | BackEndNeeds>;
}

interface VerifierDefinition<Settings extends BackEndSettings> extends Definition<Settings, Verifier> {
  /** What keeps in check the code that candidates run; `warnings` were given while the verifier started. */
  readonly sandbox: (settings: Settings, warnings: ReadonlyArray<string>) => Finding;
  /** What to do where the verifier does not start. */
  readonly advice: (error: VerifierError) => string;
}

/** What a back end gives for one section, with its settings as the experiment has them. */
export interface Part<Service, Needs = BackEndNeeds> {
  readonly settings: Schema.Codec<BackEndSettings, Json>;
  readonly paths: Readonly<Record<string, PathKind>>;
  readonly mistake: (experiment: Experiment) => UserError | null;
  readonly layer: BackEndLayer<Service, Needs>;
  readonly findings: (
    experiment: Experiment,
    folder: string,
  ) => Effect.Effect<ReadonlyArray<Finding>, never, HttpClient.HttpClient>;
}

export interface ModelPart extends Part<ModelRoles> {
  readonly publishing: BackEndLayer<Trainer, Trainer | BackEndNeeds> | null;
}

export interface VerifierPart extends Part<Verifier> {
  readonly sandbox: (experiment: Experiment, warnings: ReadonlyArray<string>) => Finding;
  readonly advice: (error: VerifierError) => string;
}

/** May ask the run's verifier. */
export type GuidePart = Part<Guide, Verifier | BackEndNeeds>;

/** May ask the trainer of the run's critic, where what it trained lies. */
export type CriticPart = Part<Critic, CriticTrainer | BackEndNeeds>;

export interface BackEnd {
  /** What `backend` of a section says. */
  readonly name: string;
  readonly model?: ModelPart;
  readonly verifier?: VerifierPart;
  readonly trainer?: Part<Trainer>;
  readonly embedder?: Part<Embedder>;
  readonly guide?: GuidePart;
  readonly critic?: CriticPart;
  readonly criticTrainer?: Part<CriticTrainer>;
}

const makePart = <Settings extends BackEndSettings, Service, Needs = BackEndNeeds>(
  section: Section,
  { findings, layer, mistake, paths = {}, settings }: Definition<Settings, Service, Needs>,
) => {
  const read = Schema.decodeUnknownResult(settings);
  /** The settings, where a run of an earlier version lacks keys with the defaults of these. */
  const settingsOf = (experiment: Experiment): Result.Result<Settings, UserError> =>
    Result.mapError(
      read(experiment[section]),
      ({ message }) => new UserError({ place: section, expected: "settings of its back end", found: message }),
    );
  const withSettings = <A, E, R>(make: (given: Settings, context: RunContext["Service"]) => Layer.Layer<A, E, R>) =>
    Layer.unwrap(
      Effect.gen(function* () {
        const context = yield* RunContext;
        return make(yield* Effect.fromResult(settingsOf(context.experiment)), context);
      }),
    );
  const find = <A>(experiment: Experiment, look: (given: Settings) => A, failed: (finding: Finding) => A): A =>
    Result.match(settingsOf(experiment), {
      onFailure: ({ message }) => failed(fails(section, message, "correct the experiment file")),
      onSuccess: look,
    });
  const part: Part<Service, Needs | RunContext> = {
    settings,
    paths,
    mistake: (experiment) =>
      Result.match(settingsOf(experiment), {
        onFailure: (error) => error,
        onSuccess: (given) => mistake?.(given, experiment) ?? null,
      }),
    layer: withSettings(layer),
    findings: (experiment, folder) =>
      find(
        experiment,
        (given) => findings?.(given, { experiment, folder }) ?? Effect.succeed([ok(section, given.backend)]),
        (finding) => Effect.succeed([finding]),
      ),
  };
  return { part, withSettings, find };
};

export const modelPart = <Settings extends BackEndSettings>(definition: ModelDefinition<Settings>): ModelPart => {
  const { part, withSettings } = makePart("model", definition);
  const { publishing } = definition;
  return { ...part, publishing: publishing === undefined ? null : withSettings(publishing) };
};

export const verifierPart = <Settings extends BackEndSettings>({
  advice,
  sandbox,
  ...definition
}: VerifierDefinition<Settings>): VerifierPart => {
  // That it is there is found out by starting it.
  const { find, part } = makePart("verifier", { findings: () => Effect.succeed([]), ...definition });
  const look = (experiment: Experiment, warnings: ReadonlyArray<string>): Finding =>
    find(
      experiment,
      (given) => sandbox(given, warnings),
      (finding) => finding,
    );
  return { ...part, advice, sandbox: look };
};

export const trainerPart = <Settings extends BackEndSettings>(definition: Definition<Settings, Trainer>) =>
  makePart("trainer", definition).part;

export const embedderPart = <Settings extends BackEndSettings>(definition: Definition<Settings, Embedder>) =>
  makePart("embedder", definition).part;

export const guidePart = <Settings extends BackEndSettings>(
  definition: Definition<Settings, Guide, Verifier | BackEndNeeds>,
): GuidePart => makePart("guide", definition).part;

export const criticPart = <Settings extends BackEndSettings>(
  definition: Definition<Settings, Critic, CriticTrainer | BackEndNeeds>,
): CriticPart => makePart("critic", definition).part;

export const criticTrainerPart = <Settings extends BackEndSettings>(definition: Definition<Settings, CriticTrainer>) =>
  makePart("criticTrainer", definition).part;
