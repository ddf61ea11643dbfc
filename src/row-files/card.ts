/** The parts that every card has: Hugging Face's README.md, whose YAML head tells loaders what there is. */

/** The head, around what is said of the files. */
export const cardHead = (files: ReadonlyArray<string>): ReadonlyArray<string> => [
  "---",
  "license: unknown",
  "language:",
  "- en",
  "tags:",
  "- lean4",
  "- theorem-proving",
  ...files,
  "---",
];

/** What a person has to add before the data are given to others: a line for each part that has a licence. */
export const cardLicence = (parts: ReadonlyArray<string>): ReadonlyArray<string> => [
  "## Licence",
  "",
  "To be filled in before the data are given to others; until then `license: unknown` stands above.",
  "",
  ...parts.map((part) => `- ${part}`),
];
