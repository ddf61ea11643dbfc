/** Longest match among the symbols of tokens.ts, by UTF-16 code units. */
import { symbols, type TokenRow } from "./tokens.ts";

interface SymbolNode {
  row: TokenRow | null;
  children: Map<number, SymbolNode> | null;
}

/** Longest-match tree of the symbols, by code unit; the first level is an array for ASCII. */
const asciiSymbols: (SymbolNode | undefined)[] = new Array(128).fill(undefined);
const otherSymbols = new Map<number, SymbolNode>();
for (const row of symbols) {
  let node: SymbolNode | null = null;
  for (let index = 0; index < row.text.length; index += 1) {
    const code = row.text.charCodeAt(index);
    const found: SymbolNode | undefined =
      node !== null ? node.children?.get(code) : code < 128 ? asciiSymbols[code] : otherSymbols.get(code);
    const child: SymbolNode = found ?? { row: null, children: null };
    if (found === undefined) {
      if (node !== null) (node.children ??= new Map()).set(code, child);
      else if (code < 128) asciiSymbols[code] = child;
      else otherSymbols.set(code, child);
    }
    node = child;
  }
  if (node !== null) node.row = row;
}

/** The longest symbol that begins at `start`; null when none does. */
export function symbolAt(source: string, start: number, limit: number): TokenRow | null {
  const code = source.charCodeAt(start);
  let node = code < 128 ? asciiSymbols[code] : otherSymbols.get(code);
  let row: TokenRow | null = null;
  for (let index = start + 1; node !== undefined; index += 1) {
    row = node.row ?? row;
    if (node.children === null || index >= limit) break;
    node = node.children.get(source.charCodeAt(index));
  }
  return row;
}
