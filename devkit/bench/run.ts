import { parseArgs } from 'node:util';
import { startBenchServer, type BenchServer } from './bench-database.ts';
import { backlogFigures } from './backlog-figures.ts';
import { builtFigures } from './built-figures.ts';
import { cardFigures } from './card-figures.ts';
import { crossingFigures } from './crossing-figure.ts';
import { fallsShort, type Figure } from './figure.ts';
import { hubSpotCallFigures } from './hubspot-call-figures.ts';
import { intakeFigures } from './intake-figure.ts';
import { previewFigures } from './preview-figures.ts';
import { fullScale, quickScale, type Scale } from './scale.ts';
import { syncCallFigures } from './sync-call-figure.ts';
import { transactionFigures } from './transaction-figures.ts';
import { table } from './table.ts';

/**
 * `npm run bench -- registration` and `npm run bench -- sync`: measure what a registration costs, and what keeping two CRMs in
 * step does, and print one table. Ends with 1 where a figure falls short of its aim, and with 2 where nothing was measured.
 */
type Measure = (server: BenchServer, scale: Scale) => Promise<Figure[]>;

type Parts = Readonly<Record<string, Measure>>;

const benches: Readonly<Record<string, Parts>> = {
  registration: {
    preview: previewFigures,
    transaction: transactionFigures,
    calls: hubSpotCallFigures,
    built: builtFigures,
    card: cardFigures,
  },
  sync: {
    calls: syncCallFigures,
    backlog: backlogFigures,
    intake: intakeFigures,
    crossing: crossingFigures,
  },
};

const usage = `${Object.entries(benches)
  .map(
    ([name, parts], index) =>
      `${index === 0 ? 'Usage:' : '      '} npm run bench -- ${name} [--quick] [--only ${Object.keys(parts).join(',')}]`,
  )
  .join('\n')}
  --quick       a few seconds a figure, for whoever works on the bench itself; the figures mean little
  --only NAMES  some of the figures`;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function measure(parts: Parts, names: readonly string[], scale: Scale): Promise<Figure[]> {
  const server = await startBenchServer();
  try {
    const figures: Figure[] = [];
    for (const name of names) {
      say(`measuring: ${name}…`);
      figures.push(...((await parts[name]?.(server, scale)) ?? []));
    }
    return figures;
  } finally {
    await server.stop();
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  const parts = benches[positionals.join(' ')] ?? {};
  const names = values.only === undefined ? Object.keys(parts) : values.only.split(',');
  if (names.length === 0 || names.some((name) => !(name in parts))) {
    say(usage);
    return 2;
  }
  const figures = await measure(parts, names, values.quick ? quickScale : fullScale);
  process.stdout.write(`${table(figures)}\n`);
  return figures.some(fallsShort) ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  // Nothing was found out: neither that the aims are met nor that they are not.
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 2;
}
