import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync, tick } from 'svelte';
import { expect, test } from 'vitest';
import { Answering } from '../../../src/decide/answering.svelte.ts';
import DateInput from '../../../src/ui/form/DateInput.svelte';
import ErrorSummary from '../../../src/ui/form/ErrorSummary.svelte';
import { Form } from '../../../src/ui/form/form.svelte.ts';
import Textarea from '../../../src/ui/form/Textarea.svelte';
import TextInput from '../../../src/ui/form/TextInput.svelte';

test('what is typed in a box stands in its form by the name of the box, and the box says what is wrong with it', async () => {
  const form = new Form({ by: 'A. Name', why: '' });
  render(TextInput, { props: { form, name: 'by', label: 'Who' } });
  render(Textarea, { props: { form, name: 'why', label: 'Why' } });
  const [by, why] = [
    screen.getByLabelText<HTMLInputElement>('Who'),
    screen.getByLabelText<HTMLTextAreaElement>('Why'),
  ];
  expect([by.value, why.value]).toEqual(['A. Name', '']);
  await userEvent.type(why, 'Because');
  expect(form.values).toEqual({ by: 'A. Name', why: 'Because' });

  flushSync(() => form.refuse('by', 'Write your whole name'));
  expect(document.getElementById(by.getAttribute('aria-describedby')!)?.textContent).toContain(
    'Write your whole name',
  );
  expect(why.getAttribute('aria-describedby')).toBeNull();
  flushSync(() => void (form.values = { by: '', why: 'Taken up again' }));
  expect([by.value, why.value]).toEqual(['', 'Taken up again']);
});

test('a form passes when nothing is wrong with any field, and keeps what is wrong in its own order', () => {
  const form = new Form();
  expect(form.passes({ one: 'Write one', two: undefined, three: false, four: 'Write four' })).toBe(
    false,
  );
  expect(form.problems).toEqual([
    { field: 'one', message: 'Write one' },
    { field: 'four', message: 'Write four' },
  ]);
  expect([form.said('one'), form.said('two')]).toEqual(['Write one', undefined]);
  expect(form.passes({ one: '' })).toBe(true);
  expect(form.problems).toEqual([]);
});

test('a date is gone to by its name: its first box takes the focus', async () => {
  Element.prototype.scrollIntoView = () => {};
  render(ErrorSummary, { props: { errors: [{ field: 'on', message: 'Enter a real date' }] } });
  render(DateInput, { props: { name: 'on', legend: 'When' } });
  await tick();
  await userEvent.click(screen.getByRole('link', { name: 'Enter a real date' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Day'));
});

test('a question that was answered stands as it was; one that was not has no answer until one is chosen, and says so', () => {
  const one = new Answering('harm', { ticks: false, offered: ['yes', 'no'], given: undefined });
  expect([one.answer(), one.said('harm')]).toEqual([undefined, 'Choose an answer']);
  one.values.chosen = 'no';
  expect([one.answer(), one.said('harm')]).toEqual(['no', undefined]);

  const ticked = (given: readonly string[] | undefined) =>
    new Answering('tried', { ticks: true, offered: ['a', 'b'], given });
  expect(ticked(undefined).answer()).toBeUndefined();
  expect(ticked([]).values.ticked, 'none of these').toEqual(['none']);
  expect([ticked([]).answer(), ticked(['a']).answer()]).toEqual([[], ['a']]);
});
