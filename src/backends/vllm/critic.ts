/**
 * A model with one label behind servers as the critic: `/classify` with the activation off gives a state one unsquashed
 * number. What the critic's trainer makes is a whole model, which a command has the servers serve; before the first one they
 * have nothing to serve and need not run.
 */
import { Effect, Layer, Schema, Semaphore } from "effect";
import { ChildProcessSpawner } from "effect/process";
import { inChunks, type ModelVersion } from "../../domain/index.ts";
import { readApiKey } from "../../machine/index.ts";
import { Critic, CriticError, CriticTrainer, RunContext } from "../../services/index.ts";
import { decodeAnswer, makeWire, retrying, sendThrough, type Wire } from "./client.ts";
import { makeEndpointPool } from "./endpoint-pool.ts";
import { failureAt } from "./request-failure.ts";
import { restartServer } from "./restart.ts";
import { listModels, type PublishedWeights, servedName } from "./served-weights.ts";
import type { VllmCriticSettings } from "./settings.ts";

/** A number that is none is null, as servers write it, or too large for a float. */
const ClassifyAnswer = Schema.Struct({
  data: Schema.Array(Schema.Struct({ index: Schema.Int, probs: Schema.Array(Schema.NullOr(Schema.Number)) })),
});

/** Why an answer for a state holds no value; null where it does. */
const oddity = (numbers: ReadonlyArray<number | null>): string | null => {
  if (numbers.length !== 1)
    return `expected one number for a state, found ${numbers.length}: its model has other labels`;
  return Number.isFinite(numbers[0]) ? null : `expected a finite number for a state, found ${numbers[0]}`;
};

/** Asks one server for the values of a batch of states. */
const valuesAt = Effect.fn("vllm.classify")(function* (
  wire: Wire,
  url: string,
  { requestTimeoutSeconds }: VllmCriticSettings,
  model: string,
  maximumTokens: number,
  states: ReadonlyArray<string>,
) {
  const body = {
    model,
    input: states,
    use_activation: false,
    truncate_prompt_tokens: maximumTokens,
    truncation_side: "left",
  };
  const text = yield* wire
    .post(`${url}/classify`, body, requestTimeoutSeconds)
    .pipe(
      Effect.mapError((failure) =>
        failure.detail === "404 Not Found"
          ? failureAt("refused", url, "the server has no /classify: start it with --runner pooling")
          : failure,
      ),
    );
  const { data } = yield* decodeAnswer(ClassifyAnswer, url, text);
  const byIndex = new Map(data.map(({ index, probs }) => [index, probs]));
  const values: Array<number> = [];
  for (const i of states.keys()) {
    const numbers = byIndex.get(i);
    if (numbers === undefined)
      return yield* failureAt("broken", url, `an answer without the state ${i + 1} of ${states.length}`);
    const odd = oddity(numbers);
    if (odd !== null) return yield* failureAt("refused", url, odd);
    values.push(numbers[0]!);
  }
  return values;
});

/** The servers, and which critic they have. */
const makeServers = Effect.fn("vllm.criticServers")(function* (settings: VllmCriticSettings) {
  const trainer = yield* CriticTrainer;
  const spawner = yield* ChildProcessSpawner.ChildProcessSpawner;
  const { place } = yield* RunContext;
  // Without a run nothing is asked.
  const endpoints = place === null ? [] : settings.endpoints;
  const wire = yield* makeWire(
    place === null ? null : yield* readApiKey(settings.apiKeyVariable, "critic.apiKeyVariable"),
  );
  let current: PublishedWeights | null = null;

  // A server that comes back and a new version may want the command at once: it is run once.
  const locks = new Map(endpoints.map((url) => [url, Semaphore.makeUnsafe(1)]));
  const ensure = Effect.fnUntraced(function* (url: string) {
    if (current === null) return yield* failureAt("unknown-model", url, "no critic has been trained yet");
    // One that does not answer is started by the command too.
    const listed = yield* Effect.orElseSucceed(listModels(wire, url), (): ReadonlyArray<string> => []);
    if (listed.includes(current.name)) return;
    yield* restartServer(wire, spawner, url, current, settings.weights, "critic.weights.command");
  });
  const admit = (url: string) => ensure(url).pipe(locks.get(url)!.withPermit);
  const pool = yield* makeEndpointPool({ ...settings, endpoints }, admit);

  /** Has all servers serve a version, when no request is under way. */
  const publish = Effect.fnUntraced(function* (version: ModelVersion) {
    if (current?.version === version) return current;
    const { location } = yield* trainer.restore({ version, parameters: null });
    if (location === null)
      return yield* failureAt("refused", endpoints.join(", "), `the critic ${version} lies in no folder to serve`);
    const before = current;
    current = { version, name: servedName(version), folder: location };
    yield* retrying(settings.retries, pool.change(admit)).pipe(
      Effect.tapError(() =>
        Effect.sync(() => {
          current = before;
        }),
      ),
    );
    return current;
  });
  const one = Semaphore.makeUnsafe(1);
  return { pool, wire, publish: (version: ModelVersion) => publish(version).pipe(one.withPermit) };
});

export const layerCritic = (settings: VllmCriticSettings) =>
  Layer.effect(
    Critic,
    Effect.gen(function* () {
      const { experiment } = yield* RunContext;
      // As the trainer cuts states.
      const { maximumTokens } = experiment.search.critic;
      const { pool, publish, wire } = yield* makeServers(settings);
      return Critic.of({
        evaluate: Effect.fn("vllm.value")(
          function* (version, states) {
            const { name } = yield* publish(version);
            return yield* inChunks(states, settings.batch, (batch) =>
              sendThrough(
                pool,
                settings.retries,
                (url) => valuesAt(wire, url, settings, name, maximumTokens, batch),
                true,
              ),
            );
          },
          Effect.mapError((cause) => new CriticError({ message: cause.message, cause })),
        ),
      });
    }),
  );
