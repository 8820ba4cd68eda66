import { describe } from 'vitest';
import { exportsCast } from './casts/exports-cast.ts';
import { walkStories } from './walk-stories.ts';

describe("over somebody else's exports, in English, by hubspot.fetch", () => {
  walkStories(exportsCast, 'en', 'fetch');
});

describe("over somebody else's exports, in German, through app functions", () => {
  walkStories(exportsCast, 'de', 'function');
});
