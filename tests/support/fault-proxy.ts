/**
 * A proxy in front of a model server that spoils some of its answers, as networks and overloaded servers do. Only requests
 * for samples and embeddings are spoilt, by a script of their number; everything else passes.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export const FAULTS = [
  "drop",
  "half",
  "error-500",
  "busy",
  "busy-retry-after",
  "stall",
  "broken-json",
  "abort",
] as const;
/** The latter two are a model that never closes its sketch: up to the limit of tokens, and up to an end of its own. */
export type Fault = (typeof FAULTS)[number] | "unclosed-cut" | "unclosed";

export interface FaultProxy {
  readonly url: string;
  /** How often each fault happened. */
  readonly happened: ReadonlyMap<Fault, number>;
  /** Connections that are open now. */
  readonly openSockets: () => number;
  /** Requests for samples and embeddings so far. */
  readonly requests: () => number;
  /** Breaks every connection and refuses new ones until `revive`. */
  readonly die: () => Promise<void>;
  readonly revive: () => Promise<void>;
}

const answerOf = (text: string, finish_reason: string): string =>
  JSON.stringify({ choices: [{ index: 0, text, finish_reason, stop_reason: null, logprobs: null }] });
const OPEN_SKETCH = "I try this.\n<sketch>\ntheorem t : True := by\n  constructor";

const spoil = (fault: Fault, response: ServerResponse, socket: Socket): void => {
  const json = { "content-type": "application/json" };
  const error = (message: string) => JSON.stringify({ error: { message, type: "Error", param: null, code: 0 } });
  switch (fault) {
    case "drop":
      socket.destroy();
      break;
    case "half":
      response.writeHead(200, { ...json, "content-length": "1000" });
      response.write('{"choices": [{"index": 0, "text": "');
      setTimeout(() => socket.destroy(), 20);
      break;
    case "error-500":
      response.writeHead(500, json).end(error("the engine had a bad day"));
      break;
    case "busy":
      response.writeHead(429, json).end(error("too many requests"));
      break;
    case "busy-retry-after":
      response.writeHead(429, { ...json, "retry-after": "1" }).end(error("too many requests"));
      break;
    case "stall":
      break;
    case "broken-json":
      response.writeHead(200, json).end('{"choices": [{"index": 0, "text": "  simp');
      break;
    case "abort":
      response.writeHead(200, json).end(answerOf("", "abort"));
      break;
    case "unclosed-cut":
      response.writeHead(200, json).end(answerOf(OPEN_SKETCH, "length"));
      break;
    case "unclosed":
      response.writeHead(200, json).end(answerOf(OPEN_SKETCH, "stop"));
      break;
  }
};

const forward = (upstream: string, incoming: IncomingMessage, body: Buffer, response: ServerResponse): void => {
  const { headers, method } = incoming;
  const outgoing = request(
    new URL(incoming.url ?? "/", upstream),
    { method: method ?? "GET", headers, agent: false },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  outgoing.on("error", () => response.destroy());
  response.on("close", () => outgoing.destroy());
  outgoing.end(body);
};

/** A proxy to `upstream`; `faultOf` tells what happens to the n-th request, from 1, by its body. Ends with `close`. */
export const startFaultProxy = async (
  upstream: string,
  faultOf: (n: number, body: string) => Fault | null,
): Promise<FaultProxy & { readonly close: () => Promise<void> }> => {
  const sockets = new Set<Socket>();
  const happened = new Map<Fault, number>();
  let count = 0;
  const server = createServer((incoming, response) => {
    const isModelRequest = /^\/v1\/(?:chat\/)?(?:completions|embeddings)$/.test(incoming.url ?? "");
    const chunks: Array<Buffer> = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      const fault = isModelRequest ? faultOf(++count, body.toString("utf8")) : null;
      if (fault === null) return forward(upstream, incoming, body, response);
      happened.set(fault, (happened.get(fault) ?? 0) + 1);
      spoil(fault, response, incoming.socket);
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(port, "127.0.0.1", resolve);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const die = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    happened,
    openSockets: () => sockets.size,
    requests: () => count,
    die,
    revive: () => listen(port),
    close: () => (server.listening ? die() : Promise.resolve()),
  };
};
