/** A change of weights by a command of the user's, which makes a server serve a whole new model. */
import { Duration, Effect, Schedule, Stream } from "effect";
import { ChildProcess, ChildProcessSpawner } from "effect/process";
import { fillPlaceholders } from "../../domain/index.ts";
import type { Wire } from "./client.ts";
import { failureAt } from "./request-failure.ts";
import { listModels, type PublishedWeights } from "./served-weights.ts";
import type { WeightSettings } from "./settings.ts";

type Restart = Pick<Extract<WeightSettings, { readonly how: "restart" }>, "command" | "readySeconds">;

const failed = (endpoint: string, detail: string) => failureAt("refused", endpoint, detail);

/** The last of what a command wrote, for a message. */
const LAST_CHARACTERS = 500;

/** Runs the command to its end; nothing that it started in its own process group is left if it is interrupted. */
const runCommand = Effect.fn("vllm.restartCommand")(function* (
  url: string,
  words: ReadonlyArray<string>,
  place: string,
) {
  const [program = "", ...args] = words;
  const child = yield* ChildProcess.make(program, args, { stdin: "ignore", forceKillAfter: "5 seconds" });
  const output = yield* child.all.pipe(
    Stream.decodeText,
    Stream.runFold(
      () => "",
      (text, more) => (text + more).slice(-LAST_CHARACTERS),
    ),
  );
  const code = yield* child.exitCode;
  if (code !== 0) return yield* failed(url, `${place} ended with exit code ${code}: ${output.trim()}`);
}, Effect.scoped);

/** Has the command run for a server and waits until the server lists the new name; `place` names the command in messages. */
export const restartServer = Effect.fn("vllm.restartServer")(function* (
  wire: Wire,
  spawner: ChildProcessSpawner.ChildProcessSpawner["Service"],
  url: string,
  weights: PublishedWeights,
  { command, readySeconds }: Restart,
  place = "model.weights.command",
) {
  const port = new URL(url).port || (url.startsWith("https") ? "443" : "80");
  const values = { name: weights.name, weights: weights.folder, endpoint: url, port };
  yield* runCommand(
    url,
    command.map((word) => fillPlaceholders(word, values)),
    place,
  ).pipe(
    Effect.provideService(ChildProcessSpawner.ChildProcessSpawner, spawner),
    Effect.catchTag("PlatformError", ({ message }) => failed(url, `${place} cannot be run: ${message}`)),
  );
  const isServed = Effect.flatMap(listModels(wire, url), (listed) =>
    listed.includes(weights.name) ? Effect.void : failed(url, `the server lists ${listed.join(", ") || "no model"}`),
  );
  yield* isServed.pipe(
    Effect.retry(Schedule.spaced("1 second")),
    Effect.timeoutOrElse({
      duration: Duration.seconds(readySeconds),
      orElse: () => failed(url, `the server does not list ${weights.name} ${readySeconds} s after ${place}`),
    }),
  );
});
