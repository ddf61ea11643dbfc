/** Experiment files and `--set` that are not what an experiment may be. */
import { type BadInput, change, experimentIn, runWords, write } from "./bad-input.ts";

/** `--set KEY=VALUE`, of which the key is the place. */
const set = (setting: string, expected: string, found: string, place?: string): BadInput => ({
  what: `--set ${setting}`,
  words: (folder) => runWords(folder, "--set", setting),
  message: [`--set: ${place ?? setting.slice(0, setting.indexOf("="))}`, expected, found],
});

/** The file with other keys. */
const file = (changes: object, place: string, expected: string, found: string): BadInput => ({
  what: `the file with ${JSON.stringify(changes)}`,
  words: (folder) => {
    change(folder, changes);
    return runWords(folder);
  },
  message: [`FOLDER/tiny.json: ${place}`, expected, found],
});

/** Another text for the file. */
const text = (
  what: string,
  content: string | Uint8Array,
  place: string,
  expected: string,
  found: string,
): BadInput => ({
  what,
  words: (folder) => {
    write(folder, "tiny.json", content);
    return runWords(folder);
  },
  message: [`FOLDER/tiny.json${place}`, expected, found],
});

const AT_LEAST = (number: number): string => `a value greater than or equal to ${number}`;
const SHARE = "a value between 0 and 1";
const SAFE = "an integer of at most 9007199254740991";
const VLLM = 'model={"backend":"vllm","model":"m"';
const KEYS = "one of the keys ";

const numbers: ReadonlyArray<BadInput> = [
  set("seed=1.5", "an integer", "1.5"),
  set("seed=-1", AT_LEAST(0), "-1"),
  set("seed=9007199254740993", SAFE, "9007199254740993"),
  set("seed=one", "number", '"one"'),
  set("seed=null", "number", "null"),
  set("seed=[1]", "number", "[1]"),
  set("iterations=0", AT_LEAST(1), "0"),
  set("iterations=1e400", SAFE, "Infinity"),
  set("iterations=NaN", "number", '"NaN"'),
  set("iterations=true", "number", "true"),
  set("concurrency=0", AT_LEAST(1), "0"),
  set("concurrency=2.5", "an integer", "2.5"),
  set("prove.budget=0", AT_LEAST(1), "0"),
  set("prove.budget=1e30", SAFE, "1e+30"),
  set("prove.budget=100000000", "a value less than or equal to 10000000", "100000000"),
  set("prove.budget=few", 'number | "all"', '"few"'),
  set("prove.samplesPerStatement=0", AT_LEAST(1), "0"),
  set("prove.firstSamplesPerStatement=-3", AT_LEAST(1), "-3"),
  set("prove.conjectureShare=2", SHARE, "2"),
  set("prove.conjectureShare=-0.1", SHARE, "-0.1"),
  set("prove.batch=0", AT_LEAST(1), "0"),
  set("prove.temperature=1e308", "a value between 0 and 100", "1e+308"),
  set("prove.temperature=-1", "a value between 0 and 100", "-1"),
  set("prove.temperature=hot", "number", '"hot"'),
  set("conjecture.temperature=101", "a value between 0 and 100", "101"),
  set("prove.topP=1.01", SHARE, "1.01"),
  set("prove.maximumTokens=0", AT_LEAST(1), "0"),
  set("conjecture.perSeed=0", AT_LEAST(1), "0"),
  set("conjecture.oversample=-1", AT_LEAST(0), "-1"),
  set("conjecture.maximumPerSeed=0", AT_LEAST(1), "0"),
  set("conjecture.vacuityProofs=-1", AT_LEAST(0), "-1"),
  set("supervised.passes=-1", AT_LEAST(0), "-1"),
  set("supervised.learningRate=-0.1", AT_LEAST(0), "-0.1"),
  set("supervised.warmUpSteps=-1", AT_LEAST(0), "-1"),
  set("supervised.maximumSeeds=0", AT_LEAST(1), "0"),
  set("seeds.minimumPassRate=2", SHARE, "2"),
  set("seeds.maximumLevel=-1", AT_LEAST(0), "-1"),
  set("seeds.trivialLemmaProbability=1.5", SHARE, "1.5"),
  set("seeds.lemmaCap=-1", SHARE, "-1"),
  set("select.reproveProbability=3", SHARE, "3"),
  set("select.reproveBelow=3", SHARE, "3"),
  set("verify.queue=0", AT_LEAST(1), "0"),
  set("verify.timeoutSeconds=-5", AT_LEAST(0), "-5"),
  set("verify.memoryMegabytes=0.5", "an integer", "0.5"),
  set("verify.maximumCrashedShare=2", SHARE, "2"),
  set("examples.window=0", AT_LEAST(1), "0"),
  set("examples.window=none", 'number | "all"', '"none"'),
  set("examples.maximumPassRate=1.1", SHARE, "1.1"),
  set("examples.proofsPerStatement=0", AT_LEAST(1), "0"),
  set("examples.lengthDecay=-1", AT_LEAST(0), "-1"),
  set("examples.timeDecay=-1", AT_LEAST(0), "-1"),
  set("train.proverPasses=-1", AT_LEAST(0), "-1"),
  set("train.conjecturerPasses=x", "number", '"x"'),
  set("train.learningRate=fast", "number", '"fast"'),
  set("train.batchSize=0", AT_LEAST(1), "0"),
  set("train.minimumSteps=0", AT_LEAST(1), "0"),
  set("train.warmUpSteps=1.5", "an integer", "1.5"),
  set("train.maximumTokens=0", AT_LEAST(1), "0"),
  set("train.refreshEvery=-1", AT_LEAST(0), "-1"),
  set("final.maximumPassRate=2", SHARE, "2"),
  set("final.maximumDatasetPassRate=-2", SHARE, "-2"),
  set("final.proofsPerStatement=0", AT_LEAST(1), "0"),
  set("final.passes=-1", AT_LEAST(0), "-1"),
  set("final.minimumSteps=0", AT_LEAST(1), "0"),
  set("evaluate.samples=0", AT_LEAST(1), "0"),
  set("evaluate.every=-1", AT_LEAST(0), "-1"),
  set("evaluate.k=[99]", "k at most evaluate.samples = 4", "99"),
  set("evaluate.k=[0]", AT_LEAST(1), "0", "evaluate.k.0"),
  set('evaluate.k=["a"]', "number", '"a"', "evaluate.k.0"),
  set("evaluate.k=1", "array", "1"),
  set("data.limit=-1", AT_LEAST(0), "-1"),
  set("data.train.0.matchingWeight=0", AT_LEAST(1), "0"),
  set("data.train.0.matchingWeight=1.5", "an integer", "1.5"),
];

const words: ReadonlyArray<BadInput> = [
  set("algorithm=spt", '"stp"', '"spt"'),
  set("preset=released", '"sound" | "paper" | "released-code"', '"released"'),
  set("seeds.copies=two", '"one"', '"two"'),
  set("seeds.distinct=never", '"before-cap"', '"never"'),
  set("seeds.maximum=5", '"conjectures"', "5"),
  set("conjecture.cap=none", '"budget"', '"none"'),
  set("conjecture.cutAt=last", '"top-level"', '"last"'),
  set("conjecture.keyName=used", '"ignored"', '"used"'),
  set("conjecture.refuseCopies=no", '"normal-form"', '"no"'),
  set("conjecture.provedBefore=keep", '"dropped"', '"keep"'),
  set("conjecture.check=1", "boolean", "1"),
  set("select.order=random", '"uniform"', '"random"'),
  set("prove.conjectures=half", '"share"', '"half"'),
  set("prove.unspent=lost", '"dataset"', '"lost"'),
  set("verify.timeoutCounts=right", '"undecided"', '"right"'),
  set("examples.maximumPassRateIs=in", '"excluded" | "included"', '"in"'),
  set("examples.passRateOver=all", '"window"', '"all"'),
  set("examples.shareAmong=all", '"kept"', '"all"'),
  set("train.enabled=yes", "boolean", '"yes"'),
  set("train.from=scratch", '"previous"', '"scratch"'),
  set("final.conjectures=some", "boolean", '"some"'),
  set("data.check=maybe", "boolean", '"maybe"'),
  set("data.copies=all", '"dropped"', '"all"'),
  set("prompt.conjecturerHeader=always", '"never"', '"always"'),
  set("name=", "a value with a length of at least 1", '""'),
  set("name=a/b", "a string matching", '"a/b"'),
  set("name=..", "a string matching", '".."'),
  set("prompt.format=3", "string", "3"),
  set("reward.variant=", "a value with a length of at least 1", '""'),
  set("examples.rule=", "a value with a length of at least 1", '""'),
];

const keys: ReadonlyArray<BadInput> = [
  set("sede=3", KEYS, '"sede"'),
  set("prove.bugdet=3", `${KEYS}"budget"`, '"bugdet"'),
  set("__proto__.x=3", KEYS, '"__proto__"', "__proto__"),
  set("constructor.x=3", KEYS, '"constructor"', "constructor"),
  set("toString=3", KEYS, '"toString"'),
  set("data.train.0.pth=x", `${KEYS}"path"`, '"pth"'),
  set("data.train.0.columns.lemma=x", `${KEYS}"statement"`, '"lemma"'),
  set("data.train.5.path=x", "a path of keys", "a value without keys"),
  set("data.train.-1.path=x", "a path of keys", "a value without keys"),
  set("name.x=1", "a path of keys", "a value without keys"),
  {
    what: "--set data.train=[]",
    words: (folder) => runWords(folder, "--set", "data.train=[]"),
    message: ["data.train", "a file of statements to prove", "none"],
  },
  set("data.train=3", "array", "3"),
  set("data.train=[3]", "object", "3", "data.train.0"),
  set("data.heldOut=null", "array", "null"),
  set("data.heldOut=[{}]", "a value (the key is required)", "nothing", "data.heldOut.0.path"),
  set("prove=3", "object", "3"),
  set("prove=[]", "object", "[]"),
  set("model=3", "object", "3"),
  set("prove", "path.to.key=value", '"prove"', ""),
  set("=3", "path.to.key=value", '"=3"', ""),
  set("a..b=3", "path.to.key=value", '"a..b=3"', ""),
  file({ iteration: 3 }, "iteration", KEYS, '"iteration"\n  did you mean "iterations"?'),
  file({ prove: { samples: 3 } }, "prove.samples", KEYS, '"samples"'),
  file({ evaluate: { k: [1], n: 3 } }, "evaluate.n", KEYS, '"n"'),
  {
    what: "the file without data.train",
    words: (folder) => {
      change(folder, { data: {} });
      return runWords(folder);
    },
    message: ["data.train", "a file of statements to prove", "none"],
  },
  file({ name: 7 }, "name", "string", "7"),
  file(
    { seed: "y", iterations: "x" },
    "seed",
    "number",
    '"y"\nerror: FOLDER/tiny.json: iterations: expected number, found "x"',
  ),
  file({ data: { train: [{ path: "" }] } }, "data.train.0.path", "a value with a length of at least 1", '""'),
  file({ data: { train: [{ path: "a", split: 3 }] } }, "data.train.0.split", "string", "3"),
  file(
    { data: { train: [{ path: "a", laterWeights: [{}] }] } },
    "data.train.0.laterWeights.0.fromIteration",
    "a value",
    "nothing",
  ),
  text("no JSON", '{\n  "name": "x",\n  nonsense\n}', ":3", "JSON", "Expected double-quoted property name"),
  text("an empty file", "", "", "JSON", "Unexpected end of JSON input"),
  text("a list", "[]", "", "an object", "[]"),
  text("a number", "3", "", "an object", "3"),
  text("null", "null", "", "an object", "null"),
  text("half of a file", '{ "name": "x", "data": {', ":1", "JSON", "Expected property name"),
  text(
    "an integer that no number holds",
    '{ "name": "x", "seed": 12345678901234567890 }',
    "",
    SAFE,
    "12345678901234567890",
  ),
  text(
    "bytes that are not UTF-8",
    Buffer.from('{ "name": "na\u00efve" }', "latin1"),
    ":1",
    "UTF-8 text",
    "the byte 0xEF at column 14",
  ),
  text(
    "__proto__ in the file",
    '{ "name": "x", "data": { "train": [{ "path": "a" }] }, "__proto__": { "seed": 3 } }',
    ": __proto__",
    KEYS,
    '"__proto__"',
  ),
  {
    what: "no such file",
    words: () => ["run", "/no/such.json"],
    message: ["/no/such.json", "an experiment file", "no such file"],
  },
  { what: "a folder", words: (folder) => ["run", folder], message: ["FOLDER", "an experiment file", "a folder"] },
  {
    what: "a file in the place of a folder",
    words: (folder) => ["run", `${experimentIn(folder)}/x.json`],
    message: ["FOLDER/tiny.json/x.json", "an experiment file", "a file in the place of a folder"],
  },
];

const backEnds: ReadonlyArray<BadInput> = [
  set("model.backend=embeded", '"embedded" or "vllm"', '"embeded"\n  did you mean "embedded"?'),
  set("verifier.backend=coq", '"embedded" or "lean-repl" or "kimina"', '"coq"'),
  set("trainer.backend=none", '"embedded" or "command"', '"none"'),
  set("embedder.backend=none", '"embedded" or "vllm"', '"none"'),
  set('model={"backend":"embedded","endpoints":[]}', KEYS, '"endpoints"', "model.endpoints"),
  set('verifier={"backend":"embedded","fuel":-1}', AT_LEAST(1), "-1", "verifier.fuel"),
  set(`${VLLM},"endpoints":["127.0.0.1:8000"]}`, "a base URL such as", '"127.0.0.1:8000"', "model.endpoints.0"),
  set(`${VLLM},"endpoints":["http://a/"]}`, "a base URL such as", '"http://a/"', "model.endpoints.0"),
  set(`${VLLM},"endpoints":"http://a"}`, "array", '"http://a"', "model.endpoints"),
  set(`${VLLM},"inFlight":0}`, AT_LEAST(1), "0", "model.inFlight"),
  set(`${VLLM},"retries":-1}`, AT_LEAST(0), "-1", "model.retries"),
  set(`${VLLM},"api":"responses"}`, '"completions"', '"responses"', "model.api"),
  set(`${VLLM},"weights":{"how":"copy"}}`, '"lora" or "restart" or "none"', '"copy"', "model.weights.how"),
  set(`${VLLM},"weights":{"how":"restart"}}`, "a value (the key is required)", "nothing", "model.weights.command"),
  set(`${VLLM},"serve":{"command":["vllm"]}}`, "a word with {port}", "a command that lacks it", "model.serve.command"),
  set(`${VLLM},"serve":{"command":["vllm","{prt}"]}}`, "one of the placeholders", '"{prt}"', "model.serve.command.1"),
  set('model={"backend":"vllm"}', "a value (the key is required)", "nothing", "model.model"),
  set('verifier={"backend":"kimina"}', "a value (the key is required)", "nothing", "verifier.url"),
  set('verifier={"backend":"lean-repl","sandbox":"on"}', '"require"', '"on"', "verifier.sandbox"),
  set('verifier={"backend":"lean-repl","level":"high"}', '"repl"', '"high"', "verifier.level"),
  set('verifier={"backend":"lean-repl","command":[]}', "a value", "nothing", "verifier.command.0"),
  set('trainer={"backend":"command"}', "a value (the key is required)", "nothing", "trainer.command"),
  set(
    'trainer={"backend":"command","baseModel":"m","command":["t","{dtaset}","{output}"]}',
    "one of the placeholders",
    '"{dtaset}"',
    "trainer.command.1",
  ),
  set(
    'trainer={"backend":"command","baseModel":"m","command":["t","{dataset}"]}',
    "a word with {output}",
    "a command that lacks it",
    "trainer.command",
  ),
  set(
    'trainer={"backend":"command","baseModel":"m","command":["t","{dataset}","{output}"],"deadlineMinutes":99999}',
    "a value less than or equal to 30000",
    "99999",
    "trainer.deadlineMinutes",
  ),
];

/** What no schema sees: told where the back ends are chosen. */
const combinations: ReadonlyArray<BadInput> = [
  ["prove.temperature=0", "a number above 0 for the embedded model", "0"],
  ["conjecture.temperature=0", "a number above 0 for the embedded model", "0"],
  ["prove.topP=0.9", "1: the embedded model samples from its whole distribution", "0.9"],
  ["reward.variant=spt", "one of ", "spt"],
  ["prompt.format=llama", "one of ", "llama"],
  ["examples.rule=ppo", "one of ", "ppo"],
].map(([setting = "", expected = "", found = ""]) => ({
  what: `--set ${setting}`,
  words: (folder: string) => runWords(folder, "--set", setting),
  message: [setting.slice(0, setting.indexOf("=")), expected, found] as const,
}));

export const badSettings = [...numbers, ...words, ...keys, ...backEnds, ...combinations];
