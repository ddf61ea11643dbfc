/**
 * The servers of a model: requests are shared out by load, a server that fails is suspended and asked for its health
 * until it may come back, and all of them can be drained for a change of weights.
 *
 * Invariants: a suspended endpoint gets no request; it is admitted only after `admit` has succeeded on it, which also
 * gives it the weights that the others have.
 */
import { Clock, Effect, FiberSet, Result, Schedule, type Scope } from "effect";
import { Balancer, type Endpoint } from "./balancer.ts";
import { failureAt, type RequestFailure } from "./request-failure.ts";

/** Failures in a row after which an endpoint is suspended; a broken connection suspends at once. */
const MOST_FAILURES = 3;

export interface PoolSettings {
  readonly endpoints: ReadonlyArray<string>;
  /** Requests in flight at one endpoint. */
  readonly inFlight: number;
  /** How long a request waits while no endpoint is ready. */
  readonly patienceSeconds: number;
}

export interface EndpointPool {
  /** Runs a request on the least loaded endpoint and takes note of how it ended. */
  readonly use: <A>(request: (url: string) => Effect.Effect<A, RequestFailure>) => Effect.Effect<A, RequestFailure>;
  /**
   * When nothing is in flight any more, runs `change` on every endpoint, ready or not, while requests wait. Endpoints on
   * which it fails are suspended; it fails if it fails on all, with a failure that may pass if there is one.
   */
  readonly change: (
    change: (url: string) => Effect.Effect<void, RequestFailure>,
  ) => Effect.Effect<void, RequestFailure>;
}

/** A place in the line for an endpoint, and the endpoint once it is given. */
interface Ticket {
  endpoint: Endpoint | null;
  withdraw: () => void;
}

const describe = (endpoints: ReadonlyArray<Endpoint>): string =>
  endpoints.map(({ lastFailure, url }) => lastFailure ?? `${url}: not asked yet`).join("; ");

/** What the functions below share. */
interface Pool {
  readonly settings: PoolSettings;
  readonly balancer: Balancer;
  /** Suspended endpoints on their way back. */
  readonly recoveries: FiberSet.FiberSet<void>;
  readonly admit: (url: string) => Effect.Effect<void, RequestFailure>;
  /** When the last endpoint was suspended, in milliseconds since 1970; means nothing while one is ready. */
  downSince: number;
}

/** Asks an endpoint until it may be used. */
const recover = ({ admit, balancer }: Pool, endpoint: Endpoint) =>
  admit(endpoint.url).pipe(
    Effect.tapError((failure) =>
      Effect.sync(() => {
        endpoint.lastFailure = failure.message;
      }),
    ),
    // Quick at first: most failures are of a moment.
    Effect.retry(Schedule.min([Schedule.exponential("100 millis"), Schedule.spaced("5 seconds")])),
    Effect.andThen(Effect.sync(() => balancer.admit(endpoint))),
    Effect.ignore,
  );

const suspend = Effect.fnUntraced(function* (pool: Pool, endpoint: Endpoint) {
  if (!endpoint.isReady) return;
  endpoint.isReady = false;
  if (!pool.balancer.isAnyReady) pool.downSince = yield* Clock.currentTimeMillis;
  yield* Effect.logWarning(`suspended ${endpoint.lastFailure ?? endpoint.url}`);
  yield* FiberSet.run(pool.recoveries, recover(pool, endpoint));
});

/** Takes note of how a request ended. */
const note = Effect.fnUntraced(function* (pool: Pool, endpoint: Endpoint, failure: RequestFailure | null) {
  // A refusal is an answer.
  if (failure === null || failure.kind === "busy" || failure.kind === "refused") {
    endpoint.failures = 0;
    return;
  }
  endpoint.failures++;
  endpoint.lastFailure = failure.message;
  const atOnce = failure.kind === "broken" || failure.kind === "unknown-model";
  if (atOnce || endpoint.failures >= MOST_FAILURES) yield* suspend(pool, endpoint);
});

/** Fails when no endpoint has been ready for longer than the patience. */
const outage = Effect.fnUntraced(function* (pool: Pool): Effect.fn.Return<never, RequestFailure> {
  const { balancer, settings } = pool;
  const patience = settings.patienceSeconds * 1000;
  for (;;) {
    const now = yield* Clock.currentTimeMillis;
    const waited = balancer.isAnyReady ? 0 : now - pool.downSince;
    if (waited >= patience)
      return yield* failureAt(
        "no-endpoint",
        settings.endpoints.join(", "),
        `no server has answered for ${settings.patienceSeconds} s (patienceSeconds): ${describe(balancer.endpoints)}`,
      );
    yield* Effect.sleep(patience - waited);
  }
});

const wait = ({ balancer }: Pool, ticket: Ticket) =>
  Effect.callback<Endpoint>((resume) => {
    ticket.withdraw = balancer.request((endpoint) => {
      ticket.endpoint = endpoint;
      resume(Effect.succeed(endpoint));
    });
  });

/** The ticket is given back however the request ends, so that no place is ever lost. */
const use = <A>(pool: Pool, request: (url: string) => Effect.Effect<A, RequestFailure>) =>
  Effect.acquireUseRelease(
    Effect.sync((): Ticket => ({ endpoint: null, withdraw: () => undefined })),
    (ticket) =>
      Effect.raceFirst(wait(pool, ticket), outage(pool)).pipe(
        Effect.flatMap((endpoint) =>
          request(endpoint.url).pipe(
            Effect.tap(() => note(pool, endpoint, null)),
            Effect.tapError((failure) => note(pool, endpoint, failure)),
          ),
        ),
      ),
    ({ endpoint, withdraw }) =>
      Effect.sync(() => {
        withdraw();
        if (endpoint !== null) pool.balancer.release(endpoint);
      }),
  );

const changeOne = (pool: Pool, endpoint: Endpoint, change: Effect.Effect<void, RequestFailure>) =>
  change.pipe(
    Effect.tap(() => Effect.sync(() => pool.balancer.admit(endpoint))),
    Effect.tapError((failure) => {
      endpoint.lastFailure = failure.message;
      return suspend(pool, endpoint);
    }),
    Effect.result,
  );

const changeAll = Effect.fnUntraced(function* (
  pool: Pool,
  change: (url: string) => Effect.Effect<void, RequestFailure>,
) {
  const { balancer } = pool;
  yield* Effect.callback<void>((resume) => balancer.hold(() => resume(Effect.void)));
  const each = (endpoint: Endpoint) => changeOne(pool, endpoint, change(endpoint.url));
  const results = yield* Effect.forEach(balancer.endpoints, each, { concurrency: "unbounded" });
  const failures = results.filter(Result.isFailure);
  const first = failures.find(({ failure }) => failure.isRetryable) ?? failures[0];
  if (first !== undefined && failures.length === results.length) return yield* first.failure;
});

/** A pool over `endpoints`, none of which has been asked yet. `admit` must succeed before one is (again) used. */
export const makeEndpointPool = Effect.fn("makeEndpointPool")(function* (
  settings: PoolSettings,
  admit: Pool["admit"],
): Effect.fn.Return<EndpointPool, never, Scope.Scope> {
  const balancer = new Balancer(settings.endpoints, settings.inFlight);
  const recoveries = yield* FiberSet.make<void>();
  const pool: Pool = { settings, balancer, recoveries, admit, downSince: yield* Clock.currentTimeMillis };
  for (const endpoint of balancer.endpoints) yield* FiberSet.run(recoveries, recover(pool, endpoint));
  return {
    use: (request) => use(pool, request),
    change: (change) =>
      Effect.ensuring(
        changeAll(pool, change),
        Effect.sync(() => balancer.open()),
      ),
  };
});
