/**
 * Servers that a run starts itself: each on a free port, started again when it dies, ended with the scope. A keeper process
 * ends a server also when this process is killed (see `server-keeper.ts`).
 */
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Duration, Effect, Fiber, FileSystem, Ref, Schedule } from "effect";
import { ChildProcess } from "effect/process";
import { fillPlaceholders, type ServeSettings, UserError } from "../../domain/index.ts";
import type { Wire } from "./client.ts";

/** What a run knows that the command of its servers may ask for. */
export interface ServePlace {
  /** `data.library`, absolute. */
  readonly library: string | null;
  /** The words that start this program. */
  readonly program: readonly [string, ...ReadonlyArray<string>];
}

const KEEPER = fileURLToPath(new URL("./server-keeper.ts", import.meta.url));
const HEALTH_SECONDS = 5;
/** Starts of a server that ended before it ever answered. */
const MOST_STARTS = 3;
const LAST_CHARACTERS = 2000;

/** A port that no one listens on now. */
const freePort = Effect.callback<number, UserError>((resume) => {
  const probe = createServer();
  probe.once("error", (cause) =>
    resume(
      Effect.fail(new UserError({ place: "model.serve", expected: "a free port on 127.0.0.1", found: String(cause) })),
    ),
  );
  probe.listen(0, "127.0.0.1", () => {
    const address = probe.address();
    probe.close(() => resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0)));
  });
});

/** Keeps one server running until the scope closes; waits until it answers. */
const startServer = Effect.fn("vllm.startServer")(function* (
  { command, readySeconds }: ServeSettings,
  model: string,
  place: ServePlace,
  wire: Wire,
  log: string,
) {
  const fileSystem = yield* FileSystem.FileSystem;
  const port = yield* freePort;
  const url = `http://127.0.0.1:${port}`;
  const values = { port: String(port), model, library: place.library ?? "" };
  const [name, ...rest] = command;
  const words = [...(name === "stp" ? place.program : [name]), ...rest].map((word) => fillPlaceholders(word, values));
  const starts = yield* Ref.make(0);
  const isUp = yield* Ref.make(false);

  const runOnce = Effect.gen(function* () {
    yield* Ref.update(starts, (n) => n + 1);
    // Its standard input stays open as long as this process lives.
    const keeper = yield* ChildProcess.make(process.execPath, [KEEPER, log, ...words], {
      stdin: "pipe",
      stdout: "ignore",
      stderr: "ignore",
      forceKillAfter: "10 seconds",
    });
    yield* Effect.ignore(keeper.exitCode);
    yield* Effect.logWarning(`the server at ${url} ended; it is started again`);
  }).pipe(Effect.scoped, Effect.andThen(Effect.sleep("1 second")));

  const told = Effect.map(
    Effect.orElseSucceed(fileSystem.readFileString(log), () => ""),
    (text) => text.trim().slice(-LAST_CHARACTERS),
  );
  const notServing = (what: string) =>
    Effect.flatMap(told, (text) =>
      Effect.fail(
        new UserError({
          place: "model.serve.command",
          expected: `a server that answers ${url}/health: ${words.join(" ")}`,
          found: `${what}${text === "" ? "" : `; its last output:\n${text}`}`,
        }),
      ),
    );
  const keep = Effect.gen(function* () {
    while ((yield* Ref.get(isUp)) || (yield* Ref.get(starts)) < MOST_STARTS) yield* runOnce;
    return yield* notServing(`it ended ${MOST_STARTS} times`);
  }).pipe(Effect.catchTag("PlatformError", ({ message }) => notServing(message)));

  const running = yield* Effect.forkScoped(keep);
  const ready = wire.get(`${url}/health`, HEALTH_SECONDS).pipe(
    Effect.retry(Schedule.spaced("200 millis")),
    Effect.andThen(Ref.set(isUp, true)),
    Effect.catchTag("RequestFailure", ({ message }) => notServing(message)),
    Effect.timeoutOrElse({
      duration: Duration.seconds(readySeconds),
      orElse: () => notServing(`no answer within ${readySeconds} s`),
    }),
  );
  yield* Effect.raceFirst(ready, Effect.andThen(Fiber.join(running), Effect.never));
  return url;
});

/** Starts the servers of an experiment and tells their base URLs once they answer. */
export const startServers = Effect.fn("vllm.startServers")(function* (
  serve: ServeSettings,
  model: string,
  place: ServePlace,
  wire: Wire,
) {
  if (place.library === null && serve.command.some((word) => word.includes("{library}")))
    return yield* new UserError({
      place: "data.library",
      expected: "a library, which model.serve.command names",
      found: "null",
    });
  const fileSystem = yield* FileSystem.FileSystem;
  const folder = yield* fileSystem
    .makeTempDirectoryScoped({ prefix: "stp-servers-" })
    .pipe(
      Effect.mapError(
        ({ message }) =>
          new UserError({ place: "model.serve", expected: "a folder for temporary files", found: message }),
      ),
    );
  const logs = Array.from({ length: serve.processes }, (_, i) => path.join(folder, `server-${i + 1}.log`));
  yield* Effect.logDebug(`output of the servers: ${folder}`);
  return yield* Effect.forEach(logs, (log) => startServer(serve, model, place, wire, log), {
    concurrency: "unbounded",
  });
});
