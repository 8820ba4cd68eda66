import { parseArgs } from 'node:util';
import { startBenchServer, type BenchServer } from './bench-database.ts';
import { builtFigures } from './built-figures.ts';
import { cardFigures } from './card-figures.ts';
import { fallsShort, type Figure } from './figure.ts';
import { hubSpotCallFigures } from './hubspot-call-figures.ts';
import { previewFigures } from './preview-figures.ts';
import { fullScale, quickScale, type Scale } from './scale.ts';
import { transactionFigures } from './transaction-figures.ts';
import { table } from './table.ts';

/**
 * `npm run bench -- registration`: measures what a registration costs and prints one table. Ends with 1 where a figure falls
 * short of its aim, and with 2 where nothing was measured.
 */
const usage = `Usage: npm run bench -- registration [--quick] [--only preview,transaction,calls,built,card]
  --quick       a few seconds a figure, for whoever works on the bench itself; the figures mean little
  --only NAMES  some of the figures`;

type Measure = (server: BenchServer, scale: Scale) => Promise<Figure[]>;

const parts: Readonly<Record<string, Measure>> = {
  preview: previewFigures,
  transaction: transactionFigures,
  calls: hubSpotCallFigures,
  built: builtFigures,
  card: cardFigures,
};

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function measure(names: readonly string[], scale: Scale): Promise<Figure[]> {
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
  const names = values.only === undefined ? Object.keys(parts) : values.only.split(',');
  if (positionals.join(' ') !== 'registration' || names.some((name) => !(name in parts))) {
    say(usage);
    return 2;
  }
  const figures = await measure(names, values.quick ? quickScale : fullScale);
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
