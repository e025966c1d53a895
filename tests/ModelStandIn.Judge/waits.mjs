import assert from "node:assert/strict";
import { fails, question } from "./checks.mjs";

export async function run({ judge, client, connect, control }) {
  await judge.check("429 says how long to wait", async () => {
    await control("POST", "faults", { kind: "TooManyRequests", retryAfter: "00:00:07" });
    const error = await fails("RateLimitError", () => client.chat.completions.create(question()));
    assert.equal(error.headers.get("retry-after"), "7");
  });
  await judge.check("429 says it as a date", async () => {
    await control("POST", "faults", { kind: "TooManyRequests", retryAfter: "00:00:30", form: "Date" });
    const error = await fails("RateLimitError", () => client.chat.completions.create(question()));
    const wait = new Date(error.headers.get("retry-after")) - Date.now();
    assert.ok(wait > 25_000 && wait < 35_000, `${wait} ms`);
  });
  await judge.check("the client waits and succeeds", async () => {
    await control("POST", "faults", { kind: "TooManyRequests", retryAfter: "00:00:00.300", form: "Milliseconds" });
    const began = Date.now();
    const reply = await connect({ maxRetries: 2 }).chat.completions.create(question());
    assert.equal(reply.choices[0].finish_reason, "stop");
    assert.ok(Date.now() - began >= 290, "too early");
  });
}
