import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { GuideText, SourcesText } from '../../content/schema.ts';

const limit = 250;
const guides = readdirSync('content/guides').filter((file) => file.endsWith('.yaml'));

/** Every word that a reader of the printed page sees. */
const words = ({ title, summary, sections }: GuideText): number =>
  [title, summary, ...sections.flatMap(({ heading, text, list }) => [heading, ...text, ...list])]
    .join(' ')
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length;

describe('guides', () => {
  test.each(guides)(
    `%s has at most ${limit} words, so that it prints on one side`,
    async (file) => {
      const guide = (await readContent(`content/guides/${file}`)) as GuideText;
      expect(words(guide)).toBeGreaterThan(0);
      expect(words(guide)).toBeLessThanOrEqual(limit);
    },
  );

  test('every topic of the documents the project began with has one', () => {
    const topics =
      'signs-of-safety smart-planning written-agreements neglect domestic-abuse-marac operation-encompass non-fatal-strangulation exploitation modern-slavery prevent back-from-conflict bruising-non-mobile lado safer-recruitment sport visitors-to-schools pre-birth private-fostering information-sharing-by-edition referral-quality escalation';
    expect(topics.split(' ').filter((topic) => !guides.includes(`${topic}.yaml`))).toEqual([]);
  });

  test('words are counted in the title, summary, headings, text and lists', () => {
    const section = { heading: 'three four', text: ['five six', 'seven'], list: ['eight'] };
    expect(
      words({ title: 'one', summary: 'two', sections: [section], sources: ['windscreen'] }),
    ).toBe(8);
  });

  test('the four meanings of consent are said in under 140 words, since they come before a question', async () => {
    expect(
      words((await readContent('content/guides/four-consents.yaml')) as GuideText),
    ).toBeLessThan(140);
  });

  test('every guide rests on sources that are listed', async () => {
    const sources = (await readContent('content/sources.yaml')) as SourcesText;
    for (const file of guides) {
      const guide = (await readContent(`content/guides/${file}`)) as GuideText;
      expect(
        guide.sources.filter((id) => !(id in sources)),
        file,
      ).toEqual([]);
    }
  });
});
