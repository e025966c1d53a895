import assert from "node:assert/strict";
import { control, fails } from "./checks.mjs";

/** The switches of the stand-in, seen through the client. */
export async function run({ judge, client, url }) {
  const container = client.database("judge").container("grains");
  const item = container.item("one", "p1");
  const plan = (fault) => control(url, "POST", "faults", fault);
  const counters = async () => (await control(url, "GET", "counters")).json();
  const clean = (name, body) =>
    judge.check(name, async () => {
      await control(url, "DELETE", "faults");
      await control(url, "DELETE", "counters");
      await body();
      await control(url, "DELETE", "faults");
    });

  await clean("two 429 are waited out", async () => {
    await plan({ kind: "TooManyRequests", count: 2, retryAfter: "00:00:00.020", operations: ["Read"] });
    assert.equal((await item.read()).statusCode, 200);
    assert.equal((await counters()).answers["429"], 2);
  });
  await clean("429 without end is 429 in the end", async () => {
    await plan({ kind: "TooManyRequests", percent: 100, retryAfter: "00:00:00.005" });
    const error = await fails(429, () => item.read());
    assert.equal(error.retryAfterInMs, 5);
  });
  await clean("412 by switch", async () => {
    await plan({ kind: "PreconditionFailed", operations: ["Replace"] });
    const { resource } = await item.read();
    await fails(412, () => item.replace(resource));
    assert.equal((await item.replace(resource)).statusCode, 200);
  });
  await clean("503 by switch, on a write", async () => {
    await plan({ kind: "ServiceUnavailable", count: 1, operations: ["Create"] });
    await fails(503, () => container.items.create({ id: "unavailable", PartitionKey: "p1" }));
    assert.equal((await container.item("unavailable", "p1").read()).statusCode, 404);
  });
  await clean("a write whose answer is lost has happened", async () => {
    await plan({ kind: "CutAfterWrite", count: 1, operations: ["Create"] });
    await assert.rejects(container.items.create({ id: "lost", PartitionKey: "p1" }));
    assert.equal((await container.item("lost", "p1").read()).statusCode, 200);
  });
  await clean("a request that hangs ends when its caller gives up", async () => {
    await plan({ kind: "Hang", operations: ["Read"] });
    await assert.rejects(item.read({ abortSignal: AbortSignal.timeout(200) }));
    assert.equal((await item.read()).statusCode, 200);
  });
  await clean("empty pages come before results", async () => {
    await plan({ kind: "EmptyPage", count: 3 });
    const { resources } = await container.items.query("SELECT * FROM c WHERE c.id = 'one'", { partitionKey: "p1" }).fetchAll();
    assert.equal(resources.length, 1);
    assert.equal((await counters()).faults.EmptyPage, 3);
    assert.equal((await counters()).requests.Query, 4);
  });
  await clean("requests and request units are counted", async () => {
    await item.read();
    await item.read();
    const { requests, requestUnits } = await counters();
    assert.equal(requests.Read, 2);
    assert.equal(requestUnits.Read, 2);
  });
}
