// node judge.mjs SETTINGS    Microsoft's own client says whether the stand-in answers as Service Bus does.
// SETTINGS is JSON: connection strings, the address of the switches, and the parts to judge unless it is all. One line a check, `ok NAME` or
// `not ok NAME: WHY`; the last line is the count. Exit 1 when one failed.
import { webcrypto } from "node:crypto";

// Node 18 does not have it in the open; the client looks for it when it is loaded.
globalThis.crypto ??= webcrypto;
const { ServiceBusAdministrationClient, ServiceBusClient } = await import("@azure/service-bus");
const { Judge } = await import("./checks.mjs");

const settings = JSON.parse(process.argv[2]);
const judge = new Judge();
const options = { retryOptions: { maxRetries: 3, retryDelayInMs: 100, timeoutInMs: 4000 } };
const connect = (connectionString) => new ServiceBusClient(connectionString, options);
const control = async (call) => {
  const response = await fetch(`${settings.control}__standin/${call}`, { method: "POST" });
  if (!response.ok) throw new Error(`${call}: ${response.status}`);
};

const client = connect(settings.plain);
const all = ["messages", "settling", "locks", "schedules", "deadletters", "access", "counts", "trouble"];
for (const part of settings.parts ?? all) {
  const { run } = await import(`./${part}.mjs`);
  await run({ judge, client, connect, control, settings, ServiceBusAdministrationClient });
}
await client.close();
process.exit(judge.finish());
