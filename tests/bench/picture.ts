/** Figures of the documents: plots drawn without a browser, written as pictures that stand alone. */
import { mkdirSync, writeFileSync } from "node:fs";
import type * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

const FOLDER = "docs/figures";

/** What all plots have in common. */
export const PICTURE = {
  style: { background: "white", color: "#222", fontSize: "12px", fontFamily: "sans-serif" },
  document: parseHTML("<html><body></body></html>").document as unknown as NonNullable<Plot.PlotOptions["document"]>,
} satisfies Plot.PlotOptions;

/** Writes a plot as a picture in a page of its own: it says what it shows, and needs no style for a page around it. */
export const writePicture = (name: string, plot: unknown, title: string): void => {
  const picture = (plot as { readonly outerHTML: string }).outerHTML
    .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" ')
    .replace(/<style>[^<]*<\/style>/, `<title id="title">${title}</title>`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${name}.svg`, `${picture}\n`);
  console.log(`${FOLDER}/${name}.svg`);
};
