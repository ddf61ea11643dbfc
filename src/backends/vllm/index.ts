export { vllm } from "./back-end.ts";
