import assert from "node:assert/strict";
import { next, nothing } from "./checks.mjs";

/** The queue "brief" keeps a message for one second; "vanishing" too, and drops it then. */
export async function run({ judge, client }) {
  const sender = client.createSender("settling");
  const receiver = client.createReceiver("settling");
  const dead = client.createReceiver("settling", { subQueueType: "deadLetter" });
  const send = (message) => sender.sendMessages({ body: { kept: true }, ...message });

  await judge.check("a dead letter has its reason, description and properties", async () => {
    await send({ messageId: "bury", applicationProperties: { own: 1 } });
    await receiver.deadLetterMessage(await next(receiver), { deadLetterReason: "unreadable", deadLetterErrorDescription: "no job type", host: "h1" });
    const message = await next(dead);
    assert.equal(message.messageId, "bury");
    assert.deepEqual(message.body, { kept: true });
    assert.equal(message.deadLetterReason, "unreadable");
    assert.equal(message.deadLetterErrorDescription, "no job type");
    assert.equal(message.applicationProperties.own, 1);
    assert.equal(message.applicationProperties.host, "h1");
    await dead.completeMessage(message);
    await nothing(dead);
  });
  await judge.check("a dead letter without a reason has none", async () => {
    await send({ messageId: "no reason" });
    await receiver.deadLetterMessage(await next(receiver));
    const message = await next(dead);
    assert.equal(message.deadLetterReason, undefined);
    await dead.completeMessage(message);
  });
  await judge.check("too many deliveries make a dead letter", async () => {
    await send({ messageId: "never" });
    for (let delivery = 0; delivery < 3; delivery++) {
      const message = await next(receiver);
      assert.equal(message.deliveryCount, delivery);
      await receiver.abandonMessage(message);
    }
    await nothing(receiver);
    const message = await next(dead);
    assert.equal(message.deadLetterReason, "MaxDeliveryCountExceeded");
    assert.equal(message.deliveryCount, 3);
    await dead.completeMessage(message);
  });
  await judge.check("a dead letter is abandoned as often as one likes", async () => {
    await send({ messageId: "again and again" });
    await receiver.deadLetterMessage(await next(receiver));
    for (let delivery = 0; delivery < 5; delivery++) await dead.abandonMessage(await next(dead));
    await dead.completeMessage(await next(dead));
  });
  await judge.check("a dead letter's lock is renewed, and it is peeked", async () => {
    await send({ messageId: "looked at" });
    await receiver.deadLetterMessage(await next(receiver));
    const message = await next(dead);
    assert.ok((await dead.renewMessageLock(message)) > new Date());
    const [peeked] = await dead.peekMessages(1);
    assert.equal(peeked.messageId, "looked at");
    await dead.completeMessage(message);
  });
  await judge.check("a message's own time to live ends it as a dead letter", async () => {
    await send({ messageId: "short-lived", timeToLive: 300 });
    const message = await next(dead);
    assert.equal(message.messageId, "short-lived");
    assert.equal(message.deadLetterReason, "TTLExpiredException");
    await dead.completeMessage(message);
    await nothing(receiver);
  });
  await judge.check("a replayed message keeps its id", async () => {
    await send({ messageId: "replayed" });
    await receiver.deadLetterMessage(await next(receiver));
    const message = await next(dead);
    await sender.sendMessages({ body: message.body, messageId: message.messageId });
    await dead.completeMessage(message);
    const again = await next(receiver);
    assert.equal(again.messageId, "replayed");
    assert.equal(again.deliveryCount, 0);
    await receiver.completeMessage(again);
  });
  await Promise.all([sender.close(), receiver.close(), dead.close()]);

  for (const [queue, name, check] of [
    ["brief", "a queue's time to live ends a message as a dead letter", async (letters) => {
      const message = await next(letters);
      assert.equal(message.deadLetterReason, "TTLExpiredException");
      await letters.completeMessage(message);
    }],
    ["vanishing", "a queue without dead letters on expiry drops what expires", (letters) => nothing(letters, 1500)],
  ]) {
    await judge.check(name, async () => {
      const [short, letters] = [client.createSender(queue), client.createReceiver(queue, { subQueueType: "deadLetter" })];
      await short.sendMessages({ body: "x" });
      await check(letters);
      const rest = client.createReceiver(queue);
      await nothing(rest, 100);
      await Promise.all([short.close(), letters.close(), rest.close()]);
    });
  }
}
