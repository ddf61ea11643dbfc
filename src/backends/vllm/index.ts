export { checkServers } from "./check-servers.ts";
export { layerConjecturer } from "./conjecturer.ts";
export { layerEmbedder, layerEmbedderOfModel } from "./embedder.ts";
export { layerModelServers, ModelServers } from "./model-servers.ts";
export { layerProver } from "./prover.ts";
export type { ServePlace } from "./server-processes.ts";
export { layerPublishing } from "./trainer.ts";
