import assert from "node:assert/strict";
import { question, verdict } from "./checks.mjs";

export async function run({ judge, client, control }) {
  await judge.check("a completion has a choice that follows the schema", async () => {
    const reply = await client.chat.completions.create(question());
    assert.equal(reply.object, "chat.completion");
    assert.equal(reply.model, "scripted-model");
    assert.equal(reply.choices.length, 1);
    assert.equal(reply.choices[0].finish_reason, "stop");
    assert.equal(reply.choices[0].message.role, "assistant");
    assert.equal(reply.choices[0].message.refusal, null);
    verdict(reply.choices[0].message.content);
  });
  await judge.check("tokens are counted and add up", async () => {
    const { usage } = await client.chat.completions.create(question());
    assert.ok(usage.prompt_tokens > 0 && usage.completion_tokens > 0);
    assert.equal(usage.total_tokens, usage.prompt_tokens + usage.completion_tokens);
  });
  await judge.check("the client parses the content", async () => {
    const reply = await client.chat.completions.parse(question());
    assert.equal(reply.choices[0].message.parsed.level, 3);
  });
  await judge.check("a question without a schema is answered in words", async () => {
    const reply = await client.chat.completions.create(question({ response_format: undefined }));
    assert.ok(reply.choices[0].message.content.length > 0);
  });
  await judge.check("two completions have two ids", async () => {
    const ids = await Promise.all([1, 2].map(async () => (await client.chat.completions.create(question())).id));
    assert.notEqual(ids[0], ids[1]);
  });
  await judge.check("models are listed", async () => {
    const names = [];
    for await (const model of client.models.list()) names.push(model.id);
    assert.ok(names.includes("scripted-model"));
  });
  await judge.check("requests are recorded", async () => {
    await control("DELETE", "requests");
    await client.chat.completions.create(question());
    const { count, bodies } = await control("GET", "requests");
    assert.equal(count, 1);
    assert.equal(bodies[0].messages[1].role, "user");
  });
}
