import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RequestHandler } from 'express';
import { operations, type OperationName } from '#contracts/operations.ts';
import { CalendarDay, Moment, RequestId } from '#contracts/values.ts';
import { apiDocument } from '#http/api-document.ts';

/**
 * Replies held against the API document, by a validator that shares nothing with the one that made it. Objects are closed
 * here, though the document leaves those of replies open: what a reply has beyond the document might be somebody else's.
 */

export interface WireReply {
  readonly operation: string;
  readonly status: number;
  /** With or without its parameters. */
  readonly contentType: string;
  readonly body: unknown;
}

const documentId = 'openapi.json';

const ajv = new Ajv2020({
  // The document around the schemas is none, and its own keywords are unknown.
  strict: false,
  allErrors: true,
  // Every reference a function of its own: shared schemas would be compiled once for each of their uses.
  inlineRefs: false,
  multipleOfPrecision: 6,
  formats: {
    date: (text: string) => CalendarDay.safeParse(text).success,
    'date-time': (text: string) => Moment.safeParse(text).success,
    uuid: (text: string) => RequestId.safeParse(text).success,
    email: true,
  },
});
const document = apiDocument() as {
  readonly paths: Record<
    string,
    { post: { responses: Record<string, { $ref?: string; content?: object }> } }
  >;
  readonly components: { responses: Record<string, { content: object }> };
};
ajv.addSchema(closed(document) as object, documentId);

/** Every schema of an object names all that may stand in it; the second half of an `allOf` only adds to the first. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]): [string, unknown] => [
    key,
    key === 'allOf' ? value : closed(value),
  ]);
  const copy: Record<string, unknown> = Object.fromEntries(entries);
  if (copy['type'] === 'object' && 'properties' in copy) copy['additionalProperties'] = false;
  return copy;
}

function pointer(...steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const compiled = new Map<string, ValidateFunction>();

function faultsAt(place: string, value: unknown): string[] {
  const validate = compiled.get(place) ?? ajv.compile({ $ref: `${documentId}#${encodeURI(place)}` });
  compiled.set(place, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) =>
    `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
  );
}

/** The response of an operation under a status, wherever the document keeps it; null where it names none. */
function responseAt(operation: OperationName, status: number): { place: string; content: object } | null {
  const { paths, components } = document;
  const path = `/operations/${operation}`;
  const response = paths[path]?.post.responses[String(status)];
  if (response === undefined) return null;
  const shared = response.$ref?.split('/').at(-1);
  return shared === undefined
    ? {
        place: pointer('paths', path, 'post', 'responses', String(status), 'content'),
        content: response.content ?? {},
      }
    : {
        place: pointer('components', 'responses', shared, 'content'),
        content: components.responses[shared]?.content ?? {},
      };
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

/** What the document says otherwise than the reply is; empty where they agree. */
export function faultsOfReply({ operation, status, contentType, body }: WireReply): string[] {
  if (!isOperation(operation)) return [`no operation ${operation}`];
  const response = responseAt(operation, status);
  if (response === null) return [`${operation} has no status ${status}`];
  const mediaType = contentType.split(';', 1)[0] ?? '';
  if (!Object.hasOwn(response.content, mediaType))
    return [`${operation} has no ${mediaType} under ${status}`];
  return faultsAt(`${response.place}${pointer(mediaType, 'schema')}`, body).map(
    (fault) => `${operation} ${status}: ${fault}`,
  );
}

/** The same for a request of an operation. */
export function faultsOfRequest(operation: OperationName, body: unknown): string[] {
  return faultsAt(
    pointer(
      'paths',
      `/operations/${operation}`,
      'post',
      'requestBody',
      'content',
      'application/json',
      'schema',
    ),
    body,
  );
}

/** What an operation gave back or threw, as the door would send it. */
export function faultsOfAnswer(operation: OperationName, answer: unknown): string[] {
  return faultsOfReply({
    operation,
    status: 200,
    contentType: 'application/json',
    // As it arrives: without what JSON leaves out.
    body: JSON.parse(JSON.stringify(answer)),
  });
}

export interface ReplyWatch {
  /** Put in front of an app, it holds what the app replies to operations. */
  readonly middleware: RequestHandler;
  /** Every reply so far as `operation status`, refusals by fetch as `operation problem`. */
  readonly seen: ReadonlySet<string>;
  /** Fails where a reply was not as documented. */
  end(): void;
}

/** `mayAnswerAnything`: operations that are made up by the test, of whose replies only refusals are held. */
export function watchReplies({ mayAnswerAnything = false } = {}): ReplyWatch {
  const seen = new Set<string>();
  const faults: string[] = [];
  const hold = (reply: WireReply) => {
    const refused = isRefusal(reply);
    seen.add(`${reply.operation} ${refused && reply.status === 200 ? 'problem' : String(reply.status)}`);
    if (refused || !mayAnswerAnything) faults.push(...faultsOfReply(reply));
  };
  return {
    seen,
    end() {
      if (faults.length > 0) throw new Error(`Not as the API document says:\n${faults.join('\n')}`);
    },
    middleware(request, response, next) {
      const operation = /^\/operations\/([^/?]+)/.exec(request.originalUrl)?.[1] ?? '';
      if (request.method === 'POST' && isOperation(operation)) {
        const { send } = response;
        response.send = (body: unknown) => {
          // `json` of express calls this again with the text.
          if (typeof body === 'string') {
            const contentType = String(response.getHeader('content-type') ?? '');
            hold({ operation, status: response.statusCode, contentType, body: JSON.parse(body) as unknown });
          }
          return send.call(response, body);
        };
      }
      next();
    },
  };
}

function isRefusal({ status, body }: WireReply): boolean {
  return status >= 400 || (typeof body === 'object' && body !== null && 'problem' in body);
}
