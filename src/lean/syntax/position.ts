/** Positions as Lean reports them. */

/** Lean's position: `line` counts from 1, `column` counts code points from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text begin, and where its low surrogates are, which take no column (but at a line's beginning). */
interface TextIndex {
  readonly source: string;
  readonly lineStarts: readonly number[];
  readonly surrogates: readonly number[];
}

/** Of the text asked about last: a file of a thousand errors is not read a thousand times. */
let last: TextIndex = { source: "", lineStarts: [0], surrogates: [] };

function indexOf(source: string): TextIndex {
  if (last.source === source) return last;
  const lineStarts = [0];
  const surrogates: number[] = [];
  for (let index = 0; index < source.length; index += 1) {
    const unit = source.charCodeAt(index);
    if (unit === 0x0a) lineStarts.push(index + 1);
    else if (unit >= 0xdc00 && unit <= 0xdfff && index !== lineStarts.at(-1)) surrogates.push(index);
  }
  last = { source, lineStarts, surrogates };
  return last;
}

/** How many of the ascending `numbers` are below `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Line (from 1) and column (code points, from 0) of a UTF-16 offset. */
export function locate(source: string, offset: number): Position {
  const stop = Math.min(offset, source.length);
  const { lineStarts, surrogates } = indexOf(source);
  const line = Math.max(1, countBelow(lineStarts, stop + 1));
  const lineStart = lineStarts[line - 1]!;
  const hidden = countBelow(surrogates, stop) - countBelow(surrogates, lineStart);
  return { line, column: Math.max(0, stop - lineStart - hidden) };
}

/** Where the line of an offset begins, and how many of the low surrogates before the offset are in it. */
export function lineAt(source: string, offset: number): { readonly lineStart: number; readonly surrogates: number } {
  if (offset === 0) return { lineStart: 0, surrogates: 0 };
  const { lineStarts, surrogates } = indexOf(source);
  const lineStart = lineStarts[countBelow(lineStarts, offset + 1) - 1]!;
  return { lineStart, surrogates: countBelow(surrogates, offset) - countBelow(surrogates, lineStart) };
}
