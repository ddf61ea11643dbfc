import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkExport, type RejectionReason } from "../../../src/lean/export/index.ts";
import { terms } from "../../../src/lean/kernel/index.ts";
import { filesAt, needing } from "../../support/needs.ts";

const path = new URL("../../../../shared/data/lean4export/Nat.add_succ.ndjson", import.meta.url);

// biome-ignore lint/suspicious/noExplicitAny: edits reach into untyped JSON
type Json = Record<string, any>;

/** The export as objects, one a line. */
function original(): Json[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

function check(lines: readonly Json[]): ReturnType<typeof checkExport> {
  return checkExport(lines.map((line) => JSON.stringify(line)));
}

/** An export with handles to its parts, for edits. */
class Edition {
  readonly lines = original();

  private find(what: string, matches: (line: Json) => boolean): Json {
    const found = this.lines.find(matches);
    if (found === undefined) throw new Error(`no ${what} in the export`);
    return found;
  }
  /** The line that defines expression `index`. */
  expression(index: number): Json {
    return this.find(`expression ${index}`, (line) => line["ie"] === index);
  }
  level(index: number): Json {
    return this.find(`level ${index}`, (line) => line["il"] === index);
  }
  /** The index of the name written `text` (last component) with prefix `prefix`. */
  name(prefix: number, text: string): number {
    return this.find(text, (line) => line["str"]?.pre === prefix && line["str"]?.str === text)["in"];
  }
  /** The description of a definition or theorem. */
  declaration(kind: "def" | "thm", name: number): Json {
    return this.find(`${kind} ${name}`, (line) => line[kind]?.[0]?.name === name)[kind][0];
  }
  group(name: number): Json {
    return this.find(`inductive ${name}`, (line) => line["inductive"]?.inductiveVals[0].name === name)["inductive"];
  }
  /** Puts lines before the one that holds `part`. */
  insertBefore(part: Json, ...added: Json[]): void {
    const position = this.lines.findIndex((line) => JSON.stringify(line).includes(JSON.stringify(part)));
    this.lines.splice(position, 0, ...added);
  }
  remove(matches: (line: Json) => boolean): Json {
    const position = this.lines.findIndex(matches);
    return this.lines.splice(position, 1)[0]!;
  }

  readonly nat = this.name(0, "Nat");
  readonly eq = this.name(0, "Eq");
  readonly theorem = this.declaration("thm", this.name(this.nat, "add_succ"));
  readonly rfl = this.declaration("def", this.name(0, "rfl"));
  readonly instAddNat = this.declaration("def", this.name(0, "instAddNat"));
}

interface PlantedEdit {
  readonly says: string;
  readonly reason: RejectionReason;
  readonly edit: (edition: Edition) => void;
}

/** Indices in the export: 422 is `n + succ m`, 424 `n + m`, 1 `Nat`, 6 `Nat.zero`, 428 and 433 the theorem's parts. */
const planted: readonly PlantedEdit[] = [
  {
    says: "the proof is by rfl at another term",
    reason: "declaration-type-mismatch",
    edit: (e) => (e.expression(431)["app"].arg = 424),
  },
  {
    says: "the statement has one successor too many",
    reason: "declaration-type-mismatch",
    edit: (e) => (e.expression(425)["app"].arg = 422),
  },
  {
    says: "an argument of the statement has the wrong type",
    reason: "type-mismatch",
    edit: (e) => (e.expression(411)["app"].arg = 6),
  },
  {
    says: "the theorem's type is data",
    reason: "theorem-not-proposition",
    edit: (e) => Object.assign(e.theorem, { type: 1, value: 6 }),
  },
  {
    says: "the theorem's type is no type",
    reason: "type-expected",
    edit: (e) => (e.theorem["type"] = 6),
  },
  {
    says: "the theorem's value is an open term",
    reason: "loose-bound-variable",
    edit: (e) => (e.theorem["value"] = 431),
  },
  {
    says: "Eq is used in the wrong universe",
    reason: "type-mismatch",
    edit: (e) => (e.expression(410)["const"].us = [0]),
  },
  {
    says: "Eq.refl is given two universes",
    reason: "wrong-level-count",
    edit: (e) => (e.expression(405)["const"].us = [2, 2]),
  },
  {
    says: "rfl forgets its universe parameter",
    reason: "undeclared-level-parameter",
    edit: (e) => (e.rfl["levelParams"] = []),
  },
  {
    says: "rfl declares its universe parameter twice",
    reason: "duplicate-level-parameter",
    edit: (e) => (e.rfl["levelParams"] = [...e.rfl["levelParams"], ...e.rfl["levelParams"]]),
  },
  {
    says: "Nat is moved to Prop by an imax",
    reason: "derived-data-mismatch",
    edit: (e) => {
      const level = e.level(1);
      delete level["succ"];
      level["imax"] = [0, 0];
    },
  },
  {
    says: "HAdd lives in too small a universe",
    reason: "wrong-constructor-universe",
    edit: (e) => {
      const type = e.group(e.name(0, "HAdd"))["inductiveVals"][0].type;
      let body = e.expression(type);
      while (body["forallE"] !== undefined) body = e.expression(body["forallE"].body);
      body["sort"] = 1;
    },
  },
  {
    says: "Nat.succ takes a function on Nat",
    reason: "non-positive-occurrence",
    edit: (e) => {
      const group = e.group(e.nat);
      e.insertBefore(group, { ie: 9000, forallE: { binderInfo: "default", name: 4, type: 2, body: 1 } });
      group["constructorVals"][1].type = 9000;
    },
  },
  {
    says: "Nat.succ makes a proposition",
    reason: "bad-constructor",
    edit: (e) => (e.group(e.nat)["constructorVals"][1].type = 0),
  },
  {
    says: "the rule of Nat.rec for zero is the one for succ",
    reason: "derived-data-mismatch",
    edit: (e) => {
      const { rules } = e.group(e.nat)["recursorVals"][0];
      rules[0].rhs = rules[1].rhs;
    },
  },
  {
    says: "a rule of Nat.rec drops the recursive call",
    reason: "derived-data-mismatch",
    edit: (e) => (e.expression(31)["app"].arg = 9),
  },
  {
    says: "a rule of Nat.rec counts its fields wrongly",
    reason: "derived-data-mismatch",
    edit: (e) => (e.group(e.nat)["recursorVals"][0].rules[1].nfields = 2),
  },
  {
    says: "the rules of Nat.rec are exchanged",
    reason: "derived-data-mismatch",
    edit: (e) => e.group(e.nat)["recursorVals"][0].rules.reverse(),
  },
  {
    says: "Nat.rec has the type of another term",
    reason: "derived-data-mismatch",
    edit: (e) => (e.group(e.nat)["recursorVals"][0].type = 2),
  },
  {
    says: "Nat.rec claims to reduce like K",
    reason: "derived-data-mismatch",
    edit: (e) => (e.group(e.nat)["recursorVals"][0].k = true),
  },
  {
    says: "Eq.rec denies to reduce like K",
    reason: "derived-data-mismatch",
    edit: (e) => (e.group(e.eq)["recursorVals"][0].k = false),
  },
  {
    says: "Eq has one parameter and two indices",
    reason: "derived-data-mismatch",
    edit: (e) => {
      for (const value of [...e.group(e.eq)["inductiveVals"], ...e.group(e.eq)["constructorVals"]]) value.numParams = 1;
    },
  },
  {
    says: "Nat denies to be recursive",
    reason: "derived-data-mismatch",
    edit: (e) => (e.group(e.nat)["inductiveVals"][0].isRec = false),
  },
  {
    says: "the constructors of Nat have each other's position",
    reason: "derived-data-mismatch",
    edit: (e) => {
      const [zero, succ] = e.group(e.nat)["constructorVals"];
      zero.cidx = 1;
      succ.cidx = 0;
    },
  },
  {
    says: "Nat.succ is left out of the list of constructors",
    reason: "derived-data-mismatch",
    edit: (e) => e.group(e.nat)["inductiveVals"][0].ctors.pop(),
  },
  {
    says: "the recursor of Nat is left out",
    reason: "derived-data-mismatch",
    edit: (e) => e.group(e.nat)["recursorVals"].pop(),
  },
  {
    says: "instAddNat takes the name of Nat.add",
    reason: "already-declared",
    edit: (e) => (e.instAddNat["name"] = e.name(e.nat, "add")),
  },
  {
    says: "the definition of instAddNat is dropped",
    reason: "unknown-constant",
    edit: (e) => e.remove((line) => line["def"]?.[0] === e.instAddNat),
  },
  {
    says: "the theorem stands before what it uses",
    reason: "unknown-constant",
    edit: (e) => {
      const line = e.remove((candidate) => candidate["def"]?.[0] === e.instAddNat);
      e.lines.push(line);
    },
  },
  {
    says: "an expression refers to a later one",
    reason: "undefined-index",
    edit: (e) => (e.expression(411)["app"].fn = 433),
  },
  {
    says: "an expression refers to a level that does not exist",
    reason: "undefined-index",
    edit: (e) => (e.expression(410)["const"].us = [999]),
  },
  {
    says: "a declaration refers to a name that does not exist",
    reason: "undefined-index",
    edit: (e) => (e.theorem["name"] = 999),
  },
  {
    says: "an expression is defined twice",
    reason: "redefined-index",
    edit: (e) => e.insertBefore({ thm: [e.theorem] }, { ie: 410, sort: 0 }),
  },
  {
    says: "rfl applies Nat where it applied Eq.refl",
    reason: "function-expected",
    edit: (e) => (e.expression(405)["const"] = { name: e.nat, us: [] }),
  },
];

describe("an export made by real Lean", needing(filesAt(path.pathname)), () => {
  test("is accepted, with the count of its constants", () => {
    const before = terms.size;
    expect(check(original())).toEqual({ outcome: "accepted", declarations: 32, axioms: [] });
    expect(terms.size).toBe(before);
  });

  test("is accepted in the spelling of format 3.1", () => {
    const lines = original().map((line) => {
      if (line["meta"] !== undefined) line["meta"].format.version = "3.1.0";
      for (const kind of ["def", "thm"]) if (line[kind] !== undefined) line[kind] = line[kind][0];
      const group = line["inductive"];
      if (group === undefined) return line;
      return { inductive: { types: group.inductiveVals, ctors: group.constructorVals, recs: group.recursorVals } };
    });
    expect(check(lines)).toMatchObject({ outcome: "accepted", declarations: 32 });
  });

  test("is accepted with metadata around an expression", () => {
    const edition = new Edition();
    edition.insertBefore({ thm: [edition.theorem] }, { ie: 9000, mdata: { data: {}, expr: 433 } });
    edition.theorem["value"] = 9000;
    expect(check(edition.lines)).toMatchObject({ outcome: "accepted" });
  });

  for (const { says, reason, edit } of planted)
    test(`is rejected (${reason}) when ${says}`, () => {
      const edition = new Edition();
      edit(edition);
      const outcome = check(edition.lines);
      expect(outcome.outcome === "rejected" ? outcome.reason : outcome).toBe(reason);
    });

  test("names the declaration and the line of a rejection", () => {
    const edition = new Edition();
    edition.expression(431)["app"].arg = 424;
    expect(check(edition.lines)).toMatchObject({ line: 572, declaration: "Nat.add_succ" });
  });

  test("says that it rests on an axiom when the theorem becomes one", () => {
    const edition = new Edition();
    const { name, levelParams, type } = edition.theorem;
    edition.lines.pop();
    edition.lines.push({ axiom: { name, levelParams, type, isUnsafe: false } });
    expect(check(edition.lines)).toMatchObject({ outcome: "accepted", axioms: ["Nat.add_succ"] });
  });

  test("is declined, naming the feature, for what is not supported", () => {
    const partial = new Edition();
    partial.instAddNat["safety"] = "partial";
    expect(check(partial.lines)).toMatchObject({ outcome: "declined", feature: "partial definition instAddNat" });
    const newer = original();
    newer[0]!["meta"].format.version = "4.0.0";
    expect(check(newer)).toEqual({ outcome: "declined", line: 1, feature: "format version 4.0.0" });
  });

  test("is declined when the steps allowed are spent", () => {
    const lines = original().map((line) => JSON.stringify(line));
    expect(checkExport(lines, 10)).toMatchObject({ outcome: "declined", feature: "resource limit: steps" });
  });
});

describe("what is not an export", () => {
  const meta = JSON.stringify({ meta: { format: { version: "3.0.0" } } });
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ["a line that is not JSON", [meta, "{"], "not JSON"],
    ["a file without meta", ['{"in":1,"str":{"pre":0,"str":"a"}}'], "meta: expected an object, found nothing"],
    ["an empty file", [], "the first line has no meta"],
    ["a line of an unknown kind", [meta, '{"lemma":{}}'], "unknown line with keys lemma"],
    ["an unknown expression", [meta, '{"ie":0,"fvar":1}'], "unknown expression with keys ie, fvar"],
    [
      "an index that is no number",
      [meta, '{"in":"1","str":{"pre":0,"str":"a"}}'],
      'index of a name: expected a whole number, found "1"',
    ],
    ["a literal that is no number", [meta, '{"ie":0,"natVal":"-1"}'], "natVal: expected digits, found -1"],
    [
      "an unknown binder",
      [meta, '{"ie":0,"sort":0}', '{"ie":1,"lam":{"name":0,"type":0,"body":0,"binderInfo":"odd"}}'],
      "binderInfo: unknown value odd",
    ],
  ];
  for (const [says, lines, message] of cases)
    test(`${says} is unreadable: ${message}`, () => {
      const outcome = checkExport(lines);
      expect(outcome.outcome).toBe("unreadable");
      expect(outcome.outcome === "unreadable" ? outcome.message : "").toContain(message);
    });
});
