/** `bin/stp.js` under an older Node: a folder of its own, in which an installed Node and a small program stand. */
import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../cli/temporary-folder.ts";

/** Says that this is Node 20, to the command and to nothing that it starts. */
const OLDER = `data:text/javascript,${encodeURIComponent(
  'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.1.0" } });',
)}`;

const PROGRAM = `
const [what, ...words] = process.argv.slice(2);
if (what === "exit") process.exit(Number(words[0]));
if (what === "die") process.kill(process.pid, words[0]);
if (what === "words") console.log(JSON.stringify(words));
if (what === "wait") {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
    process.on(signal, () => (console.log("heard " + signal), process.exit(7)));
  setInterval(() => {}, 1000);
  console.log("waiting");
}
`;

const project = (hasNode: boolean): string => {
  const folder = temporaryFolder("older-node");
  for (const inner of ["bin", "src", "node_modules/.bin"]) mkdirSync(path.join(folder, inner), { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  copyFileSync("bin/stp.js", path.join(folder, "bin/stp.js"));
  writeFileSync(path.join(folder, "src/main.ts"), PROGRAM);
  const node = path.join(folder, "node_modules/.bin/node");
  if (hasNode) writeFileSync(node, `#!/bin/sh\nexec '${process.execPath}' "$@"\n`);
  if (hasNode) chmodSync(node, 0o755);
  return path.join(folder, "bin/stp.js");
};

const start = (stp: string, ...words: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, ["--import", OLDER, stp, ...words]);
  let said = "";
  const heard = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        resolve();
      });
  });
  const ended = new Promise<object>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, said }));
  });
  return { child, heard, ended };
};

describe("the command under an older Node", () => {
  const stp = project(true);

  it("is run by the installed Node, with its words as they were", async () => {
    const words = ["", "a b", "--set", "'$x'"];
    const said = `${JSON.stringify(words)}\n`;
    expect(await start(stp, "words", ...words).ended).toStrictEqual({ code: 0, signal: null, said });
  });

  it("ends as it does: with its exit code, or by the signal that ended it", async () => {
    expect(await start(stp, "exit", "3").ended).toStrictEqual({ code: 3, signal: null, said: "" });
    expect(await start(stp, "die", "SIGKILL").ended).toStrictEqual({ code: null, signal: "SIGKILL", said: "" });
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const)("is told of %s", async (signal) => {
    const { child, ended, heard } = start(stp, "wait");
    await heard;
    child.kill(signal);
    expect(await ended).toStrictEqual({ code: 7, signal: null, said: `waiting\nheard ${signal}\n` });
  });

  it("says what to install where no other Node is (exit 2)", async () => {
    expect(await start(project(false), "words").ended).toStrictEqual({
      code: 2,
      signal: null,
      said: expect.stringMatching(/^stp needs Node 24 or newer, and this is Node 20\.1\.0\..*npm ci.*\n$/),
    });
  });
});
