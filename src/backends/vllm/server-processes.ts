/**
 * Servers that a run starts itself: each on a free port, started again when it dies, ended with the scope. A keeper process
 * ends a server also when this process is killed (see `server-keeper.ts`).
 */
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Duration, Effect, Fiber, FileSystem, Ref, Schedule } from "effect";
import { ChildProcess } from "effect/process";
import { fillPlaceholders, UserError } from "../../domain/index.ts";
import { resolveWords } from "../../machine/index.ts";
import type { Wire } from "./client.ts";
import type { ServeSettings } from "./settings.ts";

/** What a run knows that the command of its servers may ask for. */
export interface ServePlace {
  /** `data.library`, absolute. */
  readonly library: string | null;
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

interface Server {
  readonly url: string;
  readonly words: ReadonlyArray<string>;
  /** File of its output. */
  readonly log: string;
}

/** The failure of a server that does not serve, with the last that it wrote. */
const notServing = Effect.fnUntraced(function* (
  { log, url, words }: Server,
  what: string,
): Effect.fn.Return<never, UserError, FileSystem.FileSystem> {
  const fileSystem = yield* FileSystem.FileSystem;
  const output = yield* Effect.orElseSucceed(fileSystem.readFileString(log), () => "");
  const told = output.trim().slice(-LAST_CHARACTERS);
  return yield* new UserError({
    place: "model.serve.command",
    expected: `a server that answers ${url}/health: ${words.join(" ")}`,
    found: `${what}${told === "" ? "" : `; its last output:\n${told}`}`,
  });
});

/** Runs a server to its end, or until it is interrupted. */
const runOnce = Effect.fnUntraced(function* ({ log, url, words }: Server) {
  // Its standard input stays open as long as this process lives.
  const keeper = yield* ChildProcess.make(process.execPath, [KEEPER, log, ...words], {
    stdin: "pipe",
    stdout: "ignore",
    stderr: "ignore",
    forceKillAfter: "10 seconds",
  });
  yield* Effect.ignore(keeper.exitCode);
  yield* Effect.logWarning(`the server at ${url} ended; it is started again`);
}, Effect.scoped);

/** Keeps a server running; fails if it ends again and again before it ever answered. */
const keepRunning = Effect.fnUntraced(
  function* (server: Server, isUp: Ref.Ref<boolean>) {
    for (let starts = 0; starts < MOST_STARTS || (yield* Ref.get(isUp)); starts++) {
      if (starts > 0) yield* Effect.sleep("1 second");
      yield* runOnce(server);
    }
    return yield* notServing(server, `it ended ${MOST_STARTS} times`);
  },
  (effect, server) => Effect.catchTag(effect, "PlatformError", ({ message }) => notServing(server, message)),
);

/** Starts one server, which runs until the scope closes, and waits until it answers. */
const startServer = Effect.fn("vllm.startServer")(function* (
  { command, readySeconds }: ServeSettings,
  model: string,
  place: ServePlace,
  wire: Wire,
  log: string,
) {
  const port = yield* freePort;
  const values = { port: String(port), model, library: place.library ?? "" };
  const words = resolveWords(command).map((word) => fillPlaceholders(word, values));
  const server: Server = { url: `http://127.0.0.1:${port}`, words, log };
  const isUp = yield* Ref.make(false);
  const running = yield* Effect.forkScoped(keepRunning(server, isUp));
  const ready = wire.get(`${server.url}/health`, HEALTH_SECONDS).pipe(
    Effect.retry(Schedule.spaced("200 millis")),
    Effect.andThen(Ref.set(isUp, true)),
    Effect.catchTag("RequestFailure", ({ message }) => notServing(server, message)),
    Effect.timeoutOrElse({
      duration: Duration.seconds(readySeconds),
      orElse: () => notServing(server, `no answer within ${readySeconds} s`),
    }),
  );
  yield* Effect.raceFirst(ready, Fiber.join(running));
  return server.url;
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
