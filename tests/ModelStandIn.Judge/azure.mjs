import assert from "node:assert/strict";
import { fails, question, verdict } from "./checks.mjs";

export async function run({ judge, AzureOpenAI, url, key }) {
  const azure = (options = {}) => new AzureOpenAI({ endpoint: url.slice(0, -1), apiKey: key, apiVersion: "2024-10-21", maxRetries: 0, ...options });

  await judge.check("a deployment is asked by its name", async () => {
    const reply = await azure({ deployment: "scripted-model" }).chat.completions.create(question({ model: undefined }));
    verdict(reply.choices[0].message.content);
  });
  await judge.check("a deployment is streamed", async () => {
    const reply = await azure({ deployment: "scripted-model" }).chat.completions.stream(question()).finalChatCompletion();
    verdict(reply.choices[0].message.content);
  });
  await judge.check("a deployment that is not there is not found", async () => {
    const error = await fails("NotFoundError", () => azure({ deployment: "none" }).chat.completions.create(question()));
    assert.equal(error.code, "DeploymentNotFound");
  });
  await judge.check("a wrong key opens no deployment", () =>
    fails("AuthenticationError", () => azure({ deployment: "scripted-model", apiKey: "wrong" }).chat.completions.create(question())));
}
