/**
 * Which server a request goes to: the ready one with the least load, at most `limit` requests at each; who finds none
 * waits in line. Plain state without effects; `EndpointPool` is its face.
 */

/**
 * A failure weighs as much as so many requests in flight, until an answer comes: a server that is quick to fail, or in
 * health but stalled, does not draw the requests that others could answer.
 */
const FAILURE_LOAD = 4;

export interface Endpoint {
  readonly url: string;
  inFlight: number;
  /** Suspended endpoints get no request until they are admitted again. */
  isReady: boolean;
  /** Failures since the last answer. */
  failures: number;
  /** What went wrong last. */
  lastFailure: string | null;
}

const loadOf = ({ failures, inFlight }: Endpoint): number => inFlight + FAILURE_LOAD * failures;

type Waiter = (endpoint: Endpoint) => void;

export class Balancer {
  readonly endpoints: ReadonlyArray<Endpoint>;
  private readonly limit: number;
  private readonly waiting: Array<Waiter> = [];
  private readonly idle: Array<() => void> = [];
  private isHeld = false;

  constructor(urls: ReadonlyArray<string>, limit: number) {
    this.limit = limit;
    this.endpoints = urls.map((url) => ({ url, inFlight: 0, isReady: false, failures: 0, lastFailure: null }));
  }

  get isAnyReady(): boolean {
    return this.endpoints.some(({ isReady }) => isReady);
  }

  private get inFlight(): number {
    return this.endpoints.reduce((sum, { inFlight }) => sum + inFlight, 0);
  }

  private leastLoaded(): Endpoint | null {
    let best: Endpoint | null = null;
    for (const endpoint of this.endpoints) {
      const isFree = endpoint.isReady && endpoint.inFlight < this.limit;
      if (isFree && (best === null || loadOf(endpoint) < loadOf(best))) best = endpoint;
    }
    return best;
  }

  /** Calls `waiter` with an endpoint, at once or when one is free; what comes back withdraws it. */
  request(waiter: Waiter): () => void {
    this.waiting.push(waiter);
    this.dispatch();
    return () => {
      const index = this.waiting.indexOf(waiter);
      if (index >= 0) this.waiting.splice(index, 1);
    };
  }

  release(endpoint: Endpoint): void {
    endpoint.inFlight--;
    if (this.inFlight === 0) for (const resume of this.idle.splice(0)) resume();
    this.dispatch();
  }

  admit(endpoint: Endpoint): void {
    endpoint.isReady = true;
    this.dispatch();
  }

  /** Gives out nothing more until `open`; calls `whenIdle` when nothing is in flight. */
  hold(whenIdle: () => void): void {
    this.isHeld = true;
    if (this.inFlight === 0) whenIdle();
    else this.idle.push(whenIdle);
  }

  open(): void {
    this.isHeld = false;
    this.dispatch();
  }

  private dispatch(): void {
    while (!this.isHeld && this.waiting.length > 0) {
      const endpoint = this.leastLoaded();
      if (endpoint === null) return;
      endpoint.inFlight++;
      this.waiting.shift()?.(endpoint);
    }
  }
}
