import { Result } from "effect";
import { describe, expect, it } from "vitest";
import { combinationMistake, decodeExperiment } from "../../src/app.ts";

const FILE = { name: "combinations", data: { train: [{ path: "train.jsonl" }] } };
const VLLM = 'model={"backend":"vllm","model":"m","endpoints":["http://127.0.0.1:8000"]}';
const COMMAND = 'trainer={"backend":"command","command":["train","{dataset}","{output}"],"baseModel":"m"}';
const RATES = ["supervised.learningRate=0.0001", "train.learningRate=0.00005", "final.learningRate=0.0001"];

const CRITIC =
  'critic={"backend":"vllm","endpoints":["http://127.0.0.1:8002"],"weights":{"command":["serve","{name}","{weights}"]}}';
const CRITIC_COMMAND = 'criticTrainer={"backend":"command","command":["train","{dataset}","{output}"],"baseModel":"m"}';

const placeOf = (...overrides: ReadonlyArray<string>): string | undefined =>
  combinationMistake(Result.getOrThrow(decodeExperiment(FILE, { file: "combinations.json", overrides })))?.place;

describe("back ends that go together", () => {
  it("are the embedded ones, and a served model with a command that trains it", () => {
    expect(placeOf()).toBeUndefined();
    expect(placeOf(VLLM, COMMAND, ...RATES)).toBeUndefined();
    expect(placeOf(VLLM, 'model.serve={"command":["stp","serve-model","--port","{port}"]}')).toBeUndefined();
  });

  it("are not the embedded model and a command (place: trainer.backend)", () => {
    expect(placeOf(COMMAND, ...RATES)).toBe("trainer.backend");
  });

  it("are not servers of another program and the embedded trainer (place: trainer.backend)", () => {
    expect(placeOf(VLLM, 'model.serve={"command":["vllm","serve","m","--port","{port}"]}')).toBe("trainer.backend");
  });

  it("are not a command and servers that never get its weights (place: model.weights.how)", () => {
    expect(placeOf(VLLM, 'model.weights={"how":"none"}', COMMAND, ...RATES)).toBe("model.weights.how");
  });

  it("are not servers that the run starts and a command that restarts servers (place: model.weights.how)", () => {
    const serve = 'model.serve={"command":["stp","serve-model","--port","{port}"]}';
    const restart = 'model.weights={"how":"restart","command":["restart","{name}","{weights}"]}';
    expect(placeOf(VLLM, serve, restart)).toBe("model.weights.how");
    expect(placeOf(VLLM, restart)).toBeUndefined();
  });

  it("are not an embedder that follows a model whose weights no server loads (place: embedder.followsModel)", () => {
    const follows = 'embedder={"backend":"vllm","model":"e","endpoints":["http://127.0.0.1:8001"],"followsModel":true}';
    expect(placeOf(follows)).toBe("embedder.followsModel");
    expect(placeOf(follows, VLLM, 'model.weights={"how":"restart","command":["r","{name}","{weights}"]}')).toBe(
      "embedder.followsModel",
    );
    expect(placeOf(follows, VLLM, COMMAND, ...RATES)).toBeUndefined();
  });

  it("are not a language model and the embedded model's step size (place: the rate's)", () => {
    expect(placeOf(VLLM, COMMAND)).toBeUndefined();
    expect(placeOf(VLLM, COMMAND, "supervised.learningRate=0.1")).toBe("supervised.learningRate");
    expect(placeOf(VLLM, COMMAND, ...RATES, "final.learningRate=0.1")).toBe("final.learningRate");
    expect(placeOf(VLLM, COMMAND, ...RATES, "final.learningRate=0.1", "final.enabled=false")).toBeUndefined();
  });

  it("are a served critic with a command that trains it, at a step size of a language model's", () => {
    expect(placeOf(CRITIC, CRITIC_COMMAND)).toBeUndefined();
    const read = decodeExperiment(FILE, { file: "combinations.json", overrides: [CRITIC, CRITIC_COMMAND] });
    expect(Result.getOrThrow(read).search.critic.learningRate).toBe(1e-5);
    expect(placeOf(CRITIC, CRITIC_COMMAND, "search.critic.learningRate=0.05")).toBe("search.critic.learningRate");
  });

  it("are not a critic of the one kind and a trainer of the other (place: criticTrainer.backend)", () => {
    expect(placeOf(CRITIC)).toBe("criticTrainer.backend");
    expect(placeOf(CRITIC_COMMAND)).toBe("criticTrainer.backend");
  });
});
