/*
 * The least a wizard can be: twelve questions of three answers, by hand and with no library. What
 * Windscreen takes for a click is measured beside it (tests/bench/steps.ts), since no page can be
 * faster than one that does nothing else.
 */
import './base.css';
import spec from './spec.json';

const { questions, recommendation } = spec;
const at = new Map(questions.map(({ id }, i) => [id, i]));
const answers = new Map<string, string>();
const path = [0];
const app = document.querySelector<HTMLElement>('#app')!;

const given = () =>
  path
    .slice(0, -1)
    .map((i) => questions[i]!)
    .map(
      ({ id, title, options }) =>
        `<dt>${title}</dt><dd>${options.find((one) => one.id === answers.get(id))!.label}</dd>`,
    )
    .join('');

function draw(refused = false): void {
  const i = path.at(-1)!;
  const question = questions[i];
  app.innerHTML = question
    ? `<form><fieldset><legend tabindex="-1">${question.title}</legend><p>${question.help}</p>${refused ? '<p role="alert">Choose an answer</p>' : ''}${question.options
        .map(
          ({ id, label }) =>
            `<label><input type="radio" name="answer" value="${id}"${answers.get(question.id) === id ? ' checked' : ''}>${label}</label>`,
        )
        .join(
          '',
        )}</fieldset><button>Continue</button> ${path.length > 1 ? '<button type="button" class="back">Back</button>' : ''}</form>`
    : `<h1 tabindex="-1">Your recommendation</h1><p>${recommendation}</p><dl>${given()}</dl><button type="button" class="back">Back</button>`;
  app.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const answer = new FormData(event.target as HTMLFormElement).get('answer');
    if (typeof answer !== 'string') return draw(true);
    answers.set(question!.id, answer);
    const next: Readonly<Record<string, string | undefined>> = question!.next;
    const jump = next[answer];
    path.push(jump ? at.get(jump)! : i + 1);
    draw();
  });
  app.querySelector('.back')?.addEventListener('click', () => {
    path.pop();
    draw();
  });
  app.querySelector<HTMLElement>('[tabindex]')!.focus();
}

draw();
