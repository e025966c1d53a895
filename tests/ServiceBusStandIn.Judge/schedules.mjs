import assert from "node:assert/strict";
import { fails, next, nothing } from "./checks.mjs";

export async function run({ judge, client }) {
  const sender = client.createSender("schedules");
  const receiver = client.createReceiver("schedules", { receiveMode: "receiveAndDelete" });
  const soon = (ms) => new Date(Date.now() + ms);

  await judge.check("a scheduled message comes when it is due and not before", async () => {
    const due = soon(700);
    const [number] = await sender.scheduleMessages({ body: "x", messageId: "scheduled" }, due);
    assert.ok(number.greaterThan(0));
    const message = await next(receiver);
    assert.ok(Date.now() >= due.getTime(), "too early");
    assert.ok(Date.now() < due.getTime() + 1500, "too late");
    assert.equal(message.messageId, "scheduled");
    assert.deepEqual(message.scheduledEnqueueTimeUtc, due);
  });
  await judge.check("several are scheduled in one call", async () => {
    const numbers = await sender.scheduleMessages([{ body: 1 }, { body: 2 }], soon(60_000));
    assert.equal(numbers.length, 2);
    assert.ok(numbers[1].greaterThan(numbers[0]));
    await sender.cancelScheduledMessages(numbers);
  });
  await judge.check("a message with a time on it is scheduled by sending it", async () => {
    const due = soon(700);
    await sender.sendMessages({ body: "x", messageId: "annotated", scheduledEnqueueTimeUtc: due });
    const message = await next(receiver);
    assert.ok(Date.now() >= due.getTime(), "too early");
    assert.equal(message.messageId, "annotated");
  });
  await judge.check("a time that has passed is no schedule", async () => {
    await sender.sendMessages({ body: "x", scheduledEnqueueTimeUtc: new Date(Date.now() - 60_000) });
    await next(receiver, 500);
  });
  await judge.check("peek shows scheduled messages as such", async () => {
    const due = soon(60_000);
    const [number] = await sender.scheduleMessages({ body: "x", messageId: "seen" }, due);
    const [peeked] = await receiver.peekMessages(5, { fromSequenceNumber: number });
    assert.equal(peeked.messageId, "seen");
    assert.equal(peeked.state, "scheduled");
    assert.deepEqual(peeked.scheduledEnqueueTimeUtc, due);
    await sender.cancelScheduledMessages(number);
  });
  await judge.check("a cancelled message never comes", async () => {
    const [number] = await sender.scheduleMessages({ body: "x" }, soon(300));
    await sender.cancelScheduledMessages(number);
    await nothing(receiver, 600);
  });
  await judge.check("what is not scheduled is not cancelled", async () => {
    const [number] = await sender.scheduleMessages({ body: "x" }, soon(60_000));
    await sender.cancelScheduledMessages(number);
    await fails("MessageNotFound", () => sender.cancelScheduledMessages(number));
  });
  await Promise.all([sender.close(), receiver.close()]);
}
