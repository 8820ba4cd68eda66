import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Runs built app functions as HubSpot's local function runtime does: the file is loaded fresh for each call,
 * its secrets stand in `process.env`, and `main` gets parameters, the asked-for properties and, of the
 * secrets, only the names that HubSpot itself puts into the context. HubSpot's own runtime is not used: it
 * reports errors to HubSpot's servers, reads the developer's HubSpot account, and swaps the environment of
 * the whole process, so that two portals would see each other's secrets. Here each call has a thread of its
 * own, and nothing of this process's environment.
 */
export interface FunctionRuntime {
  /** Resolves to what `main` returned, as JSON; rejects with a sentence when it failed or took too long. */
  run(call: FunctionCall): Promise<unknown>;
  /** Ends the thread that waits for the next call; calls that run are left alone. */
  close(): Promise<void>;
}

interface FunctionCall {
  name: string;
  /** The secrets of the portal in which the card runs, by name. */
  secrets: Readonly<Record<string, string>>;
  parameters: unknown;
  propertiesToSend: Readonly<Record<string, string | null>>;
}

export interface FunctionRuntimeOptions {
  /** Built CommonJS file by function name. */
  files: Readonly<Record<string, string>>;
  timeoutMs?: number;
}

/** HubSpot ends a function after ten seconds. */
const defaultTimeoutMs = 10_000;

/** HubSpot gives a function 128 MB. */
const memoryMb = 128;

/** HubSpot refuses larger replies. */
const maxReplyBytes = 1_000_000;

export type ThreadReply = { ok: true; json: string } | { ok: false; message: string };

export interface ThreadInput {
  file: string;
  secrets: Readonly<Record<string, string>>;
  parameters: unknown;
  propertiesToSend: Readonly<Record<string, string | null>>;
}

export function createFunctionRuntime(options: FunctionRuntimeOptions): FunctionRuntime {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const threads = new ThreadPool();
  return {
    async run({ name, secrets, parameters, propertiesToSend }) {
      const file = options.files[name];
      if (file === undefined) {
        throw new Error(`No function is called "${name}".`);
      }
      const reply = await threads.answer({ file, secrets, parameters, propertiesToSend }, timeoutMs);
      if (!reply.ok) {
        throw new Error(`The function "${name}" failed: ${reply.message}`);
      }
      if (Buffer.byteLength(reply.json) > maxReplyBytes) {
        throw new Error(`The function "${name}" answered with more than ${maxReplyBytes} bytes.`);
      }
      return JSON.parse(reply.json) as unknown;
    },
    close: () => threads.close(),
  };
}

/**
 * Threads that have answered wait for the next call with the same secrets, since starting one takes longer
 * than most functions. A thread runs one call at a time; one that failed to answer is ended.
 */
class ThreadPool {
  readonly #idle = new Map<string, Worker[]>();

  async answer(input: ThreadInput, timeoutMs: number): Promise<ThreadReply> {
    const key = JSON.stringify(input.secrets);
    const thread = this.#idle.get(key)?.pop() ?? this.#start(key);
    try {
      const reply = await askThread(thread, input, timeoutMs);
      this.#idle.set(key, [...(this.#idle.get(key) ?? []), thread]);
      return reply;
    } catch (error) {
      await thread.terminate();
      return { ok: false, message: whyNoAnswer(error, timeoutMs) };
    }
  }

  #start(key: string): Worker {
    const thread = new Worker(new URL('./function-thread.ts', import.meta.url), {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    // What a function left running may still fail after its answer; that ends its thread and nothing else.
    thread.on('error', () => undefined);
    thread.once('exit', () => {
      const idle = this.#idle.get(key) ?? [];
      this.#idle.set(
        key,
        idle.filter((other) => other !== thread),
      );
    });
    return thread;
  }

  async close(): Promise<void> {
    const threads = [...this.#idle.values()].flat();
    this.#idle.clear();
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Rejects when the thread has not answered in time, or has nothing to say any more. */
async function askThread(thread: Worker, input: ThreadInput, timeoutMs: number): Promise<ThreadReply> {
  const settled = new AbortController();
  const signal = AbortSignal.any([settled.signal, AbortSignal.timeout(timeoutMs)]);
  thread.ref();
  thread.postMessage(input, []);
  try {
    return await Promise.race([
      once(thread, 'message', { signal }).then(([reply]) => reply as ThreadReply),
      once(thread, 'exit', { signal }).then(() => {
        throw new Error('it ended without an answer.');
      }),
    ]);
  } finally {
    settled.abort();
    // A waiting thread keeps no program alive.
    thread.unref();
  }
}

function whyNoAnswer(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name !== 'AbortError') {
    return error.message;
  }
  return `it did not answer within ${timeoutMs} ms.`;
}
