export { layerVerifier } from "./verifier.ts";
