import assert from "node:assert/strict";
import { fails } from "./checks.mjs";

/** Pages and continuations. */
export async function run({ judge, client }) {
  const { container } = await client.database("judge").containers.create({ id: "pages", partitionKey: { paths: ["/pk"], version: 2 } });
  for (let n = 0; n < 25; n++) await container.items.create({ id: `d${String(n).padStart(2, "0")}`, pk: `p${n % 3}`, n, same: 1 });

  const pages = async (query, options) => {
    const found = [];
    const iterator = container.items.query(query, options);
    while (iterator.hasMoreResults()) found.push(((await iterator.fetchNext()).resources ?? []).map((row) => row.n));
    return found.filter((page) => page.length > 0);
  };
  await judge.check("pages are as large as was asked for", async () => {
    assert.deepEqual((await pages("SELECT c.n FROM c ORDER BY c.n", { maxItemCount: 10 })).map((page) => page.length), [10, 10, 5]);
  });
  await judge.check("pages together are the whole, in order", async () => {
    assert.deepEqual((await pages("SELECT c.n FROM c ORDER BY c.n", { maxItemCount: 7 })).flat(), Array.from({ length: 25 }, (_, n) => n));
  });
  await judge.check("equal sort values are neither lost nor repeated between pages", async () => {
    const found = (await pages("SELECT c.n FROM c ORDER BY c.same", { maxItemCount: 4 })).flat();
    assert.equal(new Set(found).size, 25);
    assert.equal(found.length, 25);
  });
  await judge.check("pages of one partition", async () => {
    const found = await pages("SELECT c.n FROM c ORDER BY c.n DESC", { maxItemCount: 4, partitionKey: "p1" });
    assert.deepEqual(found, [[22, 19, 16, 13], [10, 7, 4, 1]]);
  });
  await judge.check("LIMIT over several pages", async () => {
    const found = await pages("SELECT c.n FROM c ORDER BY c.n OFFSET 3 LIMIT 9", { maxItemCount: 4 });
    assert.deepEqual(found.flat(), [3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
  await judge.check("TOP over several pages", async () => {
    assert.deepEqual((await pages("SELECT TOP 6 c.n FROM c ORDER BY c.n", { maxItemCount: 4 })).flat(), [0, 1, 2, 3, 4, 5]);
  });
  await judge.check("a continuation goes on in another iterator, past what was added and removed meanwhile", async () => {
    const options = { maxItemCount: 3, partitionKey: "p0" };
    const query = "SELECT c.n FROM c ORDER BY c.n";
    const first = await container.items.query(query, options).fetchNext();
    assert.deepEqual(first.resources.map((row) => row.n), [0, 3, 6]);
    await container.items.create({ id: "early", pk: "p0", n: 1 });
    await container.item("d03", "p0").delete();
    const second = await container.items.query(query, { ...options, continuationToken: first.continuationToken }).fetchNext();
    assert.deepEqual(second.resources.map((row) => row.n), [9, 12, 15]);
  });
  await judge.check("a broken continuation is 400", () =>
    fails(400, () => container.items.query("SELECT * FROM c", { partitionKey: "p0", continuationToken: "%%%" }).fetchNext()));
}
