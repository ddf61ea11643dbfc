/** The back end whose verifier is a Kimina Lean Server. */
import { warning } from "../../domain/index.ts";
import { type BackEnd, verifierPart } from "../../services/index.ts";
import { KiminaVerifierSettings } from "./settings.ts";
import { layerVerifier } from "./verifier.ts";

export const kimina: BackEnd = {
  name: "kimina",
  verifier: verifierPart({
    settings: KiminaVerifierSettings,
    layer: (settings, { experiment }) => layerVerifier(experiment, settings),
    sandbox: () =>
      warning(
        "sandbox",
        "the Kimina server runs what a model writes, with its own rights",
        "run the server in a container without network and without secrets",
      ),
    advice: () => "start the server, or correct verifier.url and verifier.apiKeyVariable",
  }),
};
