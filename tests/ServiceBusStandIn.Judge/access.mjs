import assert from "node:assert/strict";
import { fails, next } from "./checks.mjs";

export async function run({ judge, connect, settings }) {
  const withClient = (name, connectionString, body) =>
    judge.check(name, async () => {
      const client = connect(connectionString);
      try {
        await body(client);
      } finally {
        await client.close();
      }
    });
  const send = (client, queue = "access") => client.createSender(queue).sendMessages({ body: "x" });
  const receive = (client, queue = "access") => next(client.createReceiver(queue, { receiveMode: "receiveAndDelete" }), 1000);
  const wrongKey = settings.plain.replace(/SharedAccessKey=[^;]*/, "SharedAccessKey=d3Jvbmc=");
  const unknownRule = settings.plain.replace(/SharedAccessKeyName=[^;]*/, "SharedAccessKeyName=Nobody");

  await withClient("a wrong key sends nothing", wrongKey, (client) => fails("UnauthorizedAccess", () => send(client)));
  await withClient("a wrong key receives nothing", wrongKey, (client) => fails("UnauthorizedAccess", () => receive(client)));
  await withClient("an unknown rule sends nothing", unknownRule, (client) => fails("UnauthorizedAccess", () => send(client)));
  await withClient("nothing is sent to an unknown queue", settings.plain, (client) => fails("MessagingEntityNotFound", () => send(client, "nowhere")));
  await withClient("nothing is received from an unknown queue", settings.plain, (client) => fails("MessagingEntityNotFound", () => receive(client, "nowhere")));
  await withClient("a key for sending sends", settings.sendOnly, (client) => send(client));
  // The client calls one refusal by two names: whether it hears of it while the link opens or just after decides which.
  const refused = ["UnauthorizedAccess", "UnauthorizedError"];
  await withClient("a key for sending does not listen", settings.sendOnly, (client) => fails(refused, () => receive(client)));
  await withClient("a key for sending schedules", settings.sendOnly, async (client) => {
    const sender = client.createSender("access");
    await sender.cancelScheduledMessages(await sender.scheduleMessages({ body: "x" }, new Date(Date.now() + 60_000)));
  });
  await withClient("a key for sending does not peek", settings.sendOnly, (client) => fails("UnauthorizedAccess", () => client.createReceiver("access").peekMessages(1)));
  await withClient("a key for listening listens", settings.listenOnly, (client) => receive(client));
  await withClient("a key for listening does not send", settings.listenOnly, (client) => fails("UnauthorizedAccess", () => send(client)));
  await withClient("over TLS everything is the same", settings.tls, async (client) => {
    const receiver = client.createReceiver("access");
    await send(client);
    const message = await next(receiver);
    assert.ok((await receiver.renewMessageLock(message)) > new Date());
    await receiver.completeMessage(message);
  });
}
