/** Positions as Lean reports them. */

/** Lean's position: `line` counts from 1, `column` counts code points from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line (from 1) and column (code points, from 0) of a UTF-16 offset. */
export function locate(source: string, offset: number): Position {
  const stop = Math.min(offset, source.length);
  let line = 1;
  let lineStart = 0;
  for (let index = source.indexOf("\n"); index !== -1 && index < stop; index = source.indexOf("\n", index + 1)) {
    line += 1;
    lineStart = index + 1;
  }
  let column = 0;
  for (let index = lineStart; index < stop; index += 1) {
    const unit = source.charCodeAt(index);
    if (unit < 0xdc00 || unit > 0xdfff || index === lineStart) column += 1;
  }
  return { line, column };
}
