/**
 * The header of a statement as the Lean fragment of this program takes it: it has one library and reads no options, so
 * that most lines of a header change nothing. Pure.
 */

const HARMLESS_LINE = /^\s*(?:--.*|import\s.*|open\s.*|set_option\s.*|universe\s.*)?$/;

/** The first line of a header that means something to the fragment, and that it does not know; null when there is none. */
export const foreignHeaderLine = (header: string | null): string | null =>
  header?.split("\n").find((line) => !HARMLESS_LINE.test(line)) ?? null;
