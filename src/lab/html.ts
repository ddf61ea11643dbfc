/** The frame of a report: one self-contained page (no script, no network), for light, dark and paper. */

/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);

type Part = string | number | Html | ReadonlyArray<Html>;

const rendered = (part: Part): string => {
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  return "html" in part ? part.html : part.map((one) => one.html).join("");
};

/** A template whose plain values are escaped. */
export const html = (texts: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Html => ({
  html: texts.reduce((out, text, i) => out + rendered(parts[i - 1] ?? "") + text),
});

/** A table; the first column is the row's heading. `caption` says what the cells are, which decide the alignment. */
export const htmlTable = (
  caption: string,
  columns: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string | Html>>,
  cells: "numbers" | "text" = "numbers",
): Html =>
  html`<figure class="table ${cells}"><figcaption>${caption}</figcaption><table><thead><tr>${columns.map(
    (column) => html`<th scope="col">${column}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([head = "", ...others]) =>
      html`<tr><th scope="row">${head}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></figure>`;

/** A figure with its caption below. */
export const htmlFigure = (plot: Html, caption: string): Html =>
  html`<figure class="plot">${plot}<figcaption>${caption}</figcaption></figure>`;

const style = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14181d; --ink: #e6e9ec; --soft: #9aa4ae; --line: #343c45; --panel: #1c2127; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p, figcaption { max-width: 46rem; }
.lead, figcaption { color: var(--soft); }
figure.table { margin: .75rem 0 1.5rem; overflow-x: auto; }
figure.table figcaption { margin-bottom: .35rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .875rem; }
th, td { padding: .25rem .75rem .25rem 0; text-align: right; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { border-bottom-color: var(--soft); font-weight: 600; }
.text td, .text th, th[scope="row"], thead th:first-child { text-align: left; font-weight: 500; }
th[scope="row"] { white-space: nowrap; }
figure.plot { margin: 1rem 0 1.75rem; }
figure.plot figure { margin: 0; }
figure.plot svg { max-width: 100%; height: auto; --plot-background: var(--ground); }
figcaption { font-size: .875rem; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: .5rem .75rem; margin: .4rem 0;
  overflow-x: auto; font: .8125rem/1.45 ui-monospace, monospace; white-space: pre-wrap; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
article { border-top: 1px solid var(--line); padding-top: .75rem; margin-top: 1.25rem; }
@media print {
  :root { --ground: #fff; --ink: #000; --soft: #444; --line: #bbb; --panel: #fff; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  figure.plot, article, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  figure.table { overflow: visible; }
  table { font-size: 7.5pt; }
}
`;

/** The whole page. */
export const htmlPage = (title: string, lead: string, sections: ReadonlyArray<Html>): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<h1>${title}</h1>
<p class="lead">${lead}</p>
${sections}
</body>
</html>
`.html;
