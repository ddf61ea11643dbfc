/** Plain-text tables and numbers, for people; programs read `--json`. */
import { CliOutput } from "effect/cli";
import { outputWidth, styled } from "./terminal.ts";

export interface Column<Row> {
  /** May have several lines; they stand on the rows. */
  readonly title: string;
  readonly align: "left" | "right";
  readonly cell: (row: Row) => string;
}

/** A column of words. */
export const wordColumn = <Row>(title: string, cell: (row: Row) => string): Column<Row> => ({
  title,
  align: "left",
  cell,
});

/** A column of figures. */
export const figureColumn = <Row>(title: string, cell: (row: Row) => string): Column<Row> => ({
  title,
  align: "right",
  cell,
});

const padded = (text: string, width: number, align: "left" | "right"): string => {
  const space = " ".repeat(Math.max(0, width - CliOutput.displayWidth(text)));
  return align === "left" ? text + space : space + text;
};

/** The text in lines of at most `width` columns, broken between words; a longer word has a line of its own. */
export const wrapped = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && CliOutput.displayWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

/** A paragraph no wider than the output. */
export const paragraph = (text: string): string => wrapped(text, outputWidth()).join("\n");

/** A line behind its label, e.g. `digest    0f93…`; what does not fit goes on below. */
export const labelled = (label: string, text: string): string =>
  wrapped(text, outputWidth() - LABEL)
    .map((line, i) => padded(i === 0 ? label : "", LABEL, "left") + line)
    .join("\n");
const LABEL = 10;

interface Laid {
  readonly align: "left" | "right";
  readonly cells: ReadonlyArray<string>;
  readonly title: ReadonlyArray<string>;
  readonly width: number;
}

const GAP = 2;
const widthOf = (columns: ReadonlyArray<Laid>): number => columns.reduce((sum, { width }) => sum + width + GAP, -GAP);

/** Columns in blocks that fit into `width`, each with the first column. */
const inBlocks = ([head, ...others]: ReadonlyArray<Laid>, width: number): ReadonlyArray<ReadonlyArray<Laid>> => {
  if (head === undefined) return [];
  const blocks: Array<Array<Laid>> = [[head]];
  for (const column of others) {
    const block = blocks.at(-1)!;
    // Text can be broken, so it stays where there is room for a few words.
    const least = column.align === "left" ? Math.min(column.width, LEAST_TEXT) : column.width;
    if (block.length > 1 && widthOf([...block, { ...column, width: least }]) > width) blocks.push([head, column]);
    else block.push(column);
  }
  return blocks;
};
const LEAST_TEXT = 30;

const blockText = (columns: ReadonlyArray<Laid>, width: number): string => {
  const last = columns.at(-1)!;
  const room = Math.max(LEAST_TEXT, width - widthOf(columns.slice(0, -1)) - GAP);
  const isBroken = last.align === "left" && columns.length > 1 && last.width > room;
  const linesOf = (column: Laid, row: number): ReadonlyArray<string> =>
    isBroken && column === last ? wrapped(column.cells[row]!, room) : [column.cells[row]!];
  const line = (texts: ReadonlyArray<string>): string =>
    texts
      .map((text, i) => padded(text, columns[i] === last && isBroken ? room : columns[i]!.width, columns[i]!.align))
      .join(" ".repeat(GAP))
      .trimEnd();
  const height = Math.max(...columns.map(({ title }) => title.length));
  const header = Array.from({ length: height }, (_, i) =>
    styled("bold", line(columns.map(({ title }) => title[i - height + title.length] ?? ""))),
  );
  const rows = last.cells.flatMap((_, row) => {
    const cells = columns.map((column) => linesOf(column, row));
    return Array.from({ length: Math.max(...cells.map((lines) => lines.length)) }, (__, i) =>
      line(cells.map((lines) => lines[i] ?? "")),
    );
  });
  return [...header, ...rows].join("\n");
};

/**
 * Header lines and a line per row, columns two spaces apart, without trailing space. What is wider than the output goes
 * on below, under the first column again; text in a last column is broken between words.
 */
export const table = <Row>(columns: ReadonlyArray<Column<Row>>, rows: ReadonlyArray<Row>): string => {
  const width = outputWidth();
  const laid = columns.map(({ align, cell, title }): Laid => {
    const lines = title.split("\n");
    const cells = rows.map(cell);
    return { align, cells, title: lines, width: Math.max(...[...lines, ...cells].map(CliOutput.displayWidth)) };
  });
  return inBlocks(laid, width)
    .map((block) => blockText(block, width))
    .join("\n\n");
};

/** Rows of text under their titles, the first column to the left. */
export const textTable = (titles: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  table<ReadonlyArray<string>>(
    titles.map((title, at) => ({ title, align: at === 0 ? "left" : "right", cell: (row) => row[at] ?? "" })),
    rows,
  );

/** An integer with thousands separators, e.g. `12,345`. */
export const count = (value: number): string => Math.round(value).toLocaleString("en-US");

/** e.g. `1 row`, `2 rows`. */
export const plural = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** A share in [0, 1] with three decimals; `-` where there is none. */
export const share = (value: number | null | undefined): string =>
  value === null || value === undefined ? "-" : value.toFixed(3);

/** A duration in whole seconds or minutes, e.g. `8 s`, `2 min 5 s`, `1 h 3 min`. */
export const duration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
};
