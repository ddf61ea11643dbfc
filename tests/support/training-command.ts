/**
 * A training command for tests, as a real program: `node training-command.ts MODE DATASET OUTPUT FROM SEED`. What it
 * writes depends on the data set and the seed alone. It notes every start in the file named by TRAINING_STARTS.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [mode = "", dataset = "", output = "", from = "", seed = ""] = process.argv.slice(2);
const starts = process.env["TRAINING_STARTS"];
if (starts !== undefined) appendFileSync(starts, `${process.pid}\n`);

const write = (suffix = ""): void => {
  const rows = readFileSync(path.join(dataset, "data/train-00000-of-00001.jsonl"), "utf8");
  const weights = createHash("sha256").update(`${rows}${seed}${suffix}`).digest("hex");
  writeFileSync(path.join(output, "model.safetensors"), weights);
  writeFileSync(path.join(output, "config.json"), "{}\n");
  console.error("a warning on standard error");
  console.log(JSON.stringify({ loss: 2.5, step: 1, note: "text is no metric" }));
  console.log(JSON.stringify({ loss: 1.25, step: 2 }));
};

/** A process of the same group that holds standard output and ends only when it is killed; its id goes to a file. */
const leaveBehind = (): void => {
  const child = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  writeFileSync(path.join(path.dirname(output), "left-behind"), String(child.pid));
  child.unref();
};

switch (mode) {
  case "write":
    write();
    break;
  case "held": {
    write();
    // The start with the number that is held goes on until it is ended, by whoever finds it; the others end at once.
    const number = starts === undefined ? 0 : readFileSync(starts, "utf8").trim().split("\n").length;
    if (String(number) === process.env["TRAINING_HELD"]) setInterval(() => undefined, 1000);
    break;
  }
  case "fail":
    console.log("first line");
    console.error("\u001b[31mthe loss is not a number\u001b[0m");
    process.exit(3);
    break;
  case "die":
    console.error("out of memory");
    process.kill(process.pid, "SIGKILL");
    break;
  case "nothing":
    break;
  case "same":
    cpSync(from, output, { recursive: true });
    writeFileSync(path.join(output, "trainer.log"), "another file beside the same weights\n");
    break;
  case "hang":
    leaveBehind();
    console.log("hanging");
    process.on("SIGTERM", () => undefined);
    setInterval(() => undefined, 1000);
    break;
  case "daemon":
    leaveBehind();
    write();
    break;
  case "flood":
    write();
    for (let i = 0; i < 200; i++) process.stderr.write("x".repeat(1 << 17));
    process.stderr.write("\n");
    break;
  default:
    throw new Error(`unknown mode ${mode}`);
}
