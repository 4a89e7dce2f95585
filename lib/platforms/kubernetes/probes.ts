import type { Workload } from '../../core/render/workload';

/** The seconds between two probes, and the seconds that a probe waits for an answer. */
const SECONDS = { period: 5, timeout: 5 };

/** Once a container has started, Kubernetes restarts it after this number of failed liveness probes in a row. */
const DEAD_AFTER = 12;

/**
 * The probes of a container. The startup probe delays the other two until the data is loaded. A server that is not ready then
 * gets no clients. Kubernetes only restarts a server that does not answer at all.
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
