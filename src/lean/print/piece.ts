/** Printed text that knows when it needs parentheses. */
import { MAX } from "../syntax/tokens.ts";

/**
 * Printed text with the precedence of its outermost form and the least precedence of what may follow without being
 * drawn into its last part (`tail`): `¬a` is closed to the left, but takes in whatever binds at 40 or tighter.
 */
export interface Piece {
  readonly text: string;
  readonly precedence: number;
  readonly tail: number;
}

/** Tail of a form that nothing is drawn into. */
export const CLOSED = MAX + 1;

/** A form that needs no parentheses anywhere. */
export function atom(text: string): Piece {
  return { text, precedence: MAX, tail: CLOSED };
}

/** The text where something of precedence at least `precedence` is expected. */
export function guard(piece: Piece, precedence: number): string {
  return piece.precedence < precedence ? `(${piece.text})` : piece.text;
}

/** As `guard`, with something of precedence `follower` behind it. */
export function guardBefore(piece: Piece, precedence: number, follower: number): string {
  return piece.precedence < precedence || piece.tail <= follower ? `(${piece.text})` : piece.text;
}

/** Tail of a form that ends in `piece`, read at precedence `precedence`. */
export function tailOf(piece: Piece, precedence: number): number {
  return piece.precedence < precedence ? precedence : Math.min(precedence, piece.tail);
}
