import assert from "node:assert/strict";
import { all, fails, ids, next, nothing, take } from "./checks.mjs";

export async function run({ judge, client }) {
  const sender = client.createSender("messages");
  const receiver = client.createReceiver("messages");
  const eater = client.createReceiver("messages", { receiveMode: "receiveAndDelete" });
  const sent = {
    body: { job_type: "scoring", metadata: { assessment_id: "a1" } },
    messageId: "one",
    contentType: "application/json",
    correlationId: "c1",
    subject: "job",
    replyTo: "nobody",
    to: "somebody",
    applicationProperties: { text: "t", number: 3, truth: true },
  };

  await judge.check("a message is sent and received with all it carries", async () => {
    await sender.sendMessages(sent);
    const message = await next(receiver);
    for (const [name, value] of Object.entries(sent)) assert.deepEqual(message[name], value, name);
    await receiver.completeMessage(message);
  });
  await judge.check("a received message says what the broker knows of it", async () => {
    const before = Date.now();
    await sender.sendMessages({ body: "x" });
    const message = await next(receiver);
    assert.equal(message.deliveryCount, 0);
    assert.equal(message.state, "active");
    assert.ok(message.sequenceNumber.greaterThan(0));
    assert.ok(Math.abs(message.enqueuedTimeUtc.getTime() - before) < 2000);
    assert.ok(Math.abs(message.lockedUntilUtc.getTime() - before - 300_000) < 2000);
    assert.match(message.lockToken, /^[0-9a-f-]{36}$/);
    await receiver.completeMessage(message);
  });
  await judge.check("a message without an id gets one", async () => {
    await sender.sendMessages({ body: "x" });
    const message = await next(receiver);
    assert.ok(message.messageId.length > 0);
    await receiver.completeMessage(message);
  });
  await judge.check("messages come in the order in which they were sent", async () => {
    for (const messageId of ["a", "b", "c"]) await sender.sendMessages({ body: "x", messageId });
    assert.deepEqual(ids(await take(eater, 3)), ["a", "b", "c"]);
  });
  await judge.check("an array is sent as one batch", async () => {
    await sender.sendMessages(["d", "e", "f"].map((messageId) => ({ body: { of: messageId }, messageId, applicationProperties: { of: messageId } })));
    const messages = await take(eater, 3);
    assert.deepEqual(ids(messages), ["d", "e", "f"]);
    assert.deepEqual(messages.map((message) => message.body.of), ["d", "e", "f"]);
    assert.deepEqual(messages.map((message) => message.applicationProperties.of), ["d", "e", "f"]);
  });
  await judge.check("a batch is filled up to the size of the link", async () => {
    const batch = await sender.createMessageBatch();
    assert.equal(batch.maxSizeInBytes, 256 * 1024);
    let count = 0;
    while (batch.tryAddMessage({ body: "x".repeat(50_000), messageId: `big ${count}` })) count++;
    assert.equal(count, 5);
    await sender.sendMessages(batch);
    assert.equal((await take(eater, 5)).length, 5);
  });
  await judge.check("a batch of one is a message", async () => {
    const batch = await sender.createMessageBatch();
    assert.ok(batch.tryAddMessage({ body: "x", messageId: "alone" }));
    await sender.sendMessages(batch);
    assert.equal((await next(eater)).messageId, "alone");
  });
  await judge.check("a message that is too large is refused", async () => {
    await fails("MessageSizeExceeded", () => sender.sendMessages({ body: "x".repeat(300_000) }));
    await nothing(eater);
  });
  await judge.check("a body of bytes comes as it is", async () => {
    await sender.sendMessages({ body: Buffer.from([0, 255, 7]), messageId: "bytes" });
    assert.deepEqual([...(await next(eater)).body], [0, 255, 7]);
  });
  await judge.check("a body of an AMQP value comes as it is", async () => {
    await sender.sendMessages({ bodyType: "value", body: 12345 });
    assert.equal((await next(eater)).body, 12345);
  });
  await judge.check("receive-and-delete leaves nothing", async () => {
    await sender.sendMessages({ body: "x", messageId: "gone" });
    assert.equal((await next(eater)).messageId, "gone");
    await nothing(eater);
    assert.equal((await all(receiver)).length, 0);
  });
  await judge.check("an empty queue gives nothing, in time", async () => {
    const began = Date.now();
    await nothing(receiver, 300);
    assert.ok(Date.now() - began < 2000);
  });
  await judge.check("peek shows messages and takes none", async () => {
    await sender.sendMessages([{ body: 1, messageId: "p1" }, { body: 2, messageId: "p2" }]);
    const locked = await next(receiver);
    const peeked = await receiver.peekMessages(10, { fromSequenceNumber: locked.sequenceNumber });
    assert.deepEqual(ids(peeked), ["p1", "p2"]);
    assert.deepEqual(peeked.map((message) => message.body), [1, 2]);
    assert.deepEqual(ids(await receiver.peekMessages(1, { fromSequenceNumber: peeked[1].sequenceNumber })), ["p2"]);
    await receiver.completeMessage(locked);
    assert.equal((await next(eater)).messageId, "p2");
  });
  await judge.check("two receivers never have the same message", async () => {
    const other = client.createReceiver("messages");
    await sender.sendMessages(Array.from({ length: 20 }, (_, i) => ({ body: i, messageId: `shared ${i}` })));
    const [some, others] = await Promise.all([receiver, other].map(async (each) => {
      const mine = await each.receiveMessages(10, { maxWaitTimeInMs: 2000 });
      for (const message of mine) await each.completeMessage(message);
      return ids(mine);
    }));
    assert.equal(new Set([...some, ...others]).size, some.length + others.length);
    await other.close();
    const rest = 20 - some.length - others.length;
    if (rest > 0) await take(eater, rest);
    assert.equal((await all(receiver)).length, 0);
  });
  await Promise.all([sender.close(), receiver.close(), eater.close()]);
}
