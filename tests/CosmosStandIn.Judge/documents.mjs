import assert from "node:assert/strict";
import { fails } from "./checks.mjs";

const document = (id, partition, more = {}) => ({ id, PartitionKey: partition, GrainType: "sub", State: { text: "é ✓ \"quoted\"" }, ...more });
const when = (type, condition) => ({ accessCondition: { type, condition } });

/** One document at a time. */
export async function run({ judge, client }) {
  const container = client.database("judge").container("grains");
  let etag;
  await judge.check("a document is created", async () => {
    const { statusCode, resource, requestCharge } = await container.items.create(document("one", "p1"));
    assert.equal(statusCode, 201);
    assert.equal(resource.State.text, "é ✓ \"quoted\"");
    assert.ok(resource._rid && resource._self && resource._etag && resource._ts);
    assert.equal(requestCharge, 4.95);
    etag = resource._etag;
  });
  await judge.check("a document is read with its etag", async () => {
    const { statusCode, resource, etag: header, requestCharge } = await container.item("one", "p1").read();
    assert.equal(statusCode, 200);
    assert.equal(header, etag);
    assert.equal(resource._etag, etag);
    assert.equal(requestCharge, 1);
  });
  await judge.check("a larger document costs more", async () => {
    const big = document("big", "p1", { State: { text: "x".repeat(16 * 1024 - 150) } });
    const { requestCharge: written } = await container.items.create(big);
    const { requestCharge: read } = await container.item("big", "p1").read();
    assert.ok(written > 9 && written <= 9.52, `write ${written}`);
    assert.ok(read > 1.5 && read <= 1.67, `read ${read}`);
  });
  await judge.check("creating it again is 409", () => fails(409, () => container.items.create(document("one", "p1"))));
  await judge.check("the same id under another partition key is another document", async () => {
    assert.equal((await container.items.create(document("one", "p2"))).statusCode, 201);
  });
  await judge.check("a missing document is 404", async () => {
    assert.equal((await container.item("none", "p1").read()).statusCode, 404);
  });
  await judge.check("a document is not found under another partition key", async () => {
    assert.equal((await container.item("one", "p3").read()).statusCode, 404);
  });
  await judge.check("If-None-Match with the current etag is 304", async () => {
    assert.equal((await container.item("one", "p1").read(when("IfNoneMatch", etag))).statusCode, 304);
  });
  await judge.check("If-None-Match with another etag reads it", async () => {
    assert.equal((await container.item("one", "p1").read(when("IfNoneMatch", '"other"'))).statusCode, 200);
  });
  await judge.check("replacing with the current etag gives a new one", async () => {
    const { statusCode, resource } = await container.item("one", "p1").replace(document("one", "p1", { State: 2 }), when("IfMatch", etag));
    assert.equal(statusCode, 200);
    assert.notEqual(resource._etag, etag);
    assert.equal(resource.State, 2);
  });
  await judge.check("replacing with a stale etag is 412 and changes nothing", async () => {
    await fails(412, () => container.item("one", "p1").replace(document("one", "p1", { State: 3 }), when("IfMatch", etag)));
    assert.equal((await container.item("one", "p1").read()).resource.State, 2);
  });
  await judge.check("replacing without a condition replaces", async () => {
    assert.equal((await container.item("one", "p1").replace(document("one", "p1", { State: 4 }))).statusCode, 200);
  });
  await judge.check("replacing a missing document is 404", () => fails(404, () => container.item("none", "p1").replace(document("none", "p1"))));
  await judge.check("an id cannot be changed by replacing", () => fails(400, () => container.item("one", "p1").replace(document("two", "p1"))));
  await judge.check("a partition key cannot be changed by replacing", () => fails(400, () => container.item("one", "p1").replace(document("one", "p9"))));
  await judge.check("upsert creates", async () => {
    assert.equal((await container.items.upsert(document("up", "p1", { State: 1 }))).statusCode, 201);
  });
  await judge.check("upsert replaces", async () => {
    assert.equal((await container.items.upsert(document("up", "p1", { State: 2 }))).statusCode, 200);
    assert.equal((await container.item("up", "p1").read()).resource.State, 2);
  });
  await judge.check("upsert with a stale etag is 412", () => fails(412, () => container.items.upsert(document("up", "p1"), when("IfMatch", '"stale"'))));
  await judge.check("deleting with a stale etag is 412", () => fails(412, () => container.item("up", "p1").delete(when("IfMatch", '"stale"'))));
  await judge.check("a document is deleted", async () => {
    assert.equal((await container.item("up", "p1").delete()).statusCode, 204);
    assert.equal((await container.item("up", "p1").read()).statusCode, 404);
  });
  await judge.check("deleting a missing document is 404", () => fails(404, () => container.item("up", "p1").delete()));
  await judge.check("2 MB and more is 413", () => fails(413, () => container.items.create(document("huge", "p1", { State: "x".repeat(2 * 1024 * 1024) }))));
  await judge.check("nearly 2 MB is stored", async () => {
    assert.equal((await container.items.create(document("large", "p1", { State: "x".repeat(2 * 1024 * 1024 - 200) }))).statusCode, 201);
    await container.item("large", "p1").delete();
  });
  await judge.check("an id that needs encoding in a path is read back", async () => {
    await container.items.create(document("a b~1+ü%", "p1"));
    assert.equal((await container.item("a b~1+ü%", "p1").read()).resource.id, "a b~1+ü%");
    assert.equal((await container.item("a b~1+ü%", "p1").delete()).statusCode, 204);
  });
  await judge.check("system properties that a client sends are not kept", async () => {
    const { resource } = await container.items.create(document("own", "p1", { _etag: "mine", _rid: "mine", _ts: 1 }));
    assert.ok(resource._etag !== "mine" && resource._rid !== "mine" && resource._ts > 1);
    await container.item("own", "p1").delete();
  });
  await judge.check("of twenty that create the same document one wins", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => container.items.create(document("race", "p1"))));
    assert.equal(tries.filter((one) => one.status === "fulfilled").length, 1);
    assert.ok(tries.filter((one) => one.status === "rejected").every((one) => one.reason.code === 409));
  });
  await judge.check("of twenty that replace the same etag one wins", async () => {
    const { resource } = await container.item("race", "p1").read();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => container.item("race", "p1").replace(document("race", "p1", { State: n }), when("IfMatch", resource._etag))));
    assert.equal(tries.filter((one) => one.status === "fulfilled").length, 1);
    assert.ok(tries.filter((one) => one.status === "rejected").every((one) => one.reason.code === 412));
  });
  await judge.check("what the stand-in does not know is 400, not a wrong answer", async () => {
    await fails(400, () => container.item("one", "p1").patch([{ op: "set", path: "/State", value: 9 }]));
  });
  await judge.check("a batch does all its parts", async () => {
    const { resource } = await container.items.create(document("first", "p9"));
    const { code, result } = await container.items.batch(
      [
        { operationType: "Replace", id: "first", resourceBody: document("first", "p9", { State: 2 }), ifMatch: resource._etag },
        { operationType: "Create", resourceBody: document("second", "p9") },
        { operationType: "Upsert", resourceBody: document("third", "p9") },
      ],
      "p9",
    );
    assert.equal(code, 200);
    assert.deepEqual(result.map((part) => part.statusCode), [200, 201, 201]);
    const { resource: replaced } = await container.item("first", "p9").read();
    assert.equal(replaced.State, 2);
    assert.equal(result[0].eTag, replaced._etag);
  });
  await judge.check("a batch with one part that fails does none", async () => {
    const { code, result } = await container.items.batch(
      [
        { operationType: "Delete", id: "first" },
        { operationType: "Create", resourceBody: document("fourth", "p9") },
        { operationType: "Create", resourceBody: document("second", "p9") },
      ],
      "p9",
    );
    assert.equal(code, 207);
    assert.deepEqual(result.map((part) => part.statusCode), [424, 424, 409]);
    assert.equal((await container.item("first", "p9").read()).statusCode, 200);
    assert.equal((await container.item("fourth", "p9").read()).statusCode, 404);
  });
}
