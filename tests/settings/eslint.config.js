import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Lint: what each tool recommends. The two settings of ours say why they are here. */
export default ts.config(
  { ignores: ['dist', 'dist-library', 'test-results', 'node_modules', 'content/pages.d.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  // svelte-check knows every global name, of types and of defines too; this rule does not
  { files: ['**/*.ts', '**/*.svelte'], rules: { 'no-undef': 'off' } },
  // what is awaited may not come: a page says so, and lets it be tried afresh
  {
    files: ['src/**/*.svelte'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAwaitBlock:not(:has(SvelteAwaitCatchBlock))',
          message: 'Say what did not come: {:catch error} <Failed {error} />.',
        },
        {
          selector: 'SvelteAwaitCatchBlock:not(:has(SvelteElement[name.name="Failed"]))',
          message:
            'Say what did not come with <Failed {error} />; what else may be wrong goes inside it.',
        },
      ],
    },
  },
  // a part named _ is one that is passed over on purpose
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
    },
  },
);
