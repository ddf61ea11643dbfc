/** What becomes of a command when nobody reads its output on. */
import { spawn } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { stp } from "../cli/process.ts";
import { smallExperiment } from "../cli/small-experiment.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { linux, needing } from "../support/needs.ts";

const folder = path.join(temporaryFolder("output"), "run");
const experiment = smallExperiment(temporaryFolder("output"));

beforeAll(async () => {
  const { code, errors } = await stp("run", experiment, "--out", folder);
  expect(code, errors).toBe(0);
});

/** Runs a command whose standard output is a pipe that is closed before anything is written, or the given file. */
const unread = (words: ReadonlyArray<string>, target = "| { exec <&-; exit 0; }") =>
  new Promise<{ readonly code: number | null; readonly errors: string }>((resolve) => {
    const command = [process.execPath, path.resolve("bin/stp.js"), ...words].map((word) => `'${word}'`).join(" ");
    // POSIX shells tell the code of a pipe's last command only.
    const child = spawn("sh", ["-c", `{ ${command}; echo "code $?" >&2; } ${target}`], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("close", () => {
      const code = /code (\d+)\n$/.exec(errors);
      resolve({ code: Number(code?.[1]), errors: errors.slice(0, code?.index) });
    });
  });

describe("a command whose output nobody reads", () => {
  it.each(["--proved", "--metrics", "--json"])("says nothing and ends, as SIGPIPE would: show %s", async (view) => {
    expect(await unread(["show", folder, view])).toStrictEqual({ code: 141, errors: "" });
  });

  it("is stopped, when it is a run, so that it can be resumed", async () => {
    const out = path.join(temporaryFolder("output"), "unread");
    const { code, errors } = await unread(["run", experiment, "--json", "--out", out]);
    expect(code).toBe(141);
    expect(errors).not.toContain("EPIPE");
    expect((await stp("run", "--resume", out)).code).toBe(0);
  });

  it("says what is wrong where nothing can be written (exit 1)", needing(linux()), async () => {
    const { code, errors } = await unread(["show", folder, "--metrics"], "> /dev/full");
    expect(code).toBe(1);
    expect(errors).toMatch(/^error: standard output: ENOSPC.*\n$/);
  });
});
