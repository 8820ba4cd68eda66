import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, environmentNames, readConfig } from '#config/config.ts';

const masterKey = Buffer.alloc(32, 7).toString('base64');

function configErrorOf(read: () => unknown): ConfigError {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('no ConfigError was thrown');
}

describe('the environment', () => {
  it('needs nothing but the master key', () => {
    const config = readConfig({ MASTER_KEY: masterKey });
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4300,
      database: { folder: '.data/hub' },
      publicUrl: null,
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ MASTER_KEY: masterKey, HUB_PORT: '', DATABASE_URL: '' })).toMatchObject({
      port: 4300,
      database: { folder: '.data/hub' },
    });
  });

  it('reports all faults at once and never a value', () => {
    const read = () => readConfig({ MASTER_KEY: 'c2hvcnQ=', HUB_PORT: 'eighty', LOG_LEVEL: 'loud' });
    const { faults, message } = configErrorOf(read);
    expect(faults.map((fault) => fault.split(' ')[0]).toSorted()).toEqual([
      'HUB_PORT',
      'LOG_LEVEL',
      'MASTER_KEY',
    ]);
    expect(message).not.toContain('c2hvcnQ=');
  });

  it('shows no secret however it is printed', () => {
    const url = 'postgres://hub:very-secret@localhost/hub';
    const config = readConfig({ MASTER_KEY: masterKey, DATABASE_URL: url });
    for (const printed of [JSON.stringify(config), inspect(config, { depth: 5 }), String(config.masterKey)]) {
      expect(printed).not.toContain('very-secret');
      expect(printed).not.toContain(masterKey);
    }
    expect('url' in config.database && config.database.url.reveal()).toBe(url);
  });

  it('stands as a whole in .env.example', () => {
    const example = readFileSync(path.resolve(import.meta.dirname, '../../.env.example'), 'utf8');
    const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(names.toSorted()).toEqual([...environmentNames].toSorted());
  });
});
