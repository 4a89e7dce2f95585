import { collide, type HostPort } from '../resolve/listener';
import type { Problem } from './problem';

/** The names and the ports of the host that a construct takes on an engine. */
export interface Claim {
  readonly path: string;
  readonly stack: string;
  /** Engine that the claim is for: two engines have nothing to clash over. */
  readonly engine: string;
  readonly names: readonly string[];
  readonly listeners: readonly HostPort[];
}

/**
 * Notes every pair of constructs that want the same name of one engine, or within a stack the same port: two
 * stacks can be meant for two machines, but a name taken twice would share a data volume.
 */
export function clashes(claims: readonly Claim[]): Problem[] {
  return claims.flatMap((claim, index) =>
    claims
      .slice(0, index)
      .filter((earlier) => earlier.engine === claim.engine)
      .flatMap((earlier) => [
        ...nameClash(earlier, claim),
        ...(earlier.stack === claim.stack ? portClashes(earlier, claim) : []),
      ]),
  );
}

function nameClash(earlier: Claim, claim: Claim): Problem[] {
  const taken = claim.names.filter((name) => earlier.names.includes(name)).slice(0, 1);
  return taken.map((name) => ({
    id: 'name-taken',
    path: claim.path,
    message: `${earlier.path} has the same name`,
    given: `'${name}'`,
    fix: 'give one of them another name, or none to have one made from the construct path',
  }));
}

function portClashes(earlier: Claim, claim: Claim): Problem[] {
  return claim.listeners
    .filter((listener) => earlier.listeners.some((other) => collide(listener, other)))
    .map(({ address, port }) => ({
      id: 'port-taken',
      path: claim.path,
      message: `${earlier.path} listens on the same port of the host`,
      given: `${address} port ${port}`,
      fix: 'give one of them another port or another address',
    }));
}
