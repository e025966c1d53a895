import assert from "node:assert/strict";

export class Judge {
  #passed = 0;
  #failed = 0;

  async check(name, body) {
    try {
      await body();
      this.#passed++;
      console.log(`ok ${name}`);
    } catch (error) {
      this.#failed++;
      console.log(`not ok ${name}: ${String(error.message ?? error).replaceAll("\n", " ").slice(0, 400)}`);
    }
  }

  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 ? 0 : 1;
  }
}

/** The call must fail with this class of error; gives the error back. */
export async function fails(type, call) {
  try {
    await call();
  } catch (error) {
    assert.equal(error.constructor.name, type, `failed with ${error.constructor.name} (${error.message}), not ${type}`);
    return error;
  }
  assert.fail(`did not fail with ${type}`);
}

const schema = {
  type: "object",
  properties: {
    level: { type: "integer", enum: [0, 1, 2, 3, 4] },
    evidence: { type: "array", items: { type: "string" } },
    note: { anyOf: [{ type: "string" }, { type: "null" }] },
  },
  required: ["level", "evidence", "note"],
  additionalProperties: false,
};

export const question = (more = {}) => ({
  model: "scripted-model",
  messages: [
    { role: "system", content: "You judge." },
    { role: "user", content: "data 1a2b3c4d5e\nBeetles eat leaves.\nend 1a2b3c4d5e" },
  ],
  response_format: { type: "json_schema", json_schema: { name: "verdict", strict: true, schema } },
  temperature: 0,
  max_tokens: 200,
  ...more,
});

export function verdict(content) {
  const value = JSON.parse(content);
  assert.deepEqual(Object.keys(value), ["level", "evidence", "note"]);
  assert.deepEqual(value.evidence, ["Beetles eat leaves."]);
  assert.equal(value.level, 3);
}
