import assert from "node:assert/strict";
import { next } from "./checks.mjs";

export async function run({ judge, client, settings, ServiceBusAdministrationClient }) {
  const admin = new ServiceBusAdministrationClient(settings.admin, { retryOptions: { maxRetries: 0 } });

  await judge.check("the counts are those of the queue", async () => {
    const sender = client.createSender("counts");
    await sender.sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
    await sender.scheduleMessages([{ body: 4 }, { body: 5 }], new Date(Date.now() + 600_000));
    const receiver = client.createReceiver("counts");
    await receiver.deadLetterMessage(await next(receiver));
    await next(receiver);
    const counts = await admin.getQueueRuntimeProperties("counts");
    assert.equal(counts.name, "counts");
    assert.equal(counts.activeMessageCount, 2);
    assert.equal(counts.deadLetterMessageCount, 1);
    assert.equal(counts.scheduledMessageCount, 2);
    assert.equal(counts.totalMessageCount, 5);
    await sender.close();
    await receiver.close();
  });
  await judge.check("a queue's properties are those it was made with", async () => {
    const queue = await admin.getQueue("counts");
    assert.equal(queue.maxDeliveryCount, 3);
    assert.equal(queue.lockDuration, "PT5M");
    assert.equal(queue.defaultMessageTimeToLive, "PT1H");
    assert.equal(queue.deadLetteringOnMessageExpiration, true);
  });
  await judge.check("an unknown queue has no counts", async () => {
    await assert.rejects(admin.getQueueRuntimeProperties("nowhere"), (error) => error.statusCode === 404 || error.code === "MessageEntityNotFoundError");
    assert.equal(await admin.queueExists("nowhere"), false);
    assert.equal(await admin.queueExists("counts"), true);
  });
  await judge.check("without the Manage claim there are no counts", async () => {
    const key = (name) => new RegExp(`${name}=([^;]*)`).exec(settings.sendOnly)[1];
    const connectionString = settings.admin.replace(/SharedAccessKeyName=.*$/, `SharedAccessKeyName=${key("SharedAccessKeyName")};SharedAccessKey=${key("SharedAccessKey")}`);
    const stranger = new ServiceBusAdministrationClient(connectionString, { retryOptions: { maxRetries: 0 } });
    await assert.rejects(stranger.getQueueRuntimeProperties("counts"), { statusCode: 401 });
  });
}
