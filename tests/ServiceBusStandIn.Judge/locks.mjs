import assert from "node:assert/strict";
import { fails, next, pause } from "./checks.mjs";

/** The queue "locks" holds a lock for a second and a half. */
export async function run({ judge, client }) {
  const sender = client.createSender("locks");
  const receiver = client.createReceiver("locks", { maxAutoLockRenewalDurationInMs: 0 });
  const send = (messageId) => sender.sendMessages({ body: "x", messageId });

  await judge.check("a lock that expires brings the message back, with one delivery more", async () => {
    await send("expires");
    const message = await next(receiver);
    const again = await next(receiver);
    assert.equal(again.messageId, message.messageId);
    assert.equal(again.deliveryCount, 1);
    assert.notEqual(again.lockToken, message.lockToken);
    await receiver.completeMessage(again);
  });
  for (const [name, settle] of Object.entries({
    complete: (message) => receiver.completeMessage(message),
    abandon: (message) => receiver.abandonMessage(message),
    "dead-letter": (message) => receiver.deadLetterMessage(message),
  })) {
    await judge.check(`to ${name} after the lock has expired is an error`, async () => {
      await send(`late ${name}`);
      const message = await next(receiver);
      await pause(1800);
      await fails("MessageLockLost", () => settle(message));
      await receiver.completeMessage(await next(receiver));
    });
  }
  await judge.check("a lock that is renewed lasts", async () => {
    await send("renewed");
    const message = await next(receiver);
    const first = message.lockedUntilUtc;
    await pause(900);
    const until = await receiver.renewMessageLock(message);
    assert.ok(until > first);
    await pause(900);
    await receiver.completeMessage(message);
  });
  await judge.check("a lost lock is not renewed", async () => {
    await send("not renewed");
    const message = await next(receiver);
    await pause(1800);
    await fails("MessageLockLost", () => receiver.renewMessageLock(message));
    await receiver.completeMessage(await next(receiver));
  });
  await judge.check("the client's own renewal keeps a message as long as its handler works", async () => {
    await send("long work");
    const other = client.createReceiver("locks", { maxAutoLockRenewalDurationInMs: 10_000 });
    const handled = [];
    await new Promise((resolve, reject) => {
      other.subscribe({
        processMessage: async (message) => {
          handled.push(message.deliveryCount);
          await pause(3000);
          resolve();
        },
        processError: async ({ error }) => reject(error),
      });
    });
    await other.close();
    assert.deepEqual(handled, [0]);
  });
  await Promise.all([sender.close(), receiver.close()]);
}
