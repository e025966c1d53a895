// node judge.mjs URL KEY    OpenAI's own client says whether the stand-in answers as the services do.
// One line a check, `ok NAME` or `not ok NAME: WHY`; the last line is the count. Exit 1 when one failed.
import { webcrypto } from "node:crypto";

// Node 18 does not have it in the open; the client looks for it when it is loaded.
globalThis.crypto ??= webcrypto;
const { default: OpenAI, AzureOpenAI } = await import("openai");
const { Judge } = await import("./checks.mjs");

const [url, key] = process.argv.slice(2);
const judge = new Judge();
const connect = (options = {}) => new OpenAI({ baseURL: `${url}v1`, apiKey: key, maxRetries: 0, ...options });
const control = async (method, path, body) => {
  const response = await fetch(`${url}__standin/${path}`, { method, headers: { "content-type": "application/json" }, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.status === 204 ? null : response.json();
};

for (const part of ["completions", "streams", "refusals", "errors", "waits", "azure"]) {
  const { run } = await import(`./${part}.mjs`);
  await run({ judge, connect, control, client: connect(), AzureOpenAI, url, key });
}
process.exit(judge.finish());
