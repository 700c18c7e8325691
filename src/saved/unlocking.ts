/**
 * What stands before the records that are kept, as one part: whoever is asked for the passphrase
 * has the lock too.
 */
export { default as Lock } from './Lock.svelte';
export { default as RecoverySheet } from './RecoverySheet.svelte';
export { default as Unlock } from './Unlock.svelte';
