/** The back end of models of every kind behind servers that speak the protocol of vLLM. */
import { Effect, Layer, Result } from "effect";
import { type Experiment, type Finding, fails, ok, UserError } from "../../domain/index.ts";
import { isProgram } from "../../machine/index.ts";
import { type BackEnd, criticPart, embedderPart, guidePart, modelPart } from "../../services/index.ts";
import { checkServers } from "./check-servers.ts";
import { layerCritic } from "./critic.ts";
import { layerEmbedder, layerEmbedderOfModel } from "./embedder.ts";
import { layerGuide } from "./guide.ts";
import { layerServersOfRun } from "./model-servers.ts";
import { layerConjecturer, layerFormaliser, layerProver } from "./roles.ts";
import { VllmCriticSettings, VllmEmbedderSettings, VllmGuideSettings, VllmModelSettings } from "./settings.ts";
import { layerPublishing } from "./trainer.ts";

const NAME = "vllm";

/** Why weights cannot come to the servers as the settings say. */
const weightsMistake = ({ serve, weights }: VllmModelSettings, { trainer }: Experiment): UserError | null => {
  if (serve !== null && weights.how === "restart")
    return new UserError({
      place: "model.weights.how",
      expected: '"lora" or "none": a server that the run starts itself is started again with the command it had',
      found: '"restart"',
      hint: "name servers of your own in model.endpoints, which model.weights.command restarts",
    });
  // The embedded trainer makes parameters that only `stp serve-model` can load; every other one a folder of weights.
  if (trainer.backend !== "embedded")
    return weights.how !== "none"
      ? null
      : new UserError({
          place: "model.weights.how",
          expected: '"lora" or "restart": what the trainer makes has to reach the servers',
          found: '"none"',
        });
  const server = serve?.command[0];
  if (server === undefined || server === "stp") return null;
  return new UserError({
    place: "trainer.backend",
    expected: `"command": the server that ${server} starts cannot load the embedded model's parameters`,
    found: '"embedded"',
    hint: 'only `stp serve-model` goes with the embedded trainer: model.serve.command = ["stp", "serve-model", …]',
  });
};

/** Attempts in rounds that nothing would end before the servers refuse them. */
const roundsMistake = ({ prove, refine }: Experiment): UserError | null =>
  refine.calls !== null || prove.contextTokens !== null
    ? null
    : new UserError({
        place: "prove.contextTokens",
        expected: "a number where `refine.calls` is null: the tokens after which an attempt ends",
        found: "null",
      });

const endpointMistake = (
  { endpoints, followsModel }: VllmEmbedderSettings,
  { model }: Experiment,
): UserError | null => {
  const { weights } = model as Partial<VllmModelSettings>;
  if (followsModel && (model.backend !== NAME || weights?.how !== "lora"))
    return new UserError({
      place: "embedder.followsModel",
      expected: 'false, or a model behind servers that load its new weights as adapters (model.weights.how: "lora")',
      found: "true",
    });
  return endpoints.length > 0 || model.backend === NAME
    ? null
    : new UserError({
        place: "embedder.endpoints",
        expected: `servers: the ${model.backend} model has none that the embedder could ask`,
        found: "none",
      });
};

const criticMistake = ({ criticTrainer }: Experiment): UserError | null =>
  criticTrainer.backend !== "embedded"
    ? null
    : new UserError({
        place: "criticTrainer.backend",
        expected: '"command": servers load folders of weights, which the log-linear critic has none of',
        found: '"embedded"',
      });

/** Whether servers answer and have their model. */
const serverFindings = (subject: string, settings: VllmModelSettings | VllmEmbedderSettings | VllmGuideSettings) =>
  Effect.map(Effect.result(checkServers(settings, subject)), (result): Finding => {
    const { endpoints, model } = settings;
    if (Result.isSuccess(result)) return ok(subject, `${model} at ${endpoints.join(", ")}`);
    return fails(
      subject,
      result.failure.message.replaceAll("\n", " "),
      "start the server, or correct its address and model; docs/real-models.md says how to set it up",
    );
  });

const serveFinding = ({ command, processes }: NonNullable<VllmModelSettings["serve"]>): Finding =>
  isProgram(command[0])
    ? ok("model", `${processes} servers are started with the run: ${command.join(" ")}`)
    : fails("model", `model.serve.command: ${command[0]} is no program here`, "install it, or name it by its path");

/** The critic's servers have nothing to serve before its first training. */
const criticFinding = ({ endpoints, weights }: VllmCriticSettings): Finding =>
  isProgram(weights.command[0])
    ? ok("critic", `served at ${endpoints.join(", ")} by ${weights.command.join(" ")}`)
    : fails(
        "critic",
        `critic.weights.command: ${weights.command[0]} is no program here`,
        "install it, or name it by its path",
      );

const modelFindings = Effect.fn("vllm.modelFindings")(function* (settings: VllmModelSettings) {
  const { endpoints, serve } = settings;
  if (endpoints.length === 0 && serve === null)
    return [fails("model", "model has neither endpoints nor serve", "name the servers in model.endpoints")];
  return [
    ...(endpoints.length > 0 ? [yield* serverFindings("model", settings)] : []),
    ...(serve === null ? [] : [serveFinding(serve)]),
  ];
});

export const vllm: BackEnd = {
  name: NAME,
  model: modelPart({
    settings: VllmModelSettings,
    paths: { "serve.command": "dotted", "weights.command": "dotted" },
    mistake: (settings, experiment) => weightsMistake(settings, experiment) ?? roundsMistake(experiment),
    layer: () => Layer.mergeAll(layerProver, layerConjecturer, layerFormaliser).pipe(Layer.provide(layerServersOfRun)),
    publishing: (_, { place }) => layerPublishing(place?.directory ?? null).pipe(Layer.provide(layerServersOfRun)),
    findings: modelFindings,
  }),
  embedder: embedderPart({
    settings: VllmEmbedderSettings,
    mistake: endpointMistake,
    layer: (settings) =>
      settings.endpoints.length > 0 && !settings.followsModel
        ? layerEmbedder(settings)
        : layerEmbedderOfModel(settings).pipe(Layer.provide(layerServersOfRun)),
    findings: (settings) =>
      settings.endpoints.length > 0
        ? Effect.map(serverFindings("embedder", settings), (finding) => [finding])
        : Effect.succeed([ok("embedder", "the servers of the model")]),
  }),
  guide: guidePart({
    settings: VllmGuideSettings,
    layer: (settings) => layerGuide(settings),
    findings: (settings) => Effect.map(serverFindings("guide", settings), (finding) => [finding]),
  }),
  critic: criticPart({
    settings: VllmCriticSettings,
    paths: { "weights.command": "dotted" },
    mistake: (_, experiment) => criticMistake(experiment),
    layer: (settings) => layerCritic(settings),
    findings: (settings) => Effect.sync(() => [criticFinding(settings)]),
  }),
};
