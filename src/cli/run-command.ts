import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { ProgrammeDocument } from '#contracts/programme.ts';
import type { Policy } from '#core/policy.ts';
import { installPortal } from '#operations/programme/install-portal.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import { ProgrammeError } from '#operations/programme/programme-error.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { SetupPorts } from '#operations/programme/setup-ports.ts';
import type { DeadLetters } from '#operations/sync/dead-letters.ts';
import { companyProgress, type ProgressOutput } from './company-progress.ts';

/** What the administrator may say; everything else prints this. */
const usage = `Usage:
  programme load FILE --portal-secrets FILE   saves the programme and makes its portals ready
                                              (idempotent; standing claims are never overwritten;
                                              interrupted, it goes on where it stopped)
  pipeline create --portal ID                 makes a deal pipeline "Shared deals" in a portal and prints its id
  dead-letters list                           what was given up and waits for a person, with the reason
  dead-letters retry [--portal ID]            tries it again`;

/** What the commands work on. */
export interface CommandPorts extends SetupPorts {
  readonly deadLetters: DeadLetters;
  /** Null where the programme does not name it. */
  readPortal(portalId: number): Promise<Portal | null>;
}

/** Tokens and keys by portal id. Kept apart from the programme, so that the programme can be shown around. */
const PortalSecretsFile = z.record(
  z.string().check(z.regex(/^\d+$/)),
  z.strictObject({
    crmToken: z.string().check(z.minLength(1)),
    portalKey: z.string().check(z.minLength(32)),
    clientSecret: z.exactOptional(z.string().check(z.minLength(1))),
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

/** A portal whose token neither the secrets name nor an install brought yet. */
function isNotConnected(error: unknown): boolean {
  return error instanceof Error && 'category' in error && error.category === 'NOT_CONNECTED';
}

/** Runs one command of the administrator; throws `UsageError` or `ProgrammeError` with sentences to print. */
export async function runCommand(
  args: readonly string[],
  ports: CommandPorts,
  shippedPolicy: Policy,
  print: (line: string) => void,
  progressTo: ProgressOutput,
): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'portal-secrets': { type: 'string' }, portal: { type: 'string' } },
  });
  const [area = '', verb = '', file] = positionals;
  const portalId = values.portal === undefined ? null : Number(values.portal);
  if (portalId !== null && !Number.isSafeInteger(portalId)) throw new UsageError(usage);
  const secretsFile = values['portal-secrets'];
  switch (`${area} ${verb}`) {
    case 'programme load':
      if (file === undefined || secretsFile === undefined) throw new UsageError(usage);
      return loadProgrammeFile(file, secretsFile, ports, shippedPolicy, print, progressTo);
    case 'pipeline create':
      if (portalId === null) throw new UsageError(usage);
      return createPipeline(ports, portalId, print);
    case 'dead-letters list':
      return listDeadLetters(ports, print);
    case 'dead-letters retry':
      return print(`${String(await ports.deadLetters.retry(portalId))} are tried again.`);
    default:
      throw new UsageError(usage);
  }
}

async function createPipeline(
  ports: CommandPorts,
  portalId: number,
  print: (line: string) => void,
): Promise<void> {
  const portal = await ports.readPortal(portalId);
  if (portal === null) throw new UsageError(`The programme names no portal ${String(portalId)}.`);
  const { pipelineId, isNew } = await ports.crm.ensurePipeline(portal);
  print(
    `Pipeline ${pipelineId} ${isNew ? 'was made' : 'stood already'} in portal ${String(portalId)} (${portal.name}).`,
  );
  if (portal.side === 'vendor') {
    print(
      `New shared deals lie there once the programme says "dealPipelineId": "${pipelineId}" for the vendor.`,
    );
  }
}

async function listDeadLetters({ deadLetters }: CommandPorts, print: (line: string) => void): Promise<void> {
  const letters = await deadLetters.list();
  for (const { since, portalId, kind, about, sharedDealId, error } of letters) {
    const deal = sharedDealId === null ? '' : ` of shared deal ${sharedDealId}`;
    print(`${since.toISOString()}  portal ${String(portalId)}  ${kind} ${about}${deal}: ${error}`);
  }
  print(letters.length === 0 ? 'Nothing was given up.' : `${String(letters.length)} wait for a person.`);
}

async function loadProgrammeFile(
  file: string,
  secretsFile: string,
  ports: SetupPorts,
  shippedPolicy: Policy,
  print: (line: string) => void,
  progressTo: ProgressOutput,
): Promise<void> {
  const document = await readAs(ProgrammeDocument, file);
  const secrets = await readAs(PortalSecretsFile, secretsFile);
  const loaded = await loadProgramme(
    ports,
    document,
    shippedPolicy,
    Object.entries(secrets).map(([portalId, secret]) => ({ portalId: Number(portalId), ...secret })),
  ).catch((error: unknown) => {
    if (!isNotConnected(error)) throw error;
    const { portalId } = document.vendor.portal;
    const fault = `has nothing for portal ${portalId}, the vendor's, where the programme's people are looked up`;
    throw new ProgrammeError([{ path: secretsFile, fault }]);
  });
  print(`Programme of ${loaded.vendor}: ${loaded.partners} partners, ${loaded.claims} claims.`);
  print(`Policy in force: ${loaded.policy.version}, since ${loaded.policy.effectiveOn}.`);
  if (loaded.unmappedOwners.length > 0) {
    print(`Users of the vendor without a role: ${loaded.unmappedOwners.join(', ')}`);
  }
  for (const portal of loaded.portals) {
    const progress = companyProgress(progressTo);
    let read = 0;
    const installed = await installPortal(ports, portal, loaded.policy, (now) => {
      read = now.read;
      progress.onProgress(now);
    })
      .finally(() => progress.end())
      .catch((error: unknown) => {
        if (isNotConnected(error)) return null;
        if (read > 0) {
          print(`Stopped. Run the command again: it goes on after ${read.toLocaleString('en')} companies.`);
        }
        throw error;
      });
    if (installed === null) {
      print(`Portal ${portal.portalId} (${portal.name}): waits until the app is installed there.`);
      continue;
    }
    const mirror =
      portal.side === 'vendor' ? `, ${installed.companies.toLocaleString('en')} companies read` : '';
    print(
      `Portal ${portal.portalId} (${portal.name}): ${installed.properties.created} properties made, ` +
        `${installed.properties.existing} stood already${mirror}.`,
    );
  }
}
