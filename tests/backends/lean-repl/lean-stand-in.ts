/**
 * The programs of a Lean workspace, played by `stp repl`, to try what is around them where no Lean is installed: how they
 * are found and started, which folders they see and write, and what is made of what they print. It says nothing about
 * real Lean. `lean -o OUT FILE` keeps the text; `lean4export MODULE -- NAME` elaborates what was kept and exports it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadLibrary } from "../../../src/lean/index.ts";
import { answerRequest, openReplSession } from "../../../src/lean/repl/index.ts";

const [program, ...given] = process.argv.slice(2);

if (program === "lean") {
  const [, output = "", file = ""] = given;
  writeFileSync(output, readFileSync(file));
} else {
  const folder = (process.env["LEAN_PATH"] ?? "").split(path.delimiter).at(-1) ?? "";
  const cmd = readFileSync(path.join(folder, `${given[0]}.olean`), "utf8");
  const { response } = answerRequest(openReplSession(loadLibrary()), { cmd, export: true });
  if (!("export" in response)) throw new Error(JSON.stringify(response));
  console.log(response.export);
}
