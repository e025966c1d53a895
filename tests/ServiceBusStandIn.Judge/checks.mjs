import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import Long from "long";

export class Judge {
  #passed = 0;
  #failed = 0;

  async check(name, body) {
    try {
      await within(10_000, body());
      this.#passed++;
      console.log(`ok ${name}`);
    } catch (error) {
      this.#failed++;
      console.log(`not ok ${name}: ${String(error.message ?? error).replaceAll("\n", " ").slice(0, 400)}`);
    }
  }

  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 ? 0 : 1;
  }
}

async function within(limit, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The call must fail with this code; gives the error back. */
export async function fails(code, call) {
  try {
    await call();
  } catch (error) {
    // What failed on every try is one error with all of them in it.
    const last = error.errors?.at(-1) ?? error;
    assert.ok([code].flat().includes(last.code), `failed with ${last.code} (${last.message}), not ${code}`);
    return last;
  }
  assert.fail(`did not fail with ${code}`);
}

/** The one next message. */
export async function next(receiver, wait = 4000) {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: wait });
  assert.ok(message, "no message came");
  return message;
}

/** So many messages, however many links' worth of waiting it takes. */
export async function take(receiver, count) {
  const messages = [];
  while (messages.length < count) {
    const more = await receiver.receiveMessages(count - messages.length, { maxWaitTimeInMs: 3000 });
    assert.ok(more.length > 0, `${messages.length} of ${count} messages came`);
    messages.push(...more);
  }
  return messages;
}

export async function nothing(receiver, wait = 200) {
  const messages = await receiver.receiveMessages(1, { maxWaitTimeInMs: wait });
  assert.equal(messages.length, 0, `${messages[0]?.messageId} came`);
}

export async function until(what, isTrue) {
  const end = Date.now() + 5000;
  while (!(await isTrue())) {
    assert.ok(Date.now() < end, `${what}: not within 5 s`);
    await pause(20);
  }
}

/** All that lies in the queue. */
export const all = (receiver) => receiver.peekMessages(100, { fromSequenceNumber: Long.ZERO });

export const ids = (messages) => messages.map((message) => message.messageId);

export { pause };
