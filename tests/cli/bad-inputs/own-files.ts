/** Files with rewards, policies and learning rules of the user's own. */
import { type BadInput, runWords, write } from "./bad-input.ts";

/** A file of the user's own, named by a setting. */
const own = (setting: string, what: string, content: string, expected: string, found: string): BadInput => ({
  what: `${setting}: ${what}`,
  words: (folder) => {
    write(folder, "own.ts", content);
    return runWords(folder, "--set", `${setting}=${folder}/own.ts`);
  },
  message: ["FOLDER/own.ts", expected, found],
});

const SCHEMA = 'import { Schema } from "effect";\nconst none = Schema.Struct({});\n';
const policy = (format: string): string => `export default { name: "p", summary: "", format: () => (${format}) };`;
const FUNCTIONS =
  "proverPrompt: () => '', proverTarget: () => '', parseProof: () => '', conjecturerPrompt: () => '', conjecturerTarget: () => '', parseConjecture: () => null";

export const badOwnFiles: ReadonlyArray<BadInput> = [
  ...["reward.variant", "prompt.format", "examples.rule"].flatMap((setting) => [
    // What of it is told depends on what loads it.
    own(setting, "no module", "export default {", "a module that loads", ""),
    own(setting, "a module that throws", 'throw new Error("no")', "a module that loads", "Error: no"),
    own(setting, "an import of nothing", 'import "./none.ts";', "a module that loads", "Error: Cannot find module"),
    own(setting, "no default export", "export const x = 1;", "a default export {", "nothing"),
    own(setting, "a text", 'export default "x";', "a default export {", '"x"'),
    own(setting, "no name", "export default { summary: '' };", "`name`: a string", "nothing"),
    own(setting, "an empty name", "export default { name: '' };", "`name`: a string", '""'),
    own(setting, "no summary", "export default { name: 'x' };", "`summary`: a string", "nothing"),
    {
      what: `${setting}: no such file`,
      words: (folder: string) => runWords(folder, "--set", `${setting}=${folder}/none.ts`),
      message: [setting, "the path of a file", "no file FOLDER/none.ts"] as const,
    },
  ]),
  own(
    "reward.variant",
    "no parameters",
    "export default { name: 'x', summary: '', reward: () => 0 };",
    "`parameters`: an Effect Schema",
    "nothing",
  ),
  own(
    "reward.variant",
    "no reward",
    `${SCHEMA}export default { name: "x", summary: "", parameters: none };`,
    "`reward`: a function",
    "nothing",
  ),
  own(
    "reward.variant",
    "presets that are a text",
    `${SCHEMA}export default { name: "x", summary: "", parameters: none, reward: () => 0, presets: "p" };`,
    "`presets`: a record of parameter sets",
    '"p"',
  ),
  own(
    "prompt.format",
    "no format",
    "export default { name: 'x', summary: '' };",
    "`format`: a function of the settings",
    "nothing",
  ),
  own(
    "prompt.format",
    "a format that throws",
    policy('(() => { throw new Error("no"); })()'),
    "`format` to return a prompt format",
    "an exception: no",
  ),
  own("prompt.format", "a format that is null", policy("null"), "`format` to return an object", "null"),
  own("prompt.format", "a format without a name", policy("{}"), "a format with a `name`", "nothing"),
  own(
    "prompt.format",
    "a format without functions",
    policy("{ name: 'p' }"),
    "a format with the function `proverPrompt`",
    "nothing",
  ),
  own(
    "prompt.format",
    "a format without completion",
    policy(`{ name: 'p', ${FUNCTIONS} }`),
    "a format with `completion: { stop, promptTokens }`",
    "nothing",
  ),
  own(
    "prompt.format",
    "no texts that stop",
    policy(`{ name: 'p', ${FUNCTIONS}, completion: { stop: [], promptTokens: null } }`),
    "`completion.stop: { prover: [texts], conjecturer: [texts] }`",
    "[]",
  ),
  own(
    "prompt.format",
    "half a token",
    policy(`{ name: 'p', ${FUNCTIONS}, completion: { stop: { prover: [], conjecturer: [] }, promptTokens: 0.5 } }`),
    "`completion.promptTokens`: a positive integer or null",
    "0.5",
  ),
  own(
    "examples.rule",
    "no reads",
    "export default { name: 'x', summary: '' };",
    '`reads`: "accepted" or "judged"',
    "nothing",
  ),
  own(
    "examples.rule",
    "no parameters",
    "export default { name: 'x', summary: '', reads: 'judged' };",
    "`parameters`: an Effect Schema",
    "nothing",
  ),
  own(
    "examples.rule",
    "no weigh",
    `${SCHEMA}export default { name: "x", summary: "", reads: "judged", parameters: none };`,
    "`weigh`: a function",
    "nothing",
  ),
  {
    what: "a parameter that the reward does not have",
    words: (folder) => runWords(folder, "--set", "reward.parameters.kap=3"),
    message: ["stp", "parameters of `stp`", "Unexpected key"],
  },
  {
    what: "a parameter out of range",
    words: (folder) => runWords(folder, "--set", "reward.parameters.cap=-3"),
    message: ["stp", "parameters of `stp`", "Expected a value greater than 0, got -3"],
  },
  {
    what: "a parameter that the rule does not have",
    words: (folder) => runWords(folder, "--set", "examples.parameters.x=3"),
    message: ["inverse-counts", "parameters of `inverse-counts`", "Unexpected key"],
  },
];
