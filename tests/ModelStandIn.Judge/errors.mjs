import assert from "node:assert/strict";
import { fails, question } from "./checks.mjs";

export async function run({ judge, client, connect, control }) {
  const create = (more) => client.chat.completions.create(question(more));
  const after = async (kind) => {
    await control("POST", "faults", { kind });
    return create();
  };

  await judge.check("a wrong key is not let in", async () => {
    const error = await fails("AuthenticationError", () => connect({ apiKey: "wrong" }).chat.completions.create(question()));
    assert.equal(error.status, 401);
    assert.equal(error.code, "invalid_api_key");
  });
  await judge.check("a model that is not there is not found", async () => {
    const error = await fails("NotFoundError", () => create({ model: "no-such-model" }));
    assert.equal(error.code, "model_not_found");
  });
  await judge.check("a model that reasons refuses a temperature", async () => {
    const error = await fails("BadRequestError", () => create({ model: "gpt-5-scripted", max_tokens: undefined }));
    assert.equal(error.code, "unsupported_value");
    assert.equal(error.param, "temperature");
  });
  await judge.check("a model that reasons refuses max_tokens", async () => {
    const error = await fails("BadRequestError", () => create({ model: "gpt-5-scripted", temperature: undefined }));
    assert.equal(error.code, "unsupported_parameter");
  });
  await judge.check("a model that reasons answers with its own limit", async () => {
    const reply = await create({ model: "gpt-5-scripted", temperature: undefined, max_tokens: undefined, max_completion_tokens: 100 });
    assert.equal(reply.choices[0].finish_reason, "stop");
  });
  await judge.check("a schema that is not strict enough is refused", async () => {
    const loose = { type: "object", properties: { level: { type: "integer" } }, required: [], additionalProperties: false };
    const error = await fails("BadRequestError", () => create({ response_format: { type: "json_schema", json_schema: { name: "loose", strict: true, schema: loose } } }));
    assert.match(error.message, /Missing 'level'/);
  });
  await judge.check("an argument that nobody knows is refused", () => fails("BadRequestError", () => create({ wisdom: 9 })));
  await judge.check("500 is an error of the server", () => fails("InternalServerError", () => after("ServerError")));
  await judge.check("503 is an error of the server", () => fails("InternalServerError", () => after("Unavailable")));
  await judge.check("a cut connection is an error of the connection", () => fails("APIConnectionError", () => after("Cut")));
  await judge.check("a request that hangs ends when its caller gives up", async () => {
    await control("POST", "faults", { kind: "Hang" });
    await fails("APIConnectionTimeoutError", () => connect({ timeout: 300 }).chat.completions.create(question()));
  });
}
