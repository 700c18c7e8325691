import { z } from 'zod';

// Before any schema is made: the policy has no unsafe-eval, and Zod would otherwise try to build
// its checks with `new Function`.
z.config({ jitless: true });

export { z };
