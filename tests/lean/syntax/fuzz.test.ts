/** No text makes the parser throw, loop, or leave its spans in disorder. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../../src/domain/index.ts";
import { parseFile, parseProof, parseStatement, parseTactics, parseTerm } from "../../../src/lean/syntax/index.ts";

const folder = join(import.meta.dirname, "../../../src/lean/prelude");
const library = (readdirSync(folder, { recursive: true }) as string[])
  .filter((name) => name.endsWith(".lean"))
  .map((name) => readFileSync(join(folder, name), "utf8"));
const pieces = [
  ..."()[]{}⟨⟩⦃⦄‹›,;:|@.?·⊢¬!∀∃λ_+-*/^%=<>≤≠∣→←↔∧∨▸×∈∑‖⌊∅𝔸а\u200b\u202e\"'`#\\$&~\t\r\n",
  " ",
  "\n  ",
  "\n",
  ...(
    "theorem lemma example def inductive structure where by fun have let show from suffices match with if then else calc at " +
    "using generalizing open in set_option intro exact apply cases induction rcases obtain rintro rw simp only case next first " +
    "try repeat all_goals x h Nat.succ n₁ 0 17 3.5 := => ↦ <;> :: ++ -- /- -/ /-- /-! .1 .inl ?_ Type Sort Prop sorry nofun " +
    "nomatch rfl conv nlinarith (config := |x| [a| .{ .( @["
  ).split(" "),
];

/** Every span lies in the text, the right way round, and children lie inside their parents. */
function checkSpans(value: unknown, start: number, end: number): void {
  if (Array.isArray(value)) for (const item of value) checkSpans(item, start, end);
  if (value === null || typeof value !== "object") return;
  const node = value as { start?: number; end?: number };
  if (typeof node.start === "number" && typeof node.end === "number") {
    expect(node.start).toBeGreaterThanOrEqual(start);
    expect(node.end).toBeLessThanOrEqual(end);
    expect(node.start).toBeLessThanOrEqual(node.end);
  }
  for (const [key, child] of Object.entries(node)) if (key !== "proofOffset") checkSpans(child, start, end);
}

function readEverywhere(text: string): void {
  for (const parse of [parseTerm, parseTactics, parseStatement, (source: string) => parseProof(source, 0)]) {
    const { node, error } = parse(text);
    expect(node === null).toBe(error !== null);
    checkSpans(node, 0, text.length);
    checkSpans(error, 0, text.length);
  }
  let last = 0;
  for (const { start, end, node, error } of parseFile(text)) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(node === null).toBe(error !== null);
    last = end;
  }
}

describe("hostile text", () => {
  it("random tokens", () => {
    const stream = deriveStream("syntax", "data", "tokens");
    for (let round = 0; round < 6000; round += 1) {
      const count = stream.nextInt(24);
      let text = "";
      for (let index = 0; index < count; index += 1) {
        text += pieces[stream.nextInt(pieces.length)]! + (stream.nextInt(2) === 0 ? " " : "");
      }
      readEverywhere(text);
    }
  });

  it("random code units", () => {
    const stream = deriveStream("syntax", "data", "units");
    for (let round = 0; round < 1500; round += 1) {
      let text = "";
      for (let index = stream.nextInt(40); index > 0; index -= 1) {
        text += String.fromCharCode(stream.nextInt(stream.nextInt(2) === 0 ? 128 : 65536));
      }
      readEverywhere(text);
    }
  });

  it("the library with pieces cut out, put in and moved", () => {
    const stream = deriveStream("syntax", "data", "edits");
    for (let round = 0; round < 400; round += 1) {
      const source = library[stream.nextInt(library.length)]!;
      const from = stream.nextInt(source.length);
      let text = source.slice(from, from + 600);
      for (let edit = stream.nextInt(4); edit >= 0; edit -= 1) {
        const at = stream.nextInt(text.length + 1);
        const cut = stream.nextInt(3) === 0 ? stream.nextInt(12) : 0;
        text = text.slice(0, at) + pieces[stream.nextInt(pieces.length)]! + text.slice(at + cut);
      }
      readEverywhere(text);
    }
  });

  it("every prefix of a proof", () => {
    const source = library[0]!.slice(0, 1500);
    for (let end = 0; end <= source.length; end += 1) readEverywhere(source.slice(0, end));
  });

  it("brackets, operators, binders, tactics and comments nested without end", () => {
    const repeated = [
      "(",
      "[",
      "{",
      "⟨",
      "¬",
      "∀ x, ",
      "∃ x, ",
      "fun x => ",
      "f (",
      "a → ",
      "a ^ ",
      "by exact ",
      "· ",
      "(simp; ",
      "try ",
    ];
    for (const text of [
      ...repeated,
      "/- ",
      "a + ",
      "a.b.",
      "h.1",
      "x ▸ ",
      "if a then ",
      "have h := ",
      "match x with | y => ",
      "{x : ",
    ]) {
      readEverywhere(text.repeat(20_000));
    }
  });
});
