import { config as uiExtensions } from '@hubspot/eslint-config-ui-extensions';
import tseslint from 'typescript-eslint';

/** HubSpot's own rules, which know the cards' sandbox. Everything else is checked by oxlint and TypeScript. */
export default [
  { ignores: ['**', '!extensions/', '!extensions/**'] },
  ...uiExtensions.map((entry) => ({ ...entry, files: ['extensions/**/*.{ts,tsx}'] })),
  { files: ['extensions/**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
];
