import assert from "node:assert/strict";
import { fails, question } from "./checks.mjs";

export async function run({ judge, client, control }) {
  const after = async (kind, more) => {
    await control("POST", "faults", { kind });
    return client.chat.completions.create(question(more));
  };

  await judge.check("a refusal is told as one", async () => {
    const { choices } = await after("Refusal");
    assert.equal(choices[0].message.content, null);
    assert.match(choices[0].message.refusal, /can't/);
  });
  await judge.check("a refusal is told in a stream too", async () => {
    await control("POST", "faults", { kind: "Refusal" });
    const reply = await client.chat.completions.stream(question()).finalChatCompletion();
    assert.match(reply.choices[0].message.refusal, /can't/);
  });
  await judge.check("the filter ends a reply", async () => {
    assert.equal((await after("ContentFilter")).choices[0].finish_reason, "content_filter");
    await control("POST", "faults", { kind: "ContentFilter" });
    await fails("ContentFilterFinishReasonError", () => client.chat.completions.parse(question()));
  });
  await judge.check("the filter stops a prompt", async () => {
    const error = await fails("BadRequestError", () => after("PromptFiltered"));
    assert.equal(error.code, "content_filter");
  });
  await judge.check("a reply that is too long is cut off", async () => {
    const { choices } = await after("Truncated");
    assert.equal(choices[0].finish_reason, "length");
    assert.throws(() => JSON.parse(choices[0].message.content));
    await control("POST", "faults", { kind: "Truncated" });
    await fails("LengthFinishReasonError", () => client.chat.completions.parse(question()));
  });
  await judge.check("content may be no JSON", async () => {
    const { choices } = await after("MalformedContent");
    assert.equal(choices[0].finish_reason, "stop");
    assert.throws(() => JSON.parse(choices[0].message.content));
  });
}
