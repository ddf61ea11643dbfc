/** What standard output is: how wide, and whether it shows colours (never outside a terminal, nor with NO_COLOR). */
import { styleText } from "node:util";

/** Columns of a line where nobody says how many there are. */
const USUAL_WIDTH = 80;

export const outputWidth = (): number => {
  const { columns, isTTY } = process.stdout;
  // A terminal without a size says 0.
  return isTTY && columns > 0 ? columns : USUAL_WIDTH;
};

type Stream = "stderr" | "stdout";

/** The text in a style, where the stream shows styles. */
export const styled = (style: "bold" | "red" | "yellow", text: string, stream: Stream = "stdout"): string => {
  const isColoured = process[stream].isTTY && (process.env["NO_COLOR"] ?? "") === "";
  return isColoured ? styleText(style, text, { validateStream: false }) : text;
};
