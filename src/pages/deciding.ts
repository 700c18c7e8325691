/** What a decision needs once it is begun, as one part: whoever has begun one has all of it. */
export { drop, dropOffer, forgetEverything, NoLongerKept, offers, takeUp, takeUpOffer } from '../decide/held.ts';
export { Session } from '../decide/session.svelte.ts';
export { rulesNow } from '../record/rulesNow.ts';
export { default as Keep } from './Keep.svelte';
export { default as RingNow } from './RingNow.svelte';
