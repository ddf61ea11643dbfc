/**
 * Lean texts to frighten the verifier with: mutations of the corpora, random tokens in the place of a proof, and deep
 * nesting. A text depends on its seed and number alone.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { deriveStream } from "../../src/domain/index.ts";

type Stream = ReturnType<typeof deriveStream>;

const root = path.resolve(import.meta.dirname, "../..");
const leanFiles = (folder: string): ReadonlyArray<string> =>
  (readdirSync(path.join(root, folder), { recursive: true }) as ReadonlyArray<string>)
    .filter((name) => name.endsWith(".lean"))
    .sort()
    .map((name) => readFileSync(path.join(root, folder, name), "utf8"));

/** Declarations of the corpora and of the library: what is mutated. */
const snippets: ReadonlyArray<string> = [...leanFiles("tests/lean/corpus"), ...leanFiles("src/lean/prelude")]
  .flatMap((text) => text.split(/\n(?=theorem |example |def |inductive |structure |namespace |open |@\[)/))
  .filter((text) => text.length < 1_500);

const headers: ReadonlyArray<string> = [
  "theorem t (a b c : Nat) (p q : Prop) (h : p ∧ q) (e : a = b) (l : a ≤ b ∨ b < c) : a + b = b + a := by\n  ",
  "theorem t (xs ys : List Nat) (f : Nat → Nat) (h : ∃ n, f n = 0) : xs ++ [] = xs := by\n  ",
  "theorem t (p q r : Prop) (h : p → q) (g : q ∨ ¬r) : (p ↔ q) ∧ True := by\n  ",
  "theorem t : ∀ n : Nat, n % 2 = 0 ∨ n % 2 = 1 := fun n => ",
  "example (a b : Nat) : a ",
  "def f (n : Nat) : Nat := ",
  "inductive T (α : Type) : Nat → Type where\n  | ",
  "",
];

const tokens: ReadonlyArray<string> = [
  ...(
    "intro intros exact apply refine have show suffices let cases rcases obtain rintro induction constructor left right " +
    "exists use rfl rw simp simp_all simpa omega decide trivial contradiction exfalso assumption subst injection funext ext " +
    "split by_cases by_contra calc match with if then else fun at using generalizing from of in where only case next first " +
    "try repeat all_goals any_goals iterate skip done sorry admit specialize generalize rename_i revert clear unfold change " +
    "congr ac_rfl nomatch nofun ⟨ ⟩ ( ) [ ] { } , ; : := => | <;> · . .. ← → ↔ ∧ ∨ ¬ = ≠ < ≤ > ≥ + - * / % ^ ∣ ++ :: ▸ ∘ $ <| |> " +
    "∀ ∃ λ ↦ ?_ ?x _ @ h g e l a b c p q r n f x xs ys 0 1 2 10 0x1F 0b101 1.5 \"s\" 'c' h.1 h.2 h.left .inl .inr .intro " +
    "Nat.add_comm Nat.succ Nat.rec Nat.le_refl And.intro Or.elim Eq.refl rfl absurd True False Nat Prop Type Type* Sort List " +
    "Nat.zero Classical.em id this -- /- -/ theorem example def by rec termination_by «x» ℕ ∑ ∈ x✝ Nat.mul_comm List.map"
  ).split(" "),
  "\n  ",
  "\n  ",
  "\n    ",
  "\n",
  "\n| ",
];

/** Pieces that nest when they are repeated, and what may close them. */
const nesting: ReadonlyArray<readonly [open: string, middle: string, close: string]> = [
  ["(", "a", ")"],
  ["⟨", "h", "⟩"],
  ["[", "0", "]"],
  ["¬", "p", ""],
  ["Nat.succ (", "a", ")"],
  ["fun x => ", "x", ""],
  ["∀ x : Nat, ", "p", ""],
  ["∃ x, x = a ∧ ", "p", ""],
  ["a + ", "b", ""],
  ["", "a", " + b"],
  ["p → ", "q", ""],
  ["p ∧ ", "q", ""],
  ["(p ∨ ", "q", ")"],
  ["if p then a else ", "b", ""],
  ["by exact ", "h", ""],
  ["have h : p ∧ q := h\n  ", "exact h", ""],
  ["have := h; ", "exact this", ""],
  ["let x := a + a\n  ", "rfl", ""],
  ["(try ", "skip", ")"],
  ["repeat (", "skip", ")"],
  ["first | skip | (", "skip", ")"],
  ["cases l <;> ", "omega", ""],
  ["rcases h with ⟨h, ", "g", "⟩"],
  ["constructor\n  · ", "skip", ""],
  ["by_cases x : p <;> ", "simp_all", ""],
  ["induction a <;> ", "omega", ""],
  ["simp [", "h", "]"],
  ["rw [Nat.add_comm] <;> ", "skip", ""],
  ["match a with | 0 => ", "0", " | _ => 1"],
  ["calc a = a := rfl\n  _ = ", "a := rfl", ""],
  ["a.b.", "c", ""],
  ["h.1.", "2", ""],
  ["max (", "a", ") b"],
  ["2 ^ ", "2", ""],
  ["/- ", "", " -/"],
  ["section\n", "", "end\n"],
  ["namespace A\n", "theorem t : True := trivial\n", "end A\n"],
  ["f (fun x => ", "x", ")"],
  ["Sort (max 1 (", "1", "))"],
];

const pick = <Item>(stream: Stream, items: ReadonlyArray<Item>): Item => items[stream.nextInt(items.length)]!;

const randomTokens = (stream: Stream): string => {
  let text = pick(stream, headers);
  for (let count = stream.nextInt(24); count >= 0; count--) text += `${pick(stream, tokens)} `;
  return text;
};

const nested = (stream: Stream): string => {
  let inner = "";
  let depth = 1 << stream.nextInt(12);
  for (let layers = 1 + stream.nextInt(3); layers > 0; layers--, depth = 1 + stream.nextInt(8)) {
    const [open, middle, close] = pick(stream, nesting);
    inner = open.repeat(depth) + (inner === "" ? middle : inner) + close.repeat(depth);
  }
  return pick(stream, headers) + pick(stream, ["", "exact ", "have : ", "show "]) + inner;
};

/** Where the words, symbols and blanks of a text begin. */
const cuts = (text: string): ReadonlyArray<number> => [
  ...[...text.matchAll(/[\p{L}\p{N}_.'!?]+|\s+|[^\s]/gu)].map(({ index }) => index),
  text.length,
];

const edited = (stream: Stream, text: string): string => {
  const places = cuts(text);
  const at = pick(stream, places);
  const end = pick(stream, places.filter((place) => place >= at).slice(0, 12));
  const piece = text.slice(at, end);
  switch (stream.nextInt(7)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + piece + text.slice(end);
    case 2:
      return text.slice(0, at) + pick(stream, tokens) + text.slice(end);
    case 3:
      return `${text.slice(0, at)} ${pick(stream, tokens)} ${text.slice(at)}`;
    case 4: {
      const other = pick(stream, snippets);
      const from = pick(stream, cuts(other));
      return text.slice(0, at) + other.slice(from, from + 1 + stream.nextInt(40)) + text.slice(end);
    }
    case 5: {
      const to = pick(stream, places);
      return to <= at ? text : text.slice(0, at) + text.slice(end, to) + piece + text.slice(Math.max(end, to));
    }
    default:
      return text.slice(0, at) + piece.repeat(1 + stream.nextInt(60)) + text.slice(end);
  }
};

const mutated = (stream: Stream): string => {
  let text = pick(stream, snippets);
  if (stream.nextInt(3) === 0) text = `${pick(stream, snippets)}\n\n${text}`;
  for (let edits = stream.nextInt(5); edits >= 0; edits--) text = edited(stream, text);
  return text;
};

/** The text of that number under that seed. */
export const fuzzText = (seed: number, index: number): string => {
  const stream = deriveStream(seed, "data", `fuzz ${index}`);
  switch (stream.nextInt(8)) {
    case 0:
    case 1:
      return randomTokens(stream);
    case 2:
      return nested(stream);
    default:
      return mutated(stream);
  }
};
