export { layerConjecturer } from "./conjecturer.ts";
export { layerEmbedder, layerEmbedderOfModel } from "./embedder.ts";
export { checkServers, layerModelServers, ModelServers } from "./model-servers.ts";
export { layerProver } from "./prover.ts";
export type { ServePlace } from "./server-processes.ts";
export { layerPublishing } from "./trainer.ts";
