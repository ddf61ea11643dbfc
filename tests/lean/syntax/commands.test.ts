import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseFile, parseStatement } from "../../../src/lean/syntax/index.ts";
import { render } from "./render.ts";

const file = (...lines: string[]): string[] => parseFile(lines.join("\n")).map(render);

describe("declarations", () => {
  const cases = [
    [
      "theorem t (n : Nat) : n = n := by rfl",
      "theorem(modifiers: {}, signature: {name: t, binders: [(n : Nat)], type: (n = n)}, value: term(term: by(tactics: { rfl })))",
    ],
    [
      "/-- doc -/ @[simp, local ext 4] protected lemma A.t.{u, v} {α : Sort u} : p := h",
      "lemma(modifiers: {attributes: [{name: simp, scope: global, argument: }, {name: ext, scope: local, argument: 4}], words: [protected]}, " +
        "signature: {name: A.t, universes: [u, v], binders: [{α : sort(sort: Sort, level: u)}], type: p}, value: term(term: h))",
    ],
    ["example : p := h", "example(modifiers: {}, signature: {type: p}, value: term(term: h))"],
    ["example := h", "example(modifiers: {}, signature: {}, value: term(term: h))"],
    [
      "open Nat List in\nset_option maxHeartbeats 0 in\ntheorem t : p := h",
      "theorem(modifiers: {before: [open(names: [Nat, List], opened: all), " +
        "set_option(name: maxHeartbeats, value: number(written: 0))]}, " +
        "signature: {name: t, type: p}, value: term(term: h))",
    ],
    [
      "def f : Nat → Nat | 0 => 1 | n + 1 => f n",
      "def(modifiers: {}, signature: {name: f, type: (Nat → Nat)}, " +
        "value: alternatives(alternatives: [{patterns: [[0]], body: 1}, {patterns: [[(n + 1)]], body: (f n)}]))",
    ],
    ["def x := 1", "def(modifiers: {}, signature: {name: x}, value: term(term: 1))"],
    ["axiom a (x : Nat) : p x", "axiom(modifiers: {}, signature: {name: a, binders: [(x : Nat)], type: (p x)})"],
    [
      "instance : Decidable p := isTrue h",
      "instance(modifiers: {}, signature: {type: (Decidable p)}, value: term(term: (isTrue h)))",
    ],
    [
      "inductive T (α : Type) : Nat → Prop where\n  /-- first -/\n  | a : T α 0\n  | b (x : α) {n} (h : T α n) : T α (n + 1)",
      "inductive(modifiers: {}, signature: {name: T, binders: [(α : sort(sort: Type))], type: (Nat → sort(sort: Prop))}, " +
        "constructors: [{name: a, type: (T α 0)}, {name: b, binders: [(x : α) {n} (h : (T α n))], type: (T α (n + 1))}])",
    ],
    [
      "structure S (α : Type) where\n  mk ::\n  x y : α\n  h : x = y",
      "structure(modifiers: {}, signature: {name: S, binders: [(α : sort(sort: Type))]}, constructorName: mk, " +
        "fields: [(x y : α), (h : (x = y))])",
    ],
  ] as const;
  for (const [text, tree] of cases) {
    const expected = tree.replace("(x : α) {n} (h : (T α n))", "(x : α), {n}, (h : (T α n))");
    it(text.split("\n")[0]!, () => expect(file(text)).toEqual([expected]));
  }
});

describe("commands around declarations", () => {
  it("sections, namespaces, variables, universes, open, options and attributes", () =>
    expect(
      file(
        "universe u v",
        "section A",
        "namespace B.C",
        "variable {α : Type u} (x : α)",
        "open Nat Classical",
        "set_option autoImplicit false",
        "attribute [simp] foo bar",
        "end B.C",
        "end",
      ),
    ).toEqual([
      "universe(names: [u, v])",
      "section(name: A)",
      "namespace(name: B.C)",
      "variable(binders: [{α : sort(sort: Type, level: u)}, (x : α)])",
      "open(names: [Nat, Classical], opened: all)",
      "set_option(name: autoImplicit, value: boolean(written: false))",
      "attribute(attributes: [{name: simp, scope: global, argument: }], names: [foo, bar])",
      "end(name: B.C)",
      "end",
    ]));

  it("commands outside the fragment are named and skipped", () =>
    expect(
      file(
        "import Mathlib",
        "#eval 1 + 1",
        'notation "x" => y',
        "class C extends D where\n  a : Nat",
        "mutual\nend",
        "example : p := h",
      ),
    ).toEqual([
      "import(name: Mathlib)",
      "‼command '#eval'‼  ‼ command '#eval'",
      "‼command 'notation'‼  ‼ command 'notation'",
      "‼class … extends‼  ‼ class … extends",
      "‼command 'mutual'‼  ‼ command 'mutual'",
      "example(modifiers: {}, signature: {type: p}, value: term(term: h))",
    ]));

  it("structure … extends and deriving are outside, where is read the fragment", () =>
    expect(
      parseFile(
        "structure S extends T where\n  x : p\n\ndef f := g where\n  g := 1\n\ninductive E | a deriving Repr",
      ).map(({ unsupported }) => unsupported.map(({ construct }) => construct)),
    ).toEqual([["structure … extends"], [], ["deriving"]]));

  it("every command knows where it begins and ends", () => {
    const source = "-- one\nexample : p := h\n\n/-- two -/\nexample : q :=\n  g\n";
    expect(parseFile(source).map(({ start, end }) => source.slice(start, end))).toEqual([
      "example : p := h",
      "/-- two -/\nexample : q :=\n  g",
    ]);
  });
});

describe("modifiers", () => {
  const problems = (text: string): (string | undefined)[] => parseFile(text).map(({ error }) => error?.message);
  it("stand in Lean's order, none twice", () => {
    for (const text of [
      "@[simp] @[reducible] def f := 1",
      "@[simp] /-- d -/ def f := 1",
      "@[simp] open Nat in def f := 1",
      "/-- d -/ set_option pp.all true in def f := 1",
      "private private def f := 1",
      "noncomputable protected def f := 1",
      "protected private def f := 1",
      "partial nonrec def f := 1",
      "private section",
    ])
      expect(problems(text), text).toEqual([expect.stringContaining("expected 'abbrev', 'def'")]);
    expect(problems("/-- d -/ @[inline] private protected noncomputable nonrec def f := 1")).toEqual([undefined]);
    expect(problems("noncomputable section")).toEqual([undefined]);
  });

  it("open has lists of names, export too", () =>
    expect(
      file("open A (x y)", "open A hiding z", "open A renaming x → y, z → w", "open scoped A B", "export A (x)"),
    ).toEqual([
      "open(names: [A], opened: only(names: [x, y]))",
      "open(names: [A], opened: hiding(names: [z]))",
      "open(names: [A], opened: renaming(renamed: [{from: x, to: y}, {from: z, to: w}]))",
      "open(names: [A, B], isScoped, opened: all)",
      "export(namespace: A, names: [x])",
    ]));

  it("an unfinished field is an error of the command", () =>
    expect(problems("theorem t : p := h.\n\ntheorem u : p := h")).toEqual([
      expect.stringContaining("unexpected token '.'"),
      undefined,
    ]));
});

describe("statements", () => {
  it("the proof text begins behind := or by", () => {
    const cases = [
      ["theorem t : p := by\n  simp", "tactics", "\n  simp"],
      ["theorem t : p :=\n  by", "tactics", ""],
      ["lemma t : p :=", "term", ""],
      ["example : p", "absent", ""],
    ] as const;
    for (const [text, form, rest] of cases) {
      const header = parseStatement(rest === "" ? text : text.slice(0, -rest.length)).node;
      expect(header).toMatchObject({ proofForm: form });
      expect(text.slice(header?.proofOffset)).toBe(rest);
    }
  });
  it("a statement may carry docstring, attributes and open … in", () =>
    expect(render(parseStatement("open Nat in /-- d -/ @[simp] theorem t : p := by"))).toBe(
      "theorem(modifiers: {before: [open(names: [Nat], opened: all)], attributes: [{name: simp, scope: global, argument: }]}, " +
        "signature: {name: t, type: p}, proofForm: tactics, proofOffset: 48)",
    ));
});

describe("the library's own text", () => {
  const folder = join(import.meta.dirname, "../../../src/lean/prelude");
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith(".lean"));
  it("there is some", () => expect(existsSync(folder) && files.length > 0).toBe(true));
  for (const name of files) {
    it(`${name} is read without an error`, () => {
      const commands = parseFile(readFileSync(join(folder, name), "utf8"));
      expect(
        commands.flatMap(({ error, unsupported }) => [...(error === null ? [] : [error]), ...unsupported]),
      ).toEqual([]);
    });
  }
});
