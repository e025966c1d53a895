import assert from "node:assert/strict";
import { question, verdict } from "./checks.mjs";

export async function run({ judge, client, control }) {
  const gather = async (more) => {
    const chunks = [];
    for await (const chunk of await client.chat.completions.create(question({ stream: true, ...more }))) chunks.push(chunk);
    return chunks;
  };

  await judge.check("a stream comes in pieces that make the same reply", async () => {
    const chunks = await gather();
    assert.ok(chunks.length > 3);
    assert.ok(chunks.every((chunk) => chunk.object === "chat.completion.chunk"));
    assert.equal(chunks[0].choices[0].delta.role, "assistant");
    assert.equal(chunks.at(-1).choices[0].finish_reason, "stop");
    verdict(chunks.map((chunk) => chunk.choices[0].delta.content ?? "").join(""));
  });
  await judge.check("tokens come last where they are asked for", async () => {
    const chunks = await gather({ stream_options: { include_usage: true } });
    assert.deepEqual(chunks.at(-1).choices, []);
    assert.ok(chunks.at(-1).usage.total_tokens > 0);
    assert.ok(chunks.slice(0, -1).every((chunk) => chunk.usage === undefined || chunk.usage === null));
  });
  await judge.check("the client puts a stream together", async () => {
    const reply = await client.chat.completions.stream(question()).finalChatCompletion();
    verdict(reply.choices[0].message.content);
  });
  await judge.check("a stream that is cut off fails", async () => {
    await control("POST", "faults", { kind: "CutMidway" });
    await assert.rejects(gather());
  });
  await judge.check("a stream that drips comes to its end", async () => {
    await control("POST", "faults", { kind: "SlowDrip", pace: "00:00:00.001" });
    const chunks = await gather();
    assert.equal(chunks.at(-1).choices[0].finish_reason, "stop");
  });
}
