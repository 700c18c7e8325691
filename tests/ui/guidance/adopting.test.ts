import { configure, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import Adopting from '../../../src/guidance/adopting/Adopting.svelte';
import AdoptingPaper from '../../../src/guidance/adopting/AdoptingPaper.svelte';
import { reviewed } from '../../../src/guidance/adopting/reviewed.ts';
import { patience } from '../../settings/patience.ts';

vi.mock('../../../src/ui/layout/printMargins.ts', () => ({
  drawsMargins: () => true,
  printMargins: () => () => {},
}));
configure({ asyncUtilTimeout: patience.state }); // each paper comes by itself

const given = {
  ...{ note: '', emergency: false, memory: {} },
  ...{ ongo: vi.fn(), onclear: vi.fn(), onresume: vi.fn() },
};

test('the list leads to each paper, and to the accessibility statement, which is a page of its own.', async () => {
  render(Adopting, { address: { page: 'adopting' }, ...given });
  const link = await screen.findByRole('link', { name: 'Hazard log and safety case' });
  expect(link.getAttribute('href')).toBe('#/adopting/safety-case');
  const hrefs = screen.getAllByRole('link').map((one) => one.getAttribute('href'));
  expect(hrefs).toContain('#/adopting/deployment');
  expect(hrefs).toContain('#/accessibility');
});

test('a paper says that nobody has reviewed it, numbers its hazards, and says in one fold how each control is checked.', async () => {
  render(AdoptingPaper, { address: { page: 'adopting-paper', paper: 'safety-case' }, ...given });
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy();
  expect(screen.getByText('Not yet reviewed.')).toBeTruthy();
  const first = screen.getByRole('heading', { name: '1. Danger now is not acted on' });
  const hazard = within(first.parentElement!);
  expect(hazard.getByText(/^Danger now always means 999/)).toBeTruthy();
  expect(hazard.getByText('How likely it is here')).toBeTruthy();
  await userEvent.setup().click(screen.getByText('How each of these is checked'));
  expect(
    screen.getByText('Proved on every path: “Immediate danger always means 999”'),
  ).toBeTruthy();
  expect(
    screen.getByText(/^Tested: “random changes|^Tested: “danger shows 999 .* in tests\/browser\//),
  ).toBeTruthy();
});

test('a checklist has a line to tick for each thing to do, and somewhere to sign.', async () => {
  const paper = 'checklist-data-protection-officer';
  render(AdoptingPaper, { address: { page: 'adopting-paper', paper }, ...given });
  expect(await screen.findByText('Make a copy with names held back, and read it')).toBeTruthy();
  expect(screen.getByText('Data protection officer')).toBeTruthy();
  expect(screen.getByText('Signature')).toBeTruthy();
});

test('a paper that there is not says so, and leads back to all of them.', async () => {
  render(AdoptingPaper, { address: { page: 'adopting-paper', paper: 'none' }, ...given });
  expect(await screen.findByRole('heading', { name: 'There is no such paper' })).toBeTruthy();
});

test('who has reviewed something is said only where it is signed for, and of that alone.', () => {
  const signed = [
    {
      ...{ of: 'adopting/equality.yaml', name: 'A. Person', role: 'Equality lead' },
      ...{ on: '2026-12-01', sha256: '' },
    },
  ];
  expect(reviewed('adopting/equality.yaml', signed)).toBe(
    'Reviewed by A. Person, Equality lead, on 1 December 2026.',
  );
  expect(reviewed('adopting/safety-case.yaml', signed)).toBe('Not yet reviewed.');
  expect(reviewed('adopting/equality.yaml')).toBe('Not yet reviewed.');
});
