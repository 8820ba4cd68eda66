import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { ProgrammeDocument } from '#contracts/programme.ts';
import type { Policy } from '#core/policy.ts';
import { installPortal } from '#operations/install-portal.ts';
import { loadProgramme } from '#operations/load-programme.ts';
import { portalsOf } from '#operations/programme-portals.ts';
import { ProgrammeError } from '#operations/programme-error.ts';
import type { SetupPorts } from '#operations/setup-ports.ts';

/** What the administrator may say; everything else prints this. */
const usage = `Usage:
  programme load FILE --portal-secrets FILE   saves the programme and makes its portals ready
                                              (idempotent; standing claims are never overwritten)`;

/** Tokens and keys by portal id. Kept apart from the programme, so that the programme can be shown around. */
const PortalSecretsFile = z.record(
  z.string().check(z.regex(/^\d+$/)),
  z.strictObject({
    crmToken: z.string().check(z.minLength(1)),
    portalKey: z.string().check(z.minLength(32)),
  }),
);

export class UsageError extends Error {}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProgrammeError([{ path: file, fault: cause instanceof Error ? cause.message : 'is not JSON' }]);
  }
}

// The schemas of the contracts carry codes for cards; an administrator reads sentences.
z.config(z.locales.en());

async function readAs<Schema extends z.ZodMiniType>(schema: Schema, file: string): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  throw new ProgrammeError(
    parsed.error.issues.map((issue) => ({
      path: `${file} ${issue.path.join('.')}`.trim(),
      fault: issue.message,
    })),
  );
}

/** Runs one command of the administrator; throws `UsageError` or `ProgrammeError` with sentences to print. */
export async function runCommand(
  args: readonly string[],
  ports: SetupPorts,
  shippedPolicy: Policy,
  print: (line: string) => void,
): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'portal-secrets': { type: 'string' } },
  });
  const [area, verb, file] = positionals;
  const secretsFile = values['portal-secrets'];
  if (area !== 'programme' || verb !== 'load' || file === undefined || secretsFile === undefined) {
    throw new UsageError(usage);
  }
  const document = await readAs(ProgrammeDocument, file);
  const secrets = await readAs(PortalSecretsFile, secretsFile);
  const missing = portalsOf(document).filter(({ portalId }) => secrets[String(portalId)] === undefined);
  if (missing.length > 0) {
    throw new ProgrammeError(
      missing.map(({ portalId }) => ({ path: secretsFile, fault: `has nothing for portal ${portalId}` })),
    );
  }
  const loaded = await loadProgramme(
    ports,
    document,
    shippedPolicy,
    Object.entries(secrets).map(([portalId, secret]) => ({ portalId: Number(portalId), ...secret })),
  );
  print(`Programme of ${loaded.vendor}: ${loaded.partners} partners, ${loaded.claims} claims.`);
  print(`Policy in force: ${loaded.policy.version}, since ${loaded.policy.effectiveOn}.`);
  if (loaded.unmappedOwners.length > 0) {
    print(`Users of the vendor without a role: ${loaded.unmappedOwners.join(', ')}`);
  }
  for (const portal of loaded.portals) {
    const installed = await installPortal(ports, portal, loaded.policy);
    const mirror = portal.side === 'vendor' ? `, ${installed.companies} companies read` : '';
    print(
      `Portal ${portal.portalId} (${portal.name}): ${installed.properties.created} properties made, ` +
        `${installed.properties.existing} stood already${mirror}.`,
    );
  }
}
