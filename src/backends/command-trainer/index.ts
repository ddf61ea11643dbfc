export { commandTrainer } from "./back-end.ts";
