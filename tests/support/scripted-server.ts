/** A real HTTP server whose answers a test writes: what vLLM would say, and what it should not. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Effect } from "effect";

export interface ScriptedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The parsed body; undefined without one. */
  readonly body: Record<string, unknown> | undefined;
  /** Resolves when the connection is closed before the answer is complete. */
  readonly closed: Promise<void>;
}

/** Status and JSON body, or a function that writes to the response itself. */
export type Reply =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Record<string, string>;
    }
  | ((response: ServerResponse) => void);

export interface ScriptedServer {
  readonly url: string;
  readonly requests: ReadonlyArray<ScriptedRequest>;
  /** Requests in progress: now, and at most so far. */
  readonly inFlight: { now: number; peak: number };
}

const send = (response: ServerResponse, reply: Reply): void => {
  if (typeof reply === "function") {
    reply(response);
    return;
  }
  const text = reply.text ?? (reply.json === undefined ? "" : JSON.stringify(reply.json));
  response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers }).end(text);
};

/** Answers `script` on a free port until the scope closes. */
export const scriptedServer = (script: (request: ScriptedRequest) => Reply | Promise<Reply>) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const requests: Array<ScriptedRequest> = [];
      const sockets = new Set<Socket>();
      const inFlight = { now: 0, peak: 0 };
      const server = createServer((incoming, response) => {
        let text = "";
        inFlight.peak = Math.max(inFlight.peak, ++inFlight.now);
        const closed = new Promise<void>((resolve) => {
          response.on("close", () => {
            inFlight.now--;
            if (!response.writableFinished) resolve();
          });
        });
        incoming.setEncoding("utf8").on("data", (part) => {
          text += part;
        });
        incoming.on("end", () => {
          const body = text === "" ? undefined : (JSON.parse(text) as Record<string, unknown>);
          const { headers, method = "", url = "" } = incoming;
          const request = { method, path: url, headers, body, closed };
          requests.push(request);
          void Promise.resolve(script(request)).then((reply) => send(response, reply));
        });
      });
      server.on("connection", (socket) => {
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      return { url, requests, inFlight, server, sockets };
    }),
    ({ server, sockets }) =>
      Effect.promise(async () => {
        for (const socket of sockets) socket.destroy();
        await new Promise((resolve) => server.close(resolve));
      }),
  );
