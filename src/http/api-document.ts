import packageFile from '../../package.json' with { type: 'json' };
import { typeName } from '#contracts/api-components.ts';
import { operations, type OperationName } from '#contracts/operations.ts';
import type { OperationContract } from '#contracts/operation.ts';
import { nonceParameter, signatureHeader, timestampHeader } from '#contracts/signed-request.ts';
import {
  commonRefusalResponses,
  fetchRefusal,
  fetchRefusalReference,
  refusalResponses,
} from './api-refusals.ts';
import { componentSchemas, schemaReference, type JsonObject } from './api-schemas.ts';

/**
 * The API document (OpenAPI 3.1), made from the contracts and the error catalogue: nothing about an operation is said a
 * second time here. The same contracts give the same document to the byte.
 */
export function apiDocument(): JsonObject {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Shared Deals hub',
      version: packageFile.version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: introduction,
    },
    servers: [{ url: '/', description: 'This hub; callers sign its `HUB_PUBLIC_URL`.' }],
    tags: [
      { name: 'Partner', description: "What a partner's portal may call." },
      { name: 'Vendor', description: "What the vendor's portal may call." },
    ],
    paths: Object.fromEntries(
      Object.values(operations).map((contract) => [`/operations/${contract.name}`, pathOf(contract)]),
    ),
    components: {
      securitySchemes,
      parameters,
      responses: commonRefusalResponses(),
      schemas: { ...componentSchemas(), FetchRefusal: fetchRefusal },
    },
  };
}

const introduction = `\
Deal registration and shared deals between the HubSpot portals of a vendor and its partners. The hub decides; the
CRM deals in both portals follow.

**Two doors, one address.** A call is signed in HubSpot's v3 scheme, and portal and user stand in the query, which is part
of what is signed. An app function signs with the key of its portal and adds a \`nonce\`; a call without one counts as
\`hubspot.fetch\`, signed by HubSpot with the client secret of the app.

**Replies.** A call with a nonce is answered with the reply as it stands, or with \`application/problem+json\` and the status
of the problem. By \`hubspot.fetch\` the answer is \`{ "ok": … }\` or \`{ "problem": … }\` under status 200; only what may pass
by itself (\`hub.internal\`, \`crm.unavailable\`) keeps its status, because HubSpot then sends the request once more.

**Idempotency.** What writes carries a \`requestId\`. The same request sent again has one effect and the same answer; the
same \`requestId\` with another content is refused (\`request.key_reused\`).

**Negative answers are no errors.** That a domain is held by somebody else or that the capacity is used up is a value of
the reply, with its reasons. [Every error code has a page](/docs/errors). An address that is none of the operations below
is answered with [\`operation.unknown\`](/docs/errors/operation.unknown).

**Compatibility.** Fields may be added to replies: ignore what you do not know. Fields of requests are checked; an unknown
one is refused.`;

const securitySchemes = {
  portalSignature: {
    type: 'apiKey',
    in: 'header',
    name: signatureHeader,
    description:
      'Function door. Base64 of HMAC-SHA256 under the key of the portal, over method, address (twelve escapes decoded as ' +
      'HubSpot does), raw body and timestamp. Proves the portal; the user is as its card says (`asserted`).',
  },
  hubspotSignature: {
    type: 'apiKey',
    in: 'header',
    name: signatureHeader,
    description:
      'Fetch door. The same, made by HubSpot under the client secret of the app. Proves portal and user (`platform`).',
  },
};

const inQuery = (name: string, description: string, schema: JsonObject, required = true): JsonObject => ({
  name,
  in: 'query',
  required,
  description,
  schema,
});

const parameters = {
  portalId: inQuery('portalId', 'The portal that calls.', { type: 'integer', minimum: 1 }),
  userId: inQuery('userId', 'The HubSpot user who acts.', { type: 'string' }),
  userEmail: inQuery('userEmail', 'The e-mail of that user.', { type: 'string', format: 'email' }),
  nonce: inQuery(
    nonceParameter,
    'Function door only, and required there: opens once. A retry takes a new one.',
    { type: 'string', minLength: 1, maxLength: 100 },
    false,
  ),
  timestamp: {
    name: timestampHeader,
    in: 'header',
    required: true,
    description:
      'When it was signed: milliseconds since 1970, at most five minutes off the clock of the hub.',
    schema: { type: 'string', pattern: String.raw`^\d+$` },
  },
};

function pathOf(contract: OperationContract<OperationName>): JsonObject {
  const { name, summary, side, proof, request } = contract;
  return {
    post: {
      operationId: `${typeName(name).charAt(0).toLowerCase()}${typeName(name).slice(1)}`,
      tags: side === 'either' ? ['Partner', 'Vendor'] : [side === 'partner' ? 'Partner' : 'Vendor'],
      summary,
      description: describe(contract),
      security: [...(proof === 'platform' ? [] : [{ portalSignature: [] }]), { hubspotSignature: [] }],
      parameters: Object.keys(parameters).map((parameter) => ({
        $ref: `#/components/parameters/${parameter}`,
      })),
      requestBody: { required: true, content: { 'application/json': { schema: schemaReference(request) } } },
      responses: { '200': replyOf(contract), ...refusalResponses(contract) },
    },
  };
}

const callers = {
  partner: "Called from a partner's portal.",
  vendor: "Called from the vendor's portal.",
  either: "Called from a partner's or the vendor's portal.",
} as const satisfies Record<OperationContract['side'], string>;

function describe({ side, proof, writes }: OperationContract): string {
  return [
    callers[side],
    ...(writes
      ? ['Writes: the same `requestId` sent again has one effect and the same answer.']
      : ['Changes nothing.']),
    ...(proof === 'platform' ? ['Only by `hubspot.fetch`: HubSpot itself has to prove the user.'] : []),
    ...(proof === 'by_policy'
      ? [
          "Whether a user of the vendor whom HubSpot did not prove is enough, the vendor's policy says (`assertedUsers`).",
        ]
      : []),
  ].join(' ');
}

function replyOf({ reply }: OperationContract): JsonObject {
  const answered = schemaReference(reply);
  return {
    description: 'The reply; by `hubspot.fetch` in an envelope, refusals too.',
    content: {
      'application/json': {
        schema: {
          oneOf: [
            answered,
            {
              type: 'object',
              title: 'Answered, by hubspot.fetch',
              properties: { ok: answered },
              required: ['ok'],
            },
            fetchRefusalReference,
          ],
        },
      },
    },
  };
}
