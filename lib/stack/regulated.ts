import type { IConstruct } from 'constructs';
import type { Problem } from '../core/problems/problem';
import { AppRegistry } from './app-registry';
import { PlaintextSearch } from './plaintext-takers';
import { pathOrApp } from './scopes';
import type { TreeContents } from './tree-contents';

/** Returns the nearest regulated workload that contains a construct, which can be the construct itself. */
export function regulatedAround(construct: IConstruct): IConstruct | undefined {
  const registry = AppRegistry.of(construct);
  return construct.node.scopes.filter((scope) => registry.isRegulated(scope)).at(-1);
}

/** Returns the problems of constructs in a regulated workload that use a plaintext credential or accept plaintext connections. */
export function regulatedProblems({ inRegulated }: TreeContents): readonly Problem[] {
  const search = new PlaintextSearch();
  return inRegulated.flatMap(({ construct, workload }) =>
    workload === undefined ? [] : problemsIn(pathOrApp(workload), construct, search),
  );
}

function problemsIn(workload: string, construct: IConstruct, search: PlaintextSearch): readonly Problem[] {
  const { path } = construct.node;
  const taken = search.servicesIn(construct).map(
    (service): Problem => ({
      id: 'regulated-takes-plaintext',
      path,
      message: `${workload} is tagged as regulated, but uses a plaintext credential of ${service}`,
      fix: 'use a redis+ssl credential: credentials.redisSsl, the credentials of a TlsTerminator, or ConnectionOutputs with a terminator',
    }),
  );
  if (AppRegistry.of(construct).serverAt(construct)?.spec.plaintext === undefined) return taken;
  return [
    ...taken,
    {
      id: 'regulated-serves-plaintext',
      path,
      message: `the service accepts connections without TLS, but belongs to ${workload}, which is tagged as regulated`,
      given: 'plaintext true',
      fix: 'leave plaintext out and use a TlsTerminator',
    },
  ];
}
