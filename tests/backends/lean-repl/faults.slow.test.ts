/** Whole runs whose REPL processes misbehave: the digest is that of a run without faults, and no process is left. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { start, stp } from "../../cli/process.ts";
import type { Fault } from "./faulty-repl.ts";

const FAULTY = path.resolve(import.meta.dirname, "faulty-repl.ts");

const folder = mkdtempSync(path.join(tmpdir(), "stp-faults-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The head of a file of `experiments/data`, copied. */
const head = (file: string, lines: number): void => {
  const text = readFileSync(path.join("experiments/data", file), "utf8");
  writeFileSync(path.join(folder, file), `${text.split("\n").slice(0, lines).join("\n")}\n`);
};
head("library.jsonl", 60);
head("workbook.jsonl", 40);

const EXPERIMENT = path.join(folder, "small.json");
const small = {
  name: "small",
  iterations: 1,
  data: { library: "library.jsonl", train: [{ path: "workbook.jsonl" }] },
  prompt: { defaultHeader: "" },
  prove: { budget: 40, samplesPerStatement: 8 },
  verify: { timeoutSeconds: 2 },
  evaluate: { samples: 2, k: [1, 2] },
};
writeFileSync(EXPERIMENT, JSON.stringify(small));

const verifier = (faults: ReadonlyArray<Fault>, marks: string, share = 50, more: object = {}) => ({
  backend: "lean-repl",
  command:
    faults.length === 0 ? ["stp", "repl"] : [process.execPath, FAULTY, faults.join(","), String(share), marks, folder],
  environmentCommand: ["stp", "repl", "--environment"],
  processes: 2,
  sandbox: "off",
  // A hung process costs its deadline and a start. What is only slow is asked again, with time enough.
  retryTimeoutSeconds: 600,
  ...more,
});

const commandLine = (name: string, settings: object): ReadonlyArray<string> => [
  "run",
  EXPERIMENT,
  ...["--set", `verifier=${JSON.stringify(settings)}`],
  ...["--out", path.join(folder, name)],
];

const digestIn = (output: string): string => /^digest +([0-9a-f]{64})$/m.exec(output)?.[1] ?? expect.fail(output);
const undecidedIn = (output: string): number => Number(/^ +0 +(?:[\d,]+ +){4}(\d+)/m.exec(output)?.[1] ?? Number.NaN);

/** Command lines of living processes that name this test's folder. */
const left = (): ReadonlyArray<string> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        return [readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ")];
      } catch {
        // It has ended.
        return [];
      }
    })
    .filter((line) => line.includes("faulty-repl.ts") && line.includes(folder));

const marksOf = (name: string): string => {
  const marks = path.join(folder, `marks-${name}`);
  mkdirSync(marks, { recursive: true });
  return marks;
};

/** Until it comes. */
const POLL = { timeout: 1_000_000 };

let expected = "";
beforeAll(async () => {
  const { code, errors, output } = await stp(
    ...commandLine("in-process", { backend: "embedded" }),
    ...["--set", "verify.timeoutSeconds=600"],
  );
  expect(code, errors).toBe(0);
  expected = digestIn(output);
});

describe("a run whose verifier is a pool of two REPL processes", () => {
  it("has the digest of a run that verifies in its own process", async () => {
    const { output } = await stp(...commandLine("pool", verifier([], "")));
    expect(digestIn(output)).toBe(expected);
  });

  it.each<{ faults: ReadonlyArray<Fault>; what: string }>([
    { faults: ["die"], what: "are killed" },
    { faults: ["hang", "half"], what: "hang and are deaf to signals, or answer half a line and hang" },
    { faults: ["garbage", "unasked", "closed"], what: "write no JSON, answer twice, or end without an answer" },
    { faults: ["flood", "echo"], what: "flood standard error, or echo ten megabytes with U+2028" },
  ])("has it too when its processes $what for one attempt in fifty", async ({ faults }) => {
    const marks = marksOf(faults.join("-"));
    const { output, errors } = await stp(...commandLine(faults.join("-"), verifier(faults, marks)));
    const came = readdirSync(marks).map((mark) => readFileSync(path.join(marks, mark), "utf8").split(" ")[0]);
    expect(new Set(came), errors).toEqual(new Set(faults));
    expect(digestIn(output)).toBe(expected);
    expect(left()).toEqual([]);
  });

  it("counts undecided what kills every process that it is given to, and ends", async () => {
    const marks = path.join(marksOf("all"), "always");
    mkdirSync(marks);
    const { code, errors, output } = await stp(
      ...commandLine("always", verifier(["die"], marks, 20)),
      "--set",
      "prove.samplesPerStatement=48",
    );
    expect(code, errors).toBe(0);
    expect(undecidedIn(output)).toBeGreaterThan(0);
    expect(digestIn(output)).not.toBe(expected);
    expect(left()).toEqual([]);
  });

  it("leaves no process behind when it is killed while they hang", async () => {
    const marks = marksOf("killed");
    const running = start(commandLine("killed", verifier(["hang"], marks, 5, { retryUndecided: false })));
    running.ended.catch(() => {});
    await expect.poll(() => readdirSync(marks).length, POLL).toBeGreaterThanOrEqual(2);
    expect(left().length).toBeGreaterThan(0);
    running.kill("SIGKILL");
    await running.ended;
    await expect.poll(left, POLL).toEqual([]);
  });

  it("leaves no process behind when it is interrupted", async () => {
    const marks = marksOf("interrupted");
    const running = start(commandLine("interrupted", verifier(["hang"], marks, 5)));
    await expect.poll(() => readdirSync(marks).length, POLL).toBeGreaterThanOrEqual(1);
    running.kill("SIGINT");
    const { code } = await running.ended;
    expect(code).toBe(130);
    expect(left()).toEqual([]);
  });
});
