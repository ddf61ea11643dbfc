/**
 * `stp repl` behind the HTTP interface of a Kimina Lean Server, for tests: a real socket, a real process. It answers as
 * the server does, and misbehaves as it is told to. Imports are taken off the text and not read: the fragment has none.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { plainEnvironment } from "../../../src/backends/lean-repl/command.ts";
import { ReplProcess } from "../../../src/backends/lean-repl/repl-process.ts";
import { PROGRAM_FOLDER, resolveWords } from "../../../src/machine/index.ts";

export interface Behaviour {
  readonly key?: string;
  /** Answers given, in order, before the server answers properly: a status, or a body that is no JSON. */
  readonly first?: ReadonlyArray<number | "garbage">;
  /** A batch with such a text is answered by 500. */
  readonly fatal?: string;
  /** Such a text ends in the server's own time-out. */
  readonly slow?: string;
}

export interface KiminaServer {
  readonly url: string;
  /** Texts of each request so far. */
  readonly requests: ReadonlyArray<number>;
  readonly close: () => Promise<void>;
}

interface Snippet {
  readonly id: string;
  readonly code: string;
}

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Array<Buffer> = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
};

const snippetsOf = (body: unknown): ReadonlyArray<Snippet> => {
  const { codes, snippets } = body as {
    snippets?: ReadonlyArray<Snippet>;
    codes?: ReadonlyArray<{ custom_id: string; proof: string }>;
  };
  return snippets ?? (codes ?? []).map(({ custom_id: id, proof: code }) => ({ id, code }));
};

/** The lines that the server takes for the header, and the rest. */
const split = (code: string): { readonly lines: number; readonly body: string } => {
  const all = code.split("\n");
  const lines = all.findIndex((line) => line.trim() !== "" && !line.startsWith("import "));
  return { lines: Math.max(0, lines), body: all.slice(Math.max(0, lines)).join("\n") };
};

interface ReplJson {
  readonly messages?: ReadonlyArray<{ readonly pos: { readonly line: number; readonly column: number } }>;
}

export const startKiminaServer = async (behaviour: Behaviour = {}): Promise<KiminaServer> => {
  const repl = new ReplProcess({
    words: resolveWords(["stp", "repl"]),
    folder: PROGRAM_FOLDER,
    environment: plainEnvironment(),
  });
  await repl.ask({ cmd: "" });
  let turn: Promise<unknown> = Promise.resolve();
  const requests: Array<number> = [];
  const first = [...(behaviour.first ?? [])];

  const check = async ({ code, id }: Snippet): Promise<object> => {
    if (behaviour.slow !== undefined && code.includes(behaviour.slow))
      return { id, time: 1, error: "Lean REPL (body) command timed out in 1 seconds" };
    const { body, lines } = split(code);
    const reply = await repl.ask({ cmd: body, env: 0, gc: true, declarations: true });
    if (reply._tag === "failed") return { id, time: 0, error: reply.detail };
    const { messages, ...rest } = reply.json as ReplJson;
    const shifted = messages?.map(({ pos, ...message }) => ({
      ...message,
      pos: { ...pos, line: pos.line + lines },
    }));
    return { id, time: 0.1, response: { ...rest, ...(shifted === undefined ? {} : { messages: shifted }) } };
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const send = (status: number, text: string) => response.writeHead(status).end(text);
    const snippets = snippetsOf(await bodyOf(request));
    requests.push(snippets.length);
    if (behaviour.key !== undefined && request.headers.authorization !== `Bearer ${behaviour.key}`)
      return void send(401, '{"detail":"Invalid API key"}');
    // A single text is the greeting.
    const fault = snippets.length > 1 ? first.shift() : undefined;
    if (fault === "garbage") return void send(200, "<html>");
    if (fault !== undefined) return void send(fault, '{"detail":"No available REPLs"}');
    if (snippets.some(({ code }) => behaviour.fatal !== undefined && code.includes(behaviour.fatal)))
      return void send(500, '{"detail":"Failed to start REPL"}');
    const isOld = request.url === "/verify";
    const results: Array<object> = [];
    for (const snippet of snippets) {
      const one = turn.then(() => check(snippet));
      turn = one;
      const result = await one;
      results.push(isOld ? { ...result, custom_id: snippet.id, error: null, ...result } : result);
    }
    send(200, JSON.stringify({ results }));
  };

  const server: Server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await repl.end(false);
    },
  };
};
