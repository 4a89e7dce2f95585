/** How good or bad something is, for its colour. The words around it always say it too. */
export type Tone = 'danger' | 'warning' | 'good' | 'plain';
