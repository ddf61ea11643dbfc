/**
 * The tokens of the fragment: kinds, symbols, infix operators with Lean's precedences, reserved words.
 *
 * Source: Lean 4 `Init/Notation.lean`, `Init/Core.lean`, `Lean/Parser/*.lean`. Operators of libraries that the fragment
 * does not know carry their precedence too, so that what stands around them is still read as Lean reads it; their
 * `node` is null.
 */
import type { BinaryOperator } from "./tree.ts";

/** Precedences with names in Lean. */
export const MAX = 1024;
export const ARGUMENT = 1023;
export const LEAD = 1022;
export const MIN = 10;

/** Token kinds. Symbols and words that several rules look at have a kind each. */
export const Token = {
  end: 0,
  identifier: 1,
  numeral: 2,
  decimal: 3,
  string: 4,
  character: 5,
  quotedName: 6,
  docComment: 7,
  /** An infix operator; which one is in the row. */
  operator: 8,
  /** A word or symbol that no rule of the fragment begins with, but that is reserved. */
  reserved: 9,
  /** A word that begins a command. */
  command: 10,
  /** Notation outside the fragment: atom, prefix, postfix, opening bracket, binder, unknown symbol. */
  foreignAtom: 11,
  foreignPrefix: 12,
  foreignPostfix: 13,
  foreignOpen: 14,
  foreignClose: 15,
  foreignBinder: 16,
  foreign: 17,
  openParenthesis: 20,
  closeParenthesis: 21,
  openBracket: 22,
  closeBracket: 23,
  openBrace: 24,
  closeBrace: 25,
  openAngle: 26,
  closeAngle: 27,
  openStrict: 28,
  closeStrict: 29,
  openQuote: 30,
  closeQuote: 31,
  comma: 32,
  semicolon: 33,
  colon: 34,
  assign: 35,
  darrow: 36,
  mapsto: 37,
  arrow: 38,
  leftArrow: 39,
  bar: 40,
  at: 41,
  attributeOpen: 42,
  dot: 43,
  ellipsis: 44,
  levelsOpen: 45,
  inaccessibleOpen: 46,
  question: 47,
  cdot: 48,
  turnstile: 49,
  andThen: 50,
  fatArray: 52,
  pipeField: 53,
  pipeLeft: 54,
  pipeRight: 55,
  not: 56,
  bang: 57,
  forall: 58,
  exists: 59,
  fun: 60,
  hole: 61,
  hashWord: 62,
  atWord: 70,
  by: 71,
  calc: 72,
  else: 73,
  from: 74,
  generalizing: 75,
  have: 76,
  if: 77,
  in: 78,
  let: 79,
  match: 80,
  nofun: 81,
  nomatch: 82,
  prop: 83,
  repeat: 84,
  show: 85,
  sorry: 86,
  sort: 87,
  suffices: 88,
  thenWord: 89,
  try: 90,
  type: 91,
  using: 92,
  with: 93,
  do: 94,
  where: 95,
  deriving: 96,
  extends: 97,
  existsWord: 98,
  slashes: 99,
};

/** What the scanner knows of a symbol or reserved word. */
export interface TokenRow {
  readonly text: string;
  readonly kind: number;
  /** Infix only: own precedence, least precedence of the left and of the right operand. */
  readonly precedence: number;
  readonly left: number;
  readonly right: number;
  readonly node: BinaryOperator | null;
}

function row(text: string, kind: number): TokenRow {
  return { text, kind, precedence: 0, left: 0, right: 0, node: null };
}

type Associativity = "left" | "right" | "none";

function infix(text: string, precedence: number, associativity: Associativity, node: BinaryOperator | null): TokenRow {
  return {
    text,
    kind: Token.operator,
    precedence,
    left: associativity === "left" ? precedence : precedence + 1,
    right: associativity === "right" ? precedence : precedence + 1,
    node,
  };
}

/** Spellings, precedence and associativity of the operators inside the fragment. */
const fragmentOperators: readonly (readonly [BinaryOperator, number, Associativity, ...string[]])[] = [
  ["↔", 20, "none", "<->"],
  ["∨", 30, "right", "\\/"],
  ["∧", 35, "right", "/\\"],
  ["||", 30, "left"],
  ["&&", 35, "left"],
  ["×", 35, "right"],
  ["=", 50, "none"],
  ["≠", 50, "none"],
  ["≤", 50, "none", "<="],
  ["<", 50, "none"],
  ["≥", 50, "none", ">="],
  [">", 50, "none"],
  ["==", 50, "none"],
  ["∈", 50, "none"],
  ["∉", 50, "none"],
  ["^^", 33, "left"],
  ["⊕", 30, "right"],
  ["!=", 50, "none"],
  ["∣", 50, "none"],
  ["+", 65, "left"],
  ["-", 65, "left"],
  ["++", 65, "left"],
  ["::", 67, "right"],
  ["*", 70, "left"],
  ["/", 70, "left"],
  ["%", 70, "left"],
  ["▸", 75, "right"],
  ["^", 80, "right"],
  ["∘", 90, "right"],
];

/** Operators of Lean core and Mathlib that are read, but not understood. */
const foreignOperators: readonly (readonly [number, Associativity, string])[] = [
  [20, "right", "<|>"],
  [25, "right", "≃ ≃+ ≃* ≃+* ≃ₗ ≃ᵐ ≃ₜ ≃o ≃ᵢ →+ →* →+* →ₗ →L →₀ →ₐ →o →. ↪ ↪o ↠ ⥤ ⟶ ≅ ⊸"],
  [30, "right", "⊕'"],
  [35, "right", "×' ×ˢ ⧸"],
  [50, "none", "∋ ⊆ ⊂ ⊇ ⊃ ⊄ ⊈ ≈ ∼ ≡ ≢ ≍ ≺ ≼ ≪ ≫ ⋖ ⩿ ∤ ∥ ⊥ₘ ≰ ≱ ≮ ≯ <+ <:+ <+: =ᶠ =ᵐ ≤ᵐ ∝ ⊨ ⊩"],
  [55, "left", "||| >>="],
  [58, "left", "^^^"],
  [60, "left", "&&& >> <*> <* *>"],
  [65, "left", "∪ ⊔ ∆ △"],
  [70, "left", "∩ ⊓ \\ ∖"],
  [72, "none", "⬝ᵥ ⬝ ⋅"],
  [73, "right", "• +ᵥ -ᵥ"],
  [75, "left", "<<< >>>"],
  [80, "left", "'' ⁻¹'"],
  [100, "right", "<$> ⊗ ⊗ₜ ⊗ₖ"],
];

const symbolRows: TokenRow[] = [
  row("(", Token.openParenthesis),
  row(")", Token.closeParenthesis),
  row("[", Token.openBracket),
  row("]", Token.closeBracket),
  row("{", Token.openBrace),
  row("}", Token.closeBrace),
  row("⟨", Token.openAngle),
  row("⟩", Token.closeAngle),
  row("⦃", Token.openStrict),
  row("⦄", Token.closeStrict),
  row("‹", Token.openQuote),
  row("›", Token.closeQuote),
  row(",", Token.comma),
  row(";", Token.semicolon),
  row(":", Token.colon),
  row(":=", Token.assign),
  row("=>", Token.darrow),
  row("↦", Token.mapsto),
  row("→", Token.arrow),
  row("->", Token.arrow),
  row("←", Token.leftArrow),
  row("<-", Token.leftArrow),
  row("|", Token.bar),
  row("@", Token.at),
  row("@[", Token.attributeOpen),
  row(".", Token.dot),
  row("..", Token.ellipsis),
  row(".{", Token.levelsOpen),
  row(".(", Token.inaccessibleOpen),
  row("?", Token.question),
  row("·", Token.cdot),
  row("⊢", Token.turnstile),
  row("|-", Token.turnstile),
  row("<;>", Token.andThen),
  row("#[", Token.fatArray),
  row("|>.", Token.pipeField),
  row("<|", Token.pipeLeft),
  row("$", Token.pipeLeft),
  row("|>", Token.pipeRight),
  row("¬", Token.not),
  row("!", Token.bang),
  row("//", Token.slashes),
  row("∀", Token.forall),
  row("∃", Token.exists),
  row("λ", Token.fun),
  row("_", Token.hole),
];

for (const [node, precedence, associativity, ...spellings] of fragmentOperators) {
  symbolRows.push(infix(node, precedence, associativity, node));
  for (const spelling of spellings) symbolRows.push(infix(spelling, precedence, associativity, node));
}
for (const [precedence, associativity, texts] of foreignOperators) {
  for (const text of texts.split(" ")) {
    symbolRows.push(infix(text, precedence, associativity, null));
  }
}
const foreignKinds: readonly (readonly [number, string])[] = [
  [Token.foreignAtom, "∅ ⊤ ⊥ ∞ ⋯ 𝟙 𝟘 Π₀"],
  [Token.foreignPrefix, "↑ ⇑ ↥ √ ∛ ~~~ ∂ ▹ ∮ ♯"],
  [Token.foreignPostfix, "⁻¹ ᶜ ᵀ ᴴ ˣ ⁺ ⁻ ² ³ ᵐᵒᵖ ᵒᵖ ₊ ° ⋆ ↾"],
  [Token.foreignOpen, "‖ ⌊ ⌈ ⟦ ⟮ ⟪ ⁅"],
  [Token.foreignClose, "⌋ ⌉ ⟧ ⟯ ⟫ ⁆ ⌋₊ ⌉₊ ‖₊"],
  [Token.foreignBinder, "∑ ∏ ∑' ∏' ∑ᶠ ∏ᶠ ∫ ∫⁻ ⋃ ⋂ ⨆ ⨅ ⨁ ⨂ ∃! ∃ᶠ ∃ᵉ ∀ᶠ ∀ᵐ ∀ᵉ Σ Σ' Π ∐ ⨍"],
];
for (const [kind, texts] of foreignKinds) for (const text of texts.split(" ")) symbolRows.push(row(text, kind));

/** Tokens of libraries that begin with a name: what stands directly behind the name, and the row of the whole. */
export const nameTokens: ReadonlyMap<string, readonly (readonly [string, TokenRow])[]> = new Map([
  ["ℕ", [["+", row("ℕ+", Token.foreignAtom)] as const, ["∞", row("ℕ∞", Token.foreignAtom)] as const]],
  ["ℝ", [["≥0∞", row("ℝ≥0∞", Token.foreignAtom)] as const, ["≥0", row("ℝ≥0", Token.foreignAtom)] as const]],
  ["C", [["(", row("C(", Token.foreignOpen)] as const]],
]);

/** Every symbol token. */
export const symbols: readonly TokenRow[] = symbolRows;

/** Words that begin a command (`Lean/Parser/Command.lean`, and `lemma`). */
const commandWords =
  "theorem lemma example def abbrev instance axiom opaque inductive structure class mutual open variable universe " +
  "set_option section namespace end attribute export import prelude notation infix infixl infixr prefix postfix macro " +
  "macro_rules syntax elab elab_rules declare_syntax_cat private protected noncomputable unsafe partial nonrec public " +
  "local scoped initialize builtin_initialize omit include";

/** Reserved words that begin no command; the rest of the grammar gives some of them a kind. */
const otherWords =
  "for while unless return break continue mut finally catch hiding renaming termination_by decreasing_by";

const wordKinds: readonly (readonly [string, number])[] = [
  ["at", Token.atWord],
  ["by", Token.by],
  ["calc", Token.calc],
  ["else", Token.else],
  ["from", Token.from],
  ["generalizing", Token.generalizing],
  ["have", Token.have],
  ["haveI", Token.have],
  ["if", Token.if],
  ["in", Token.in],
  ["let", Token.let],
  ["letI", Token.let],
  ["match", Token.match],
  ["nofun", Token.nofun],
  ["nomatch", Token.nomatch],
  ["Prop", Token.prop],
  ["repeat", Token.repeat],
  ["show", Token.show],
  ["sorry", Token.sorry],
  ["Sort", Token.sort],
  ["suffices", Token.suffices],
  ["then", Token.thenWord],
  ["try", Token.try],
  ["Type", Token.type],
  ["using", Token.using],
  ["with", Token.with],
  ["do", Token.do],
  ["where", Token.where],
  ["deriving", Token.deriving],
  ["extends", Token.extends],
  ["fun", Token.fun],
  ["forall", Token.forall],
  ["exists", Token.existsWord],
];

/** Reserved words by text. */
export const words: ReadonlyMap<string, TokenRow> = new Map([
  ...commandWords.split(" ").map((text): [string, TokenRow] => [text, row(text, Token.command)]),
  ...otherWords.split(" ").map((text): [string, TokenRow] => [text, row(text, Token.reserved)]),
  ...wordKinds.map(([text, kind]): [string, TokenRow] => [text, row(text, kind)]),
]);

/** Precedence of an infix operator of the fragment, and the least precedence of its operands. */
export function infixPrecedence(symbol: BinaryOperator): {
  readonly precedence: number;
  readonly leftPrecedence: number;
  readonly rightPrecedence: number;
} {
  const found = symbolRows.find((candidate) => candidate.kind === Token.operator && candidate.text === symbol)!;
  return { precedence: found.precedence, leftPrecedence: found.left, rightPrecedence: found.right };
}

/** The field of its class that each operator of arithmetic and order stands for. */
export const operatorFields: readonly (readonly [BinaryOperator, string])[] = [
  ["+", "hAdd"],
  ["-", "hSub"],
  ["*", "hMul"],
  ["/", "hDiv"],
  ["%", "hMod"],
  ["^", "hPow"],
  ["≤", "le"],
  ["<", "lt"],
  ["≥", "ge"],
  [">", "gt"],
  ["∣", "dvd"],
];
