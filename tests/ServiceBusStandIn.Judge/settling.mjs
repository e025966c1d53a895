import assert from "node:assert/strict";
import { all, fails, next, nothing } from "./checks.mjs";

export async function run({ judge, client }) {
  const sender = client.createSender("settling");
  const receiver = client.createReceiver("settling");
  const dead = client.createReceiver("settling", { subQueueType: "deadLetter" });
  const send = (messageId) => sender.sendMessages({ body: "x", messageId, applicationProperties: { own: 1 } });

  await judge.check("a completed message is gone", async () => {
    await send("complete");
    await receiver.completeMessage(await next(receiver));
    await nothing(receiver);
  });
  await judge.check("a message is settled once only", async () => {
    await send("twice");
    const message = await next(receiver);
    await receiver.completeMessage(message);
    await assert.rejects(receiver.completeMessage(message));
  });
  await judge.check("an abandoned message is back at once, with one delivery more", async () => {
    await send("abandon");
    await receiver.abandonMessage(await next(receiver), { why: "busy" });
    const message = await next(receiver);
    assert.equal(message.messageId, "abandon");
    assert.equal(message.deliveryCount, 1);
    assert.deepEqual(message.applicationProperties, { own: 1, why: "busy" });
    await receiver.completeMessage(message);
  });
  await judge.check("a deferred message comes by its number only", async () => {
    await send("defer");
    const message = await next(receiver);
    await receiver.deferMessage(message);
    await nothing(receiver);
    const [peeked] = await receiver.peekMessages(1, { fromSequenceNumber: message.sequenceNumber });
    assert.equal(peeked.state, "deferred");
    const [deferred] = await receiver.receiveDeferredMessages(message.sequenceNumber);
    assert.equal(deferred.messageId, "defer");
    await receiver.completeMessage(deferred);
    await fails("MessageNotFound", () => receiver.receiveDeferredMessages(message.sequenceNumber));
  });
  await judge.check("a deferred message can be dead-lettered", async () => {
    await send("defer and bury");
    const message = await next(receiver);
    await receiver.deferMessage(message);
    const [deferred] = await receiver.receiveDeferredMessages(message.sequenceNumber);
    await receiver.deadLetterMessage(deferred, { deadLetterReason: "late" });
    const buried = await next(dead);
    assert.equal(buried.deadLetterReason, "late");
    await dead.completeMessage(buried);
  });
  await judge.check("a message is settled after its receiver was closed", async () => {
    await send("closed");
    const other = client.createReceiver("settling");
    const message = await next(other);
    await other.close();
    await receiver.completeMessage(message);
    assert.equal((await all(receiver)).length, 0);
  });
  await Promise.all([sender.close(), receiver.close(), dead.close()]);
}
