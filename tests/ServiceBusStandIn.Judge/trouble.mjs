import assert from "node:assert/strict";
import { all, ids, next, nothing, take, until } from "./checks.mjs";

/** What the client makes of faults that are switched on. */
export async function run({ judge, client, control }) {
  const sender = client.createSender("trouble");
  const receiver = client.createReceiver("trouble");
  const send = (messageId) => sender.sendMessages({ body: "x", messageId });

  await judge.check("a throttled send is tried again", async () => {
    await control("throttle?operations=2&kinds=Send");
    await send("throttled");
    await receiver.completeMessage(await next(receiver));
  });
  await judge.check("a throttled call of $management is tried again", async () => {
    await control("throttle?operations=1&kinds=Management");
    const [number] = await sender.scheduleMessages({ body: "x" }, new Date(Date.now() + 60_000));
    await sender.cancelScheduledMessages(number);
  });
  await judge.check("a sender goes on after a cut", async () => {
    await control("cut");
    await send("after the cut");
    await receiver.completeMessage(await next(receiver));
  });
  await judge.check("a receiver goes on after a cut, and what it held is settled by its token", async () => {
    await send("held");
    const message = await next(receiver);
    await control("cut");
    await receiver.completeMessage(message);
    await nothing(receiver);
  });
  await judge.check("a send whose outcome is lost is sent again, and is there twice", async () => {
    await control("cut-after-send");
    await send("unknown outcome");
    const messages = await take(receiver, 2);
    assert.deepEqual(ids(messages), ["unknown outcome", "unknown outcome"]);
    for (const message of messages) await receiver.completeMessage(message);
  });
  await judge.check("a subscription hands on what comes, through a cut", async () => {
    const seen = new Set();
    const other = client.createReceiver("trouble");
    const subscription = other.subscribe(
      { processMessage: async (message) => void seen.add(message.messageId), processError: async () => {} },
      { maxConcurrentCalls: 5 },
    );
    await sender.sendMessages(Array.from({ length: 20 }, (_, i) => ({ body: i, messageId: `before ${i}` })));
    await until("20 messages", () => seen.size === 20);
    await control("cut");
    await sender.sendMessages(Array.from({ length: 20 }, (_, i) => ({ body: i, messageId: `after ${i}` })));
    await until("40 messages", () => seen.size === 40);
    await subscription.close();
    await other.close();
    assert.equal((await all(receiver)).length, 0);
  });
  await judge.check("a subscription that ends gives its credit back", async () => {
    const other = client.createReceiver("trouble");
    const subscription = other.subscribe({ processMessage: async () => {}, processError: async () => {} }, { maxConcurrentCalls: 10 });
    await send("first");
    await until("the queue is empty", async () => (await all(receiver)).length === 0);
    await subscription.close();
    await send("second");
    const message = await next(receiver);
    assert.equal(message.messageId, "second");
    assert.equal(message.deliveryCount, 0);
    await receiver.completeMessage(message);
    await other.close();
  });
  await judge.check("links that the broker detaches are attached again", async () => {
    await send("before");
    await control("detach");
    await send("after");
    const messages = await take(receiver, 2);
    for (const message of messages) await receiver.completeMessage(message);
  });
  await judge.check("links whose token has gone are attached again with a new one", async () => {
    await send("with a token");
    await control("expire-tokens");
    await send("with another");
    const messages = await take(receiver, 2);
    for (const message of messages) await receiver.completeMessage(message);
  });
  await Promise.all([sender.close(), receiver.close()]);
}
