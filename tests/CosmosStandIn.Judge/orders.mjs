import assert from "node:assert/strict";
import { fails, rows } from "./checks.mjs";

/** ORDER BY, and the indexes it needs. */
export async function run({ judge, client }) {
  const container = client.database("judge").container("list");
  const sorted = (name, expected, rest, options) =>
    judge.check(name, async () => assert.equal((await rows(container, `SELECT c.id FROM c ${rest}`, {}, options)).map((row) => row.id).join(""), expected));
  await sorted("ORDER BY a number", "debca", "ORDER BY c.State.at");
  await sorted("ORDER BY descending", "acbed", "ORDER BY c.State.at DESC");
  await sorted("ORDER BY in one partition", "bca", "ORDER BY c.State.at ASC", { partitionKey: "p-1" });
  await sorted("ORDER BY several types: undefined, null, bool, number, text", "caedb", "ORDER BY c.State.maybe");
  await sorted("ORDER BY with a filter", "ba", "WHERE c.State.at IN (5, 3) ORDER BY c.State.at");
  await sorted("ORDER BY id, which always has an index", "abcde", "ORDER BY c.id");
  await sorted("ORDER BY two properties of a composite index", "acbed", "ORDER BY c.State.at DESC, c.id ASC");
  await sorted("ORDER BY a composite index backwards", "debca", "ORDER BY c.State.at ASC, c.id DESC");
  await sorted("ORDER BY three properties", "adebc", "ORDER BY c.State.name, c.State.score, c.id");
  await sorted("LIMIT after ORDER BY", "ac", "ORDER BY c.State.at DESC OFFSET 0 LIMIT 2");
  await sorted("OFFSET and LIMIT", "cb", "ORDER BY c.State.at DESC OFFSET 1 LIMIT 2");
  await judge.check("TOP", async () => {
    const found = await rows(container, "SELECT TOP 2 c.id FROM c ORDER BY c.State.at");
    assert.equal(found.map((row) => row.id).join(""), "de");
  });
  const refused = (name, order) => judge.check(name, () => fails(400, () => rows(container, `SELECT c.id FROM c ORDER BY ${order}`)));
  await refused("two properties without a composite index are 400", "c.State.score, c.id");
  await refused("a composite index with one order turned is 400", "c.State.at DESC, c.id DESC");
  await refused("the beginning of a composite index is 400", "c.State.name, c.State.score");
  await refused("a composite index in another order of properties is 400", "c.id, c.State.at DESC");
  await refused("ORDER BY an excluded property is 400", "c.State.hidden");
  await refused("ORDER BY _etag is 400", "c._etag");
}
