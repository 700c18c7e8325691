import type { RulesText } from '../../content/schema.ts';

/** Every rule that is cited, by its id. */
export const book: RulesText = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<RulesText>('../../content/rulebook/*.yaml', {
      eager: true,
      import: 'default',
    }),
  ),
);
