import { describe, expect, it } from "@effect/vitest";
import { Balancer, type Endpoint } from "../../../src/backends/vllm/balancer.ts";
import { deriveStream } from "../../../src/domain/index.ts";

const readied = (urls: ReadonlyArray<string>, limit: number): Balancer => {
  const balancer = new Balancer(urls, limit);
  for (const endpoint of balancer.endpoints) balancer.admit(endpoint);
  return balancer;
};

/** Takes an endpoint; null while the request waits. */
const taken = (balancer: Balancer) => {
  const got: { endpoint: Endpoint | null } = { endpoint: null };
  const withdraw = balancer.request((endpoint) => {
    got.endpoint = endpoint;
  });
  return { got, withdraw };
};

describe("the balancer", () => {
  it("gives the endpoint with the fewest requests in flight, the first of equals", () => {
    const balancer = readied(["a", "b"], 3);
    const urls = Array.from({ length: 4 }, () => taken(balancer).got.endpoint?.url);
    expect(urls).toStrictEqual(["a", "b", "a", "b"]);
    balancer.release(balancer.endpoints[1]!);
    expect(taken(balancer).got.endpoint?.url).toBe("b");
  });

  it("prefers an endpoint that answers to one that failed, unless it has much more to do", () => {
    const balancer = readied(["a", "b"], 8);
    balancer.endpoints[0]!.failures = 1;
    const urls = Array.from({ length: 6 }, () => taken(balancer).got.endpoint?.url);
    expect(urls).toStrictEqual(["b", "b", "b", "b", "a", "b"]);
  });

  it("lets requests wait in line at the limit, and forgets those that were withdrawn", () => {
    const balancer = readied(["a"], 1);
    taken(balancer);
    const [second, third] = [taken(balancer), taken(balancer)];
    expect(second.got.endpoint).toBe(null);
    second.withdraw();
    balancer.release(balancer.endpoints[0]!);
    expect(second.got.endpoint).toBe(null);
    expect(third.got.endpoint?.url).toBe("a");
  });

  it("gives no endpoint that is not ready", () => {
    const balancer = new Balancer(["a", "b"], 1);
    const first = taken(balancer);
    expect(first.got.endpoint).toBe(null);
    balancer.admit(balancer.endpoints[1]!);
    expect(first.got.endpoint?.url).toBe("b");
  });

  it("when it is held, gives nothing out and tells when nothing is in flight any more", () => {
    const balancer = readied(["a"], 2);
    taken(balancer);
    let idle = 0;
    balancer.hold(() => idle++);
    const waiting = taken(balancer);
    expect([idle, waiting.got.endpoint]).toStrictEqual([0, null]);
    balancer.release(balancer.endpoints[0]!);
    expect([idle, waiting.got.endpoint]).toStrictEqual([1, null]);
    balancer.open();
    expect(waiting.got.endpoint?.url).toBe("a");
  });

  for (let seed = 1; seed <= 20; seed++)
    it(`never exceeds the limit and serves every request in the end (seed ${seed})`, () => {
      const stream = deriveStream(seed, "data");
      const limit = 1 + stream.nextInt(3);
      const balancer = readied(["a", "b", "c"], limit);
      const holding: Array<Endpoint> = [];
      let asked = 0;
      let served = 0;
      const ask = () => {
        asked++;
        balancer.request((endpoint) => {
          served++;
          holding.push(endpoint);
        });
      };
      const release = () => {
        const [endpoint] = holding.splice(stream.nextInt(holding.length), 1);
        balancer.release(endpoint!);
      };
      for (let i = 0; i < 200; i++) {
        const endpoint = balancer.endpoints[stream.nextInt(3)]!;
        const action = stream.nextInt(5);
        if (action < 2) ask();
        else if (action === 2 && holding.length > 0) release();
        else if (action === 3) endpoint.isReady = false;
        else balancer.admit(endpoint);
        for (const { inFlight, url } of balancer.endpoints) {
          expect(inFlight).toBeLessThanOrEqual(limit);
          expect(inFlight).toBe(holding.filter((held) => held.url === url).length);
        }
      }
      balancer.admit(balancer.endpoints[0]!);
      while (holding.length > 0) release();
      expect(served).toBe(asked);
    });
});
