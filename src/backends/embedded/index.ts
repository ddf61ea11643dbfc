export { embedded } from "./back-end.ts";
// What commands of this program are made of, whatever an experiment says.
export { makeCorpusTools } from "./corpus.ts";
export { environmentDigest } from "./environment.ts";
export { makeExportChecker } from "./export-checker.ts";
export { makeFileVerifier } from "./file-verifier.ts";
export { startModelServer } from "./model-server.ts";
export { layerNormaliser } from "./normaliser.ts";
export { layerVerifier } from "./verifier.ts";
export { EmbeddedWorkers } from "./workers.ts";
