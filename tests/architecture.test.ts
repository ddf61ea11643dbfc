/**
 * The shape of the source, enforced: which folder may import which, no cycles, no oversized file, no clock or chance in
 * the source, no input or output in the pure core. A failure prints the offending edge or file and the rule.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

const filesUnder = (folder: string): ReadonlyArray<string> =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();

const text = (file: string): string => readFileSync(path.join(root, file), "utf8");
/** The source without comments, so that a rule named in a comment is no offence. Line numbers stay. */
const code = (file: string): string =>
  text(file)
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|\s)\/\/[^\n]*/g, "$1");

interface Edge {
  readonly from: string;
  /** A file of this repository, or the name of a package. */
  readonly to: string;
  readonly kind: "type" | "value";
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)(\s+type)?\s[^;'"]*?from\s+"([^"]+)"|(?:^|\n)\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/g;

const edgesOf = (file: string): ReadonlyArray<Edge> =>
  [...code(file).matchAll(IMPORT)].map(([, type, from, bare, dynamic]) => {
    const target = (from ?? bare ?? dynamic) as string;
    const to = target.startsWith(".") ? path.posix.join(path.posix.dirname(file), target) : target;
    return { from: file, to, kind: type === undefined ? "value" : "type" };
  });

const source = filesUnder("src");
const edges = [...source, ...filesUnder("rewards"), ...filesUnder("policies")].flatMap(edgesOf);

/** `src/domain/statement.ts` is of `domain`, `src/backends/embedded/x.ts` of `backends/embedded`, `src/app.ts` of `app`. */
const folderOf = (file: string): string | null => {
  const [top, folder = "", inner = ""] = file.split("/");
  if (top === "rewards" || top === "policies") return top;
  if (top !== "src") return null;
  return folder === "backends" ? `backends/${inner}` : folder.replace(/\.ts$/, "");
};

/** Lean's surface text, and beside it what every folder shares. */
const CORE = ["domain", "lean-text"];
const ENGINE = [...CORE, "reward", "learning", "data-tasks", "search", "embedded-model", "lean"];
const MAY_IMPORT: Readonly<Record<string, ReadonlyArray<string>>> = {
  domain: [],
  "lean-text": [],
  reward: ["domain"],
  "embedded-model": CORE,
  // Statements and proofs made from a seed: what the model can read and sample.
  corpus: [...CORE, "embedded-model"],
  lean: [],
  // What a REPL of Lean is asked, and what its answers and exports say; for those that speak with one.
  "lean-protocol": CORE,
  learning: ["domain", "reward"],
  "data-tasks": ["domain", "reward"],
  // Frontiers of proof states: what a model proposes and Lean answers is handed in.
  search: CORE,
  // Programs, processes, disk and memory, for whoever has to do with them.
  machine: ["domain"],
  // Files of rows that other programs read.
  "row-files": ["domain"],
  services: ENGINE,
  selfplay: [...ENGINE, "services"],
  lab: [...ENGINE, "services", "selfplay", "row-files"],
  cli: [...ENGINE, "corpus", "services", "selfplay", "lab", "row-files"],
  main: ["app"],
  // Files that users read and write: what they need of the engine, nothing that runs it.
  rewards: ["domain", "reward"],
  policies: [...CORE, "services"],
};

/** Edges that close a circle, each with the recursion that asks for it. */
const RECURSIVE: Readonly<Record<string, string>> = {
  "src/lean/elaborate/whnf.ts → src/lean/elaborate/unify.ts":
    "a recursor that computes like Eq's asks whether the value's type is the constructor's",
  "src/lean/elaborate/assign.ts → src/lean/elaborate/unify.ts":
    "assigning a metavariable unifies its type with the value's, and that may assign others",
  "src/lean/elaborate/infer-type.ts → src/lean/elaborate/whnf.ts":
    "the type of a function must be reduced to a product, and reduction infers types",
  "src/lean/elaborate/naturals.ts → src/lean/elaborate/whnf.ts":
    "arithmetic is folded when its arguments reduce to literals",
  "src/lean/elaborate/unfold.ts → src/lean/elaborate/whnf.ts":
    "a recursive function is unfolded when its recursor finds a constructor by reduction",
  "src/lean/elaborate/library.ts → src/lean/elaborate/unfold.ts":
    "the library remembers the recursive form of a definition, which is found by unfolding it",
  "src/lean/tactic/run.ts → src/lean/tactic/table.ts": "a tactic made of tactics runs any of them",
};

const mayImport = (from: string, to: string): boolean => {
  if (from === to || from === "app") return to !== "main";
  // The embedded back end is made of the fragment, which answers as a REPL does, the model and the log-linear critic, and runs
  // what samples for a corpus; the others only of the seams.
  if (from === "backends/embedded")
    return [...CORE, "lean-protocol", "services", "machine", "lean", "embedded-model", "search", "corpus"].includes(to);
  if (from.startsWith("backends/")) return [...CORE, "lean-protocol", "services", "machine", "row-files"].includes(to);
  return MAY_IMPORT[from]?.includes(to) ?? false;
};

const rule = (from: string): string =>
  from.startsWith("backends/")
    ? "a back end hangs off services and machine, and sees no other back end"
    : `${from} may import: ${MAY_IMPORT[from]?.join(", ") || "nothing"}`;

describe("imports", () => {
  it("are found at all", () => {
    expect(edges.length).toBeGreaterThan(source.length);
    expect(edges).toContainEqual({ from: "src/app.ts", to: "src/backends/embedded/index.ts", kind: "value" });
  });

  it("point one way: main → app → cli → lab → selfplay → services → learning, reward, search, embedded-model, lean → domain, lean-text", () => {
    const offences = edges.flatMap(({ from, to }) => {
      const [here, there] = [folderOf(from), folderOf(to)];
      if (here === null || there === null || mayImport(here, there)) return [];
      return [`${from} imports ${to}: ${rule(here)}`];
    });
    expect(offences).toStrictEqual([]);
  });

  it("of back ends are made by src/app.ts alone, which lists them", () => {
    const offences = edges.filter(({ from, to }) => {
      const isBackEnd = (folderOf(to) ?? "").startsWith("backends/");
      return isBackEnd && folderOf(from) !== folderOf(to) && from !== "src/app.ts";
    });
    expect(offences.map(({ from, to }) => `${from} imports ${to}`)).toStrictEqual([]);
  });

  it("reach another folder through its index.ts only", () => {
    const offences = edges.flatMap(({ from, to }) => {
      const [here, there] = [folderOf(from), folderOf(to)];
      const isFile = there === "app" || there === "main";
      if (there === null || here === there || isFile || to.endsWith("/index.ts")) return [];
      return [`${from} imports ${to}: import src/${there}/index.ts instead`];
    });
    expect(offences).toStrictEqual([]);
  });

  it("name files that exist, with their suffix", () => {
    const known = new Set([...source, ...filesUnder("rewards"), ...filesUnder("policies"), "package.json"]);
    const offences = edges.filter(({ to }) => folderOf(to) !== null && !known.has(to));
    expect(offences.map(({ from, to }) => `${from} imports ${to}, which is no file`)).toStrictEqual([]);
  });

  it("make no cycle of values among the files of src", () => {
    const next = new Map<string, Array<string>>();
    for (const { from, kind, to } of edges)
      if (kind === "value" && source.includes(to) && !(`${from} → ${to}` in RECURSIVE))
        next.set(from, [...(next.get(from) ?? []), to]);
    const finished = new Set<string>();
    const cycles: Array<string> = [];
    const visit = (file: string, trail: ReadonlyArray<string>): void => {
      const at = trail.indexOf(file);
      if (at >= 0) cycles.push([...trail.slice(at), file].join(" → "));
      if (at >= 0 || finished.has(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
      finished.add(file);
    };
    for (const file of source) visit(file, []);
    expect(cycles).toStrictEqual([]);
    const known = new Set(edges.map(({ from, to }) => `${from} → ${to}`));
    expect(Object.keys(RECURSIVE).filter((edge) => !known.has(edge))).toStrictEqual([]);
  });
});

describe("files", () => {
  // The ladder is a list of cases, not a program.
  const own = [...source, ...["rewards", "policies", "scripts", "tests"].flatMap(filesUnder)].filter(
    (file) => !file.startsWith("tests/ladder/"),
  );

  it("have at most 500 lines", () => {
    const offences = own
      .map((file) => ({ file, lines: text(file).split("\n").length - 1 }))
      .filter(({ lines }) => lines > 500);
    expect(offences.map(({ file, lines }) => `${file}: ${lines} lines, at most 500`)).toStrictEqual([]);
  });

  it("of src begin with a comment that says what they are for, but for the index files", () => {
    const offences = source.filter((file) => !file.endsWith("/index.ts") && !/^(#!.*\n)?\/\*\*/.test(text(file)));
    expect(offences.map((file) => `${file}: no header comment`)).toStrictEqual([]);
  });
});

describe("Lean text", () => {
  it("is read by lean-text alone: no regular expression names its words anywhere else", () => {
    const readers = [...source, ...["rewards", "policies", "experiments", "scripts"].flatMap(filesUnder)].filter(
      (file) => !["lean-text", "lean"].includes(folderOf(file) ?? ""),
    );
    // Between the slashes of a literal, or in the pattern that one is made of.
    const banned = /(?:[(=:,]\s*|RegExp\(.*)\/[^/\n]*(?:theorem|lemma|sorry|:=|--|\/-)[^/\n]*\/[dgimsuvy]*[.,;)]/;
    const offences = readers.flatMap((file) =>
      code(file)
        .split("\n")
        .flatMap((line, i) => (banned.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
    );
    expect(offences).toStrictEqual([]);
  });
});

describe("clock, chance and the world", () => {
  const offencesOf = (files: ReadonlyArray<string>, banned: RegExp, why: string): ReadonlyArray<string> =>
    files.flatMap((file) =>
      code(file)
        .split("\n")
        .flatMap((line, i) => (banned.test(line) ? [`${file}:${i + 1}: ${line.trim()}: ${why}`] : [])),
    );

  it("stay out of src: no Date.now, no Math.random, no new Date()", () => {
    const banned = /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\s*\)/;
    const why = "time comes from Effect's Clock, chance from src/domain/random.ts";
    expect(offencesOf(source, banned, why)).toStrictEqual([]);
    // Worker threads, which know no Clock, measure what a task took.
    const outside = source.filter((file) => !file.startsWith("src/backends/"));
    expect(offencesOf(outside, /\bperformance\.now\b/, why)).toStrictEqual([]);
  });

  it("stay out of the pure core: no files, processes, sockets or environment in the engine's pure folders", () => {
    // A module that reads its own text, and threads that share one pure computation.
    const allowed = [
      "src/lean/prelude/index.ts",
      "src/reward/wasserstein/tiled-search.ts",
      "src/reward/wasserstein/search-worker.ts",
    ];
    const pure = source.filter(
      (file) => [...ENGINE, "corpus", "lean-protocol"].includes(folderOf(file) ?? "") && !allowed.includes(file),
    );
    const banned = /from "node:(?!crypto")|\bprocess\.(?:env|argv|std|cwd|exit)|\bfetch\(/;
    expect(offencesOf(pure, banned, "the core is pure")).toStrictEqual([]);
  });
});
