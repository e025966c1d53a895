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

/** The call must fail with this status; gives the error back. */
export async function fails(status, call) {
  let answer;
  try {
    answer = await call();
  } catch (error) {
    assert.equal(error.code, status, `failed with ${error.code} (${error.message}), not ${status}`);
    return error;
  }
  assert.fail(`answered ${answer?.statusCode}, not ${status}`);
}

/** Reads a query to its end. */
export async function rows(container, query, parameters = {}, options = {}) {
  const spec = { query, parameters: Object.entries(parameters).map(([name, value]) => ({ name: `@${name}`, value })) };
  const { resources } = await container.items.query(spec, options).fetchAll();
  return resources;
}

/** The ids that a query finds, in any order. */
export async function ids(container, where, parameters = {}, options = {}) {
  return (await rows(container, `SELECT VALUE c.id FROM c WHERE ${where}`, parameters, options)).sort();
}

export const policy = {
  indexingMode: "consistent",
  automatic: true,
  includedPaths: [{ path: "/PartitionKey/?" }, { path: "/GrainType/?" }, { path: '/"State"/"at"/?' }, { path: '/"State"/"name"/?' }, { path: '/"State"/"score"/?' }, { path: '/"State"/"tags"/*' }, { path: '/"State"/"maybe"/?' }],
  excludedPaths: [{ path: "/*" }, { path: '/"_etag"/?' }],
  compositeIndexes: [
    [{ path: "/State/at", order: "descending" }, { path: "/id", order: "ascending" }],
    [{ path: "/State/name", order: "ascending" }, { path: "/State/score", order: "ascending" }, { path: "/id", order: "ascending" }],
  ],
};

export const control = async (url, method, path, body) =>
  fetch(`${url}__standin/${path}`, { method, headers: { "content-type": "application/json" }, body: body && JSON.stringify(body) });
