import { onMount } from 'svelte';
import * as clock from '../browser/clock.ts';
import { knownByDevice } from './device.ts';
import type { Session } from './session.svelte.ts';

/**
 * The offices open and close while someone reads: who answers now is who is shown. To be called
 * while a page is set up; looks again every quarter of a minute for as long as it stands, and says
 * so where who answers has changed.
 */
export function followHours(session: Session, onchange: () => void = () => {}): void {
  const look = async () => {
    const at = clock.now();
    const { hours } = await knownByDevice(session.draft, at);
    if ((hours === 'office' || hours === 'out') && session.hoursNow(hours, at)) onchange();
  };
  onMount(() => {
    const again = () => void look().catch(() => {}); // looked at again; the page itself says what did not load
    again();
    const timer = setInterval(again, 15_000);
    return () => clearInterval(timer);
  });
}
