/**
 * What a page of Windscreen may do, in one place: the build writes `contentSecurityPolicy` into
 * index.html, so it holds wherever the folder is put, and serve.ts sends `securityHeaders` too.
 * Promise: no request leaves the origin after load, and no text ever becomes code or markup.
 */
const directives = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' blob:", // a picture that was attached to a record, once it has been unsealed
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  // the one policy Svelte makes, for the templates it compiled; and the one that names the workers
  // (src/browser/workers.ts)
  'trusted-types': 'svelte-trusted-html windscreen-worker',
};

const written = (policy: Readonly<Record<string, string>>) =>
  Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
export const contentSecurityPolicy = written(directives);

/**
 * What the page may do that is all of Windscreen in one file: run its one script and its one style
 * sheet, known by their hashes, and the workers that it makes of what it carries.
 */
export const singlePolicy = (script: string, style: string): string =>
  written({
    ...directives,
    'script-src': script,
    'style-src': style,
    'font-src': 'data:',
    'img-src': 'blob:',
    'manifest-src': "'none'",
    'worker-src': 'blob:',
  });

/**
 * What the script that keeps Windscreen on the device may do, where a server says so with it: it
 * alone fetches, and only from where it came.
 */
export const serviceWorkerPolicy = written({
  'default-src': "'none'",
  'connect-src': "'self'",
  'require-trusted-types-for': "'script'",
});

const unusedPowers = [
  'accelerometer',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'payment',
  'usb',
];

export const securityHeaders: Record<string, string> = {
  'Content-Security-Policy': `${contentSecurityPolicy}; frame-ancestors 'none'`, // a <meta> may not say frame-ancestors
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // a trainer may read a room’s codes with the camera, when they ask for it
  'Permissions-Policy': ['camera=(self)', ...unusedPowers.map((power) => `${power}=()`)].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
