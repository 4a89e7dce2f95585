import type { Workload } from '../../core/render/workload';

/** Seconds between two questions, and for an answer. */
const SECONDS = { period: 5, timeout: 5 };

/** A container that answered once is restarted after so many questions without an answer. */
const DEAD_AFTER = 12;

/**
 * The probes of a container. The first holds the others back until the data set is loaded. From then on a server that
 * does not serve gets no clients, and only one that does not answer at all is restarted.
 */
export function probesOf({ health, startupTimeoutSeconds }: Workload) {
  const probe = (command: string, failureThreshold: number) => ({
    exec: { command: ['sh', '-c', command] },
    periodSeconds: SECONDS.period,
    timeoutSeconds: SECONDS.timeout,
    failureThreshold,
  });
  return {
    startupProbe: probe(health.started, Math.ceil(startupTimeoutSeconds / SECONDS.period)),
    livenessProbe: probe(health.alive, DEAD_AFTER),
    readinessProbe: probe(health.ready, 2),
  };
}
