import { describe } from 'vitest';
import { samplesCast } from './casts/samples-cast.ts';
import { walkStories } from './walk-stories.ts';

describe('over the samples, in English, through app functions', () => {
  walkStories(samplesCast, 'en', 'function');
});

describe('over the samples, in German, by hubspot.fetch', () => {
  walkStories(samplesCast, 'de', 'fetch');
});
