// node judge.mjs URL KEY    Microsoft's own client says whether the stand-in answers as Cosmos DB does.
// One line a check, `ok NAME` or `not ok NAME: WHY`; the last line is the count. Exit 1 when one failed.
import { webcrypto } from "node:crypto";

// Node 18 does not have it in the open; the client looks for it when it is loaded.
globalThis.crypto ??= webcrypto;
const { CosmosClient } = await import("@azure/cosmos");
const { Judge } = await import("./checks.mjs");

const [url, key] = process.argv.slice(2);
const judge = new Judge();

const client = new CosmosClient({
  endpoint: url,
  key,
  connectionPolicy: {
    enableEndpointDiscovery: false,
    enableBackgroundEndpointRefreshing: false,
    retryOptions: { maxRetryAttemptCount: 3, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 5 },
  },
});

for (const part of ["resources", "documents", "queries", "orders", "paging", "faults"]) {
  const { run } = await import(`./${part}.mjs`);
  await run({ judge, client, CosmosClient, url, key });
}
process.exit(judge.finish());
