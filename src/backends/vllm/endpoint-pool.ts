/**
 * The servers of a model: requests are shared out by load, a server that fails is suspended and asked for its health
 * until it may come back, and all of them can be drained for a change of weights.
 *
 * Invariants: a suspended endpoint gets no request; it is admitted only after `admit` has succeeded on it, which also
 * gives it the weights that the others have.
 */
import { Clock, Effect, FiberSet, Result, Schedule, type Scope } from "effect";
import { Balancer, type Endpoint } from "./balancer.ts";
import { RequestFailure } from "./request-failure.ts";

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
  readonly urls: ReadonlyArray<string>;
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

/** A pool over `endpoints`, none of which has been asked yet. `admit` must succeed before one is (again) used. */
export const makeEndpointPool = Effect.fn("makeEndpointPool")(function* (
  settings: PoolSettings,
  admit: (url: string) => Effect.Effect<void, RequestFailure>,
): Effect.fn.Return<EndpointPool, never, Scope.Scope> {
  const balancer = new Balancer(settings.endpoints, settings.inFlight);
  const recoveries = yield* FiberSet.make<void>();
  const patience = settings.patienceSeconds * 1000;
  let downSince = yield* Clock.currentTimeMillis;

  const recover = (endpoint: Endpoint) =>
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

  const suspend = Effect.fnUntraced(function* (endpoint: Endpoint) {
    if (!endpoint.isReady) return;
    endpoint.isReady = false;
    if (!balancer.isAnyReady) downSince = yield* Clock.currentTimeMillis;
    yield* Effect.logWarning(`suspended ${endpoint.lastFailure ?? endpoint.url}`);
    yield* FiberSet.run(recoveries, recover(endpoint));
  });

  const note = Effect.fnUntraced(function* (endpoint: Endpoint, failure: RequestFailure | null) {
    if (failure === null || failure.kind === "busy" || failure.kind === "refused") {
      endpoint.failures = 0;
      return;
    }
    endpoint.failures++;
    endpoint.lastFailure = failure.message;
    const atOnce = failure.kind === "broken" || failure.kind === "unknown-model";
    if (atOnce || endpoint.failures >= MOST_FAILURES) yield* suspend(endpoint);
  });

  const wait = (ticket: Ticket) =>
    Effect.callback<Endpoint>((resume) => {
      ticket.withdraw = balancer.request((endpoint) => {
        ticket.endpoint = endpoint;
        resume(Effect.succeed(endpoint));
      });
    });

  const giveBack = ({ endpoint, withdraw }: Ticket): void => {
    withdraw();
    if (endpoint !== null) balancer.release(endpoint);
  };

  /** Fails when no endpoint has been ready for longer than the patience. */
  const outage: Effect.Effect<never, RequestFailure> = Effect.gen(function* () {
    for (;;) {
      const now = yield* Clock.currentTimeMillis;
      const waited = balancer.isAnyReady ? 0 : now - downSince;
      if (waited >= patience)
        return yield* new RequestFailure({
          kind: "no-endpoint",
          endpoint: settings.endpoints.join(", "),
          detail: `no server has answered for ${settings.patienceSeconds} s (patienceSeconds): ${describe(balancer.endpoints)}`,
          retryAfterMilliseconds: null,
        });
      yield* Effect.sleep(patience - waited);
    }
  });

  for (const endpoint of balancer.endpoints) yield* FiberSet.run(recoveries, recover(endpoint));

  const changeOne = (endpoint: Endpoint, change: Effect.Effect<void, RequestFailure>) =>
    change.pipe(
      Effect.tap(() => Effect.sync(() => balancer.admit(endpoint))),
      Effect.tapError((failure) => {
        endpoint.lastFailure = failure.message;
        return suspend(endpoint);
      }),
      Effect.result,
    );

  return {
    urls: settings.endpoints,
    use: (request) =>
      Effect.acquireUseRelease(
        Effect.sync((): Ticket => ({ endpoint: null, withdraw: () => undefined })),
        (ticket) =>
          Effect.raceFirst(wait(ticket), outage).pipe(
            Effect.flatMap((endpoint) =>
              request(endpoint.url).pipe(
                Effect.tap(() => note(endpoint, null)),
                Effect.tapError((failure) => note(endpoint, failure)),
              ),
            ),
          ),
        (ticket) => Effect.sync(() => giveBack(ticket)),
      ),
    change: (change) =>
      Effect.ensuring(
        Effect.gen(function* () {
          yield* Effect.callback<void>((resume) => balancer.hold(() => resume(Effect.void)));
          const results = yield* Effect.forEach(
            balancer.endpoints,
            (endpoint) => changeOne(endpoint, change(endpoint.url)),
            {
              concurrency: "unbounded",
            },
          );
          const failures = results.filter(Result.isFailure);
          const first = failures.find(({ failure }) => failure.isRetryable) ?? failures[0];
          if (first !== undefined && failures.length === results.length) return yield* first.failure;
        }),
        Effect.sync(() => balancer.open()),
      ),
  };
});
