import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { download } from '../../../src/browser/download.ts';
import Challenge from '../../../src/guidance/Challenge.svelte';

vi.mock('../../../src/browser/download.ts', () => ({ download: vi.fn() }));
beforeEach(() => void vi.mocked(download).mockClear());

const shown = (what: string, id: string) =>
  render(Challenge, {
    address: { page: 'challenge', what, id },
    ...{ note: '', emergency: false, memory: {} },
    ...{ ongo: vi.fn(), onclear: vi.fn(), onresume: vi.fn() },
  });
const save = { name: 'Save it as a file' };

test('it says what it is about, warns against writing of people, and saves a file only once something is wrong', async () => {
  shown('rule', 'I15');
  expect(screen.getByText(/^Rule I15: /)).toBeTruthy();
  expect(screen.getByText(/^It becomes a file that you send to your/)).toBeTruthy();
  expect(screen.getByText(/^Write nothing about a child/)).toBeTruthy();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', save));
  expect(screen.getByRole('link', { name: 'Say what is wrong with it' })).toBeTruthy();
  expect(download).not.toHaveBeenCalled();

  await user.type(screen.getByRole('textbox', { name: /^What is wrong with it/ }), 'The age.');
  await user.type(screen.getByRole('textbox', { name: /^Where can that be read/ }), 'The Act.');
  await user.click(screen.getByRole('button', save));
  expect(download).toHaveBeenCalledWith(
    'windscreen-challenge-I15.txt',
    expect.stringMatching(/Rule I15: [^]*The age\.[^]*\(nothing written\)[^]*The Act\./),
    'text/plain',
  );
  expect(await screen.findByText(/^Saved\. Now send the file/)).toBeTruthy();
});

test('nothing that is typed is kept in the browser', async () => {
  shown('source', 'n16');
  await userEvent.setup().type(screen.getByRole('textbox', { name: /wrong/ }), 'zebra');
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.toContain('zebra');
  expect(location.href).not.toContain('zebra');
});

test('what there is not cannot be challenged', () => {
  shown('rule', 'no-such');
  expect(screen.getByRole('heading', { name: 'There is no such rule or source' })).toBeTruthy();
});
