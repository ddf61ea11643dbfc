/**
 * A program that tries to get out of the sandbox it is started in, and prints what it reached as JSON. Arguments: a file
 * outside, a folder to write to, a port of this machine. It does no harm where it gets through.
 */
import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { MOST_TASKS } from "./sandbox-limits.ts";

/** What the probe reached; everything false, no foreign variables, is what a sandbox is for. */
export interface Escape {
  readonly read: boolean;
  readonly wrote: boolean;
  readonly connected: boolean;
  readonly variables: ReadonlyArray<string>;
  readonly isProcessBound: boolean;
  readonly isMemoryBound: boolean;
}

const succeeds = (act: () => void): boolean => {
  try {
    act();
    return true;
  } catch {
    // Whatever stopped it: it was stopped.
    return false;
  }
};

const connects = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.setTimeout(2000, () => socket.destroy());
    socket.once("connect", () => resolve(true));
    socket.once("close", () => resolve(false));
    socket.once("connect", () => socket.destroy());
    socket.once("error", () => socket.destroy());
  });

/** Are more processes than allowed refused? All that were started end here. */
const boundsProcesses = async (): Promise<boolean> => {
  const children = Array.from({ length: MOST_TASKS }, () => spawn("/bin/sleep", ["20"], { stdio: "ignore" }));
  const refusals = children.map(
    (child) =>
      new Promise<boolean>((resolve) => {
        child.once("spawn", () => resolve(false));
        child.once("error", () => resolve(true));
      }),
  );
  const isRefused = (await Promise.all(refusals)).includes(true);
  for (const child of children) child.kill("SIGKILL");
  return isRefused;
};

const probe = async (file: string, folder: string, port: number): Promise<Escape> => ({
  read: [file, "/etc/passwd"].some((one) => succeeds(() => readFileSync(one))),
  wrote: [folder, "/", "/usr"].some((one) => {
    const target = path.join(one, ".stp-escape");
    return succeeds(() => {
      writeFileSync(target, "");
      rmSync(target);
    });
  }),
  connected: await connects(port),
  variables: Object.keys(process.env),
  isProcessBound: await boundsProcesses(),
  isMemoryBound: !/^Max data size\s+unlimited/m.test(readFileSync("/proc/self/limits", "utf8")),
});

if (import.meta.main) {
  const [file = "", folder = "", port = ""] = process.argv.slice(2);
  console.log(JSON.stringify(await probe(file, folder, Number(port))));
}
