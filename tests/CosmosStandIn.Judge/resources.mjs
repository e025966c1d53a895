import assert from "node:assert/strict";
import { fails, policy } from "./checks.mjs";

/** Account, databases, containers, keys. */
export async function run({ judge, client, CosmosClient, url }) {
  await judge.check("the account can be read", async () => {
    const { resource } = await client.getDatabaseAccount();
    assert.equal(resource.consistencyPolicy, "Session");
    assert.equal(resource.writableLocations.length, 1);
  });
  await judge.check("a request signed with another key is refused with 401", async () => {
    const other = new CosmosClient({ endpoint: url, key: Buffer.from("another key").toString("base64"), connectionPolicy: { enableBackgroundEndpointRefreshing: false, enableEndpointDiscovery: false } });
    await fails(401, () => other.databases.create({ id: "refused" }));
    other.dispose();
  });
  await judge.check("a database is created", async () => {
    const { statusCode, resource } = await client.databases.create({ id: "judge" });
    assert.equal(statusCode, 201);
    assert.ok(resource._rid && resource._self && resource._etag && resource._ts);
  });
  await judge.check("a database that exists is a conflict", () => fails(409, () => client.databases.create({ id: "judge" })));
  await judge.check("createIfNotExists finds the database", async () => {
    assert.equal((await client.databases.createIfNotExists({ id: "judge" })).statusCode, 200);
  });
  await judge.check("createIfNotExists makes a database", async () => {
    assert.equal((await client.databases.createIfNotExists({ id: "second" })).statusCode, 201);
  });
  await judge.check("databases are listed", async () => {
    const { resources } = await client.databases.readAll().fetchAll();
    assert.deepEqual(resources.map((one) => one.id).sort(), ["judge", "second"]);
  });
  await judge.check("a database is deleted", async () => {
    assert.equal((await client.database("second").delete()).statusCode, 204);
    await fails(404, () => client.database("second").read());
  });
  await judge.check("a missing database is 404", () => fails(404, () => client.database("nowhere").read()));
  const database = client.database("judge");
  await judge.check("a container keeps its policy and its key, version 2 included", async () => {
    const definition = { id: "grains", partitionKey: { paths: ["/PartitionKey"], kind: "Hash", version: 2 }, indexingPolicy: policy };
    const { statusCode } = await database.containers.create(definition);
    assert.equal(statusCode, 201);
    const { resource } = await database.container("grains").read();
    assert.deepEqual(resource.partitionKey, definition.partitionKey);
    assert.deepEqual(resource.indexingPolicy, policy);
    assert.match(resource._self, /^dbs\/.+\/colls\/.+\/$/);
  });
  await judge.check("a container that exists is a conflict", () => fails(409, () => database.containers.create({ id: "grains", partitionKey: { paths: ["/PartitionKey"] } })));
  await judge.check("createIfNotExists finds the container", async () => {
    assert.equal((await database.containers.createIfNotExists({ id: "grains", partitionKey: { paths: ["/PartitionKey"] } })).statusCode, 200);
  });
  await judge.check("a container without a policy gets the usual one", async () => {
    const { resource } = await database.containers.createIfNotExists({ id: "plain", partitionKey: { paths: ["/pk"] } });
    assert.deepEqual(resource.indexingPolicy.includedPaths, [{ path: "/*" }]);
  });
  await judge.check("a policy that leaves out the root is refused", () => fails(400, () => database.containers.create({ id: "broken", partitionKey: { paths: ["/pk"] }, indexingPolicy: { indexingMode: "consistent", includedPaths: [{ path: "/a/?" }], excludedPaths: [] } })));
  await judge.check("a policy can be replaced", async () => {
    const { resource } = await database.container("plain").read();
    resource.indexingPolicy.excludedPaths.push({ path: "/heavy/*" });
    await database.container("plain").replace(resource);
    const { resource: after } = await database.container("plain").read();
    assert.ok(after.indexingPolicy.excludedPaths.some((one) => one.path === "/heavy/*"));
  });
  await judge.check("containers are listed", async () => {
    const { resources } = await database.containers.readAll().fetchAll();
    assert.deepEqual(resources.map((one) => one.id).sort(), ["grains", "plain"]);
  });
  await judge.check("a missing container is 404", () => fails(404, () => database.container("nowhere").read()));
  await judge.check("a document for a missing container is 404", () => fails(404, () => database.container("nowhere").items.create({ id: "x" }, {})));
  await judge.check("the ranges of a container are one, read by name", async () => {
    const { resources } = await database.container("grains").readPartitionKeyRanges().fetchAll();
    assert.equal(resources.length, 1);
    assert.deepEqual([resources[0].minInclusive, resources[0].maxExclusive], ["", "FF"]);
  });
  await judge.check("a container is deleted", async () => {
    await database.containers.create({ id: "short", partitionKey: { paths: ["/pk"] } });
    assert.equal((await database.container("short").delete()).statusCode, 204);
    await fails(404, () => database.container("short").read());
  });
}
