/** It cannot be drilled, and why. */
export class DrillError extends Error {}
