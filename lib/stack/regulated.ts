import type { IConstruct } from 'constructs';
import type { Problem } from '../core/problems/problem';
import type { PlannedServer } from '../core/review/server';
import { plaintextServicesIn } from './plaintext-takers';
import { APP, isInStack } from './scopes';

/** Metadata of a construct at and below which regulated information is handled. */
const REGULATED = 'cdktf-redis:regulated';

/** Tags a construct as a regulated workload. */
export function markRegulated({ node }: IConstruct): void {
  node.addMetadata(REGULATED, true);
}

/** The nearest regulated workload that a construct is, or is part of. */
export function regulatedAround({ node }: IConstruct): IConstruct | undefined {
  return node.scopes.filter(isMarked).at(-1);
}

/** Construct paths of the regulated workloads at or below a construct: itself, where it is part of one. */
export function regulatedIn(construct: IConstruct): readonly string[] {
  if (regulatedAround(construct) !== undefined) return [pathOf(construct)];
  return construct.node.findAll().filter(isMarked).map(pathOf);
}

/** What of some constructs takes plaintext into a regulated workload, or serves it there. */
export function regulatedProblems(constructs: readonly IConstruct[]): readonly Problem[] {
  return constructs.filter(isInStack).flatMap((construct) => {
    const workload = regulatedAround(construct);
    return workload === undefined ? [] : problemsIn(pathOf(workload), construct);
  });
}

function problemsIn(workload: string, construct: IConstruct): readonly Problem[] {
  const { path } = construct.node;
  const taken = plaintextServicesIn(construct).map(
    (service): Problem => ({
      id: 'regulated-takes-plaintext',
      path,
      message: `the plaintext credential of ${service} is taken into ${workload}, which is tagged as regulated`,
      fix: 'take a redis+ssl credential: redisSsl, that of a TlsTerminator, or ConnectionOutputs with a terminator',
    }),
  );
  if (!isServer(construct) || construct._planned.spec.plaintext === undefined) return taken;
  return [
    ...taken,
    {
      id: 'regulated-serves-plaintext',
      path,
      message: `the service accepts connections without TLS, and is part of ${workload}, which is tagged as regulated`,
      given: 'plaintext true',
      fix: 'leave plaintext out, and put a TlsTerminator in front of the service',
    },
  ];
}

function isServer(construct: IConstruct): construct is IConstruct & { readonly _planned: PlannedServer } {
  return '_planned' in construct;
}

function isMarked({ node }: IConstruct): boolean {
  return node.metadata.some(({ type }) => type === REGULATED);
}

function pathOf({ node }: IConstruct): string {
  return node.path === '' ? APP : node.path;
}
