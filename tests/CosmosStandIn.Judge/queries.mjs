import assert from "node:assert/strict";
import { control, fails, ids, policy, rows } from "./checks.mjs";

const states = [
  { id: "a", at: 5, name: "ada", score: 1, tags: ["x"], maybe: null, hidden: 1 },
  { id: "b", at: 3, name: "bob", score: 2.5, tags: ["x", "y"], maybe: "text", hidden: 2 },
  { id: "c", at: 4, name: "cyd", score: 2, tags: [], hidden: 3 },
  { id: "d", at: 1, name: "ada", score: 10, tags: ["z"], maybe: 7, hidden: 4 },
  { id: "e", at: 2, name: "bob", score: -1, tags: ["y"], maybe: true, hidden: 5 },
];

/** Filters and projections. */
export async function run({ judge, client, url }) {
  const { container } = await client.database("judge").containers.create({ id: "list", partitionKey: { paths: ["/PartitionKey"], kind: "Hash", version: 2 }, indexingPolicy: policy });
  for (const { id, ...state } of states) await container.items.create({ id, PartitionKey: `p-${id < "d" ? 1 : 2}`, GrainType: "sub", State: state });

  const finds = (name, expected, where, parameters, options) =>
    judge.check(name, async () => assert.equal((await ids(container, where, parameters, options)).join(""), expected));
  await finds("equality with a parameter", "ad", "c.State.name = @name", { name: "ada" });
  await finds("properties in brackets", "ad", 'c["State"]["name"] = "ada"');
  await finds("brackets and dots mixed, single quotes", "be", "c['State'].name = 'bob'");
  await finds("not equal, both ways", "bce", "c.State.name != @n AND c.State.name <> @n", { n: "ada" });
  await finds("less and greater", "bc", "c.State.at > 2 AND c.State.at < @most", { most: 5 });
  await finds("at least and at most", "bce", "c.State.at >= 2 AND c.State.at <= 4");
  await finds("BETWEEN", "bce", "c.State.at BETWEEN 2 AND 4");
  await finds("negative and fractional numbers", "be", "c.State.score = -1 OR c.State.score = 2.5");
  await finds("OR under AND needs brackets", "a", "(c.State.at = 5 OR c.State.at = 3) AND c.State.name = 'ada'");
  await finds("AND binds before OR", "ab", "c.State.at = 3 OR c.State.at = 5 AND c.State.name = 'ada'");
  await finds("NOT", "bce", "NOT c.State.name = 'ada'");
  await finds("NOT of what is undefined is not true", "", "NOT c.State.missing = 1");
  await finds("values of two types do not compare", "", "c.State.name > 1 OR c.State.at = '5'");
  await finds("IN with values and parameters", "abd", "c.State.at IN (@five, 3, 1)", { five: 5 });
  await finds("NOT IN", "ce", "c.State.at NOT IN (5, 3, 1)");
  await finds("ARRAY_CONTAINS with a parameter's list", "abd", "ARRAY_CONTAINS(@these, c.State.at)", { these: [5, 3, 1] });
  await finds("ARRAY_CONTAINS with a document's list", "be", "ARRAY_CONTAINS(c.State.tags, 'y')");
  await finds("STARTSWITH", "ad", "STARTSWITH(c.State.name, @start)", { start: "ad" });
  await finds("IS_DEFINED", "abde", "IS_DEFINED(c.State.maybe)");
  await finds("NOT IS_DEFINED", "c", "NOT IS_DEFINED(c.State.maybe)");
  await finds("IS_NULL", "a", "IS_NULL(c.State.maybe)");
  await finds("= null", "a", "c.State.maybe = null");
  await finds("true", "e", "c.State.maybe = true");
  await finds("one partition key", "abc", "c.GrainType = 'sub'", {}, { partitionKey: "p-1" });
  await finds("one partition key as a filter", "de", "c.PartitionKey = 'p-2'");
  await finds("keywords in small letters", "ad", "c.State.name = 'ada' and not (c.State.at = 9) or false");

  await judge.check("SELECT * gives whole documents", async () => {
    const [one] = await rows(container, "SELECT * FROM c WHERE c.id = 'a'");
    assert.ok(one.id === "a" && one.State.at === 5 && one._etag && one._ts);
  });
  await judge.check("columns, renamed and from brackets; the missing is left out", async () => {
    const found = await rows(container, 'SELECT c.id, c.State.at AS moment, c["State"]["name"], c.State.nothing FROM c WHERE c.id = "b"');
    assert.deepEqual(found, [{ id: "b", moment: 3, name: "bob" }]);
  });
  await judge.check("the root can have another name", async () => {
    assert.deepEqual(await rows(container, "SELECT r.id FROM root r WHERE r.id = 'c'"), [{ id: "c" }]);
  });
  await judge.check("SELECT VALUE of a property leaves out what has none", async () => {
    assert.equal((await rows(container, "SELECT VALUE c.State.maybe FROM c")).length, 4);
  });
  await judge.check("SELECT VALUE COUNT(1)", async () => {
    assert.deepEqual(await rows(container, "SELECT VALUE COUNT(1) FROM c WHERE c.State.at > 2"), [3]);
    assert.deepEqual(await rows(container, "SELECT VALUE COUNT(1) FROM c WHERE c.State.at > 99"), [0]);
    assert.deepEqual(await rows(container, "SELECT VALUE COUNT(1) FROM c", {}, { partitionKey: "p-2" }), [2]);
  });
  await judge.check("GROUP BY with COUNT and SUM", async () => {
    const found = await rows(container, "SELECT c.State.name, COUNT(1) AS n, SUM(c.State.score) AS total FROM c GROUP BY c.State.name");
    const sorted = found.sort((one, two) => (one.name < two.name ? -1 : 1));
    assert.deepEqual(sorted, [{ name: "ada", n: 2, total: 11 }, { name: "bob", n: 2, total: 1.5 }, { name: "cyd", n: 1, total: 2 }]);
  });
  await judge.check("readAll gives all documents", async () => {
    assert.equal((await container.items.readAll().fetchAll()).resources.length, 5);
  });
  await judge.check("a query costs request units", async () => {
    assert.ok((await container.items.query("SELECT * FROM c").fetchNext()).requestCharge > 2);
  });
  const scans = async () => (await (await control(url, "GET", "counters")).json()).scannedWithoutIndex;
  await judge.check("no filter so far had to scan, but for the property that is nowhere", async () => {
    const before = await scans();
    await ids(container, "c.State.name = 'ada' AND c.PartitionKey = 'p-1' AND c.id = 'a' AND ARRAY_CONTAINS(c.State.tags, 'x')");
    assert.equal(await scans(), before);
  });
  await judge.check("a filter without an index is answered and counted", async () => {
    const before = await scans();
    assert.deepEqual(await ids(container, "c.State.hidden = 3"), ["c"]);
    assert.equal(await scans(), before + 1);
  });

  const refused = (name, query) => judge.check(name, () => fails(400, () => rows(container, query)));
  await refused("a query that ends too soon is 400", "SELECT * FROM c WHERE");
  await refused("an unknown function is 400", "SELECT * FROM c WHERE GUESS(c.id)");
  await refused("an unknown name is 400", "SELECT * FROM c WHERE d.id = 'a'");
  await refused("a parameter without a value is 400", "SELECT * FROM c WHERE c.id = @id");
  await refused("a join is 400, not a wrong answer", "SELECT * FROM c JOIN t IN c.State.tags");
  await refused("a reserved word as a property's name is 400 but in brackets", "SELECT c.value FROM c");
  await refused("DISTINCT is 400, not a wrong answer", "SELECT DISTINCT c.GrainType FROM c");
  await refused("what is left over is 400", "SELECT * FROM c WHERE c.id = 'a' c");
}
