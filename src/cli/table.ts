/** Plain-text tables and numbers, for people; programs read `--json`. */
import { CliOutput } from "effect/cli";

export interface Column<Row> {
  /** May have several lines; they stand on the rows. */
  readonly title: string;
  readonly align: "left" | "right";
  readonly cell: (row: Row) => string;
}

const padded = (text: string, width: number, align: "left" | "right"): string => {
  const space = " ".repeat(Math.max(0, width - CliOutput.displayWidth(text)));
  return align === "left" ? text + space : space + text;
};

/** Header lines and a line per row, columns two spaces apart, without trailing space. */
export const table = <Row>(columns: ReadonlyArray<Column<Row>>, rows: ReadonlyArray<Row>): string => {
  const titles = columns.map((column) => column.title.split("\n"));
  const height = Math.max(...titles.map((lines) => lines.length));
  const header = Array.from({ length: height }, (_, i) =>
    titles.map((lines) => lines[i - height + lines.length] ?? ""),
  );
  const lines = [...header, ...rows.map((row) => columns.map((column) => column.cell(row)))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => CliOutput.displayWidth(line[i]!))));
  return lines
    .map((line) =>
      line
        .map((text, i) => padded(text, widths[i]!, columns[i]!.align))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};

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
