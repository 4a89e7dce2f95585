/** What the review says of an audience. */
interface AudienceFacts {
  /** As a title. */
  readonly title: string;
  /** After "can be reached". */
  readonly from: string;
  /** Only workloads that the code connects are in it, so there are no clients. */
  readonly isPrivate?: true;
}

/**
 * Who can reach an endpoint, from the largest audience to the smallest one: moving down the list makes a service safer.
 * The keys are values of `review.json`. An address of the host belongs to one of its networks. A network of Docker is none
 * of those. Pods also reach what a node or a load balancer of their cluster leads to.
 */
const AUDIENCE_FACTS = {
  'every network of the host': {
    title: 'Every network of the host',
    from: 'from every network of the host',
  },
  'who reaches its load balancer': {
    title: 'Anyone who can reach its load balancer',
    from: 'by anyone who can reach its load balancer',
  },
  'who reaches a node of its cluster': {
    title: 'Anyone who can reach a node of its cluster',
    from: 'by anyone who can reach a node of its cluster',
  },
  'who reaches its address': {
    title: 'Anyone who can reach its address',
    from: 'by anyone who can reach its address',
  },
  'this host only': {
    title: 'This host only',
    from: 'from this host only',
  },
  'pods of its cluster': {
    title: 'Pods of its cluster',
    from: 'from pods of its cluster',
  },
  'containers on its network': {
    title: 'Containers on its network',
    from: 'from containers on its network',
  },
  /** Any pod where the cluster does not enforce network policies. */
  'admitted pods': {
    title: 'Admitted pods',
    from: 'only from pods that its network policy admits, if the cluster enforces network policies',
    isPrivate: true,
  },
  'private network': {
    title: 'Its private network',
    from: 'from its private network only',
    isPrivate: true,
  },
} as const satisfies Readonly<Record<string, AudienceFacts>>;

/** Who can reach an endpoint. */
export type Audience = keyof typeof AUDIENCE_FACTS;

/** All audiences, from the largest to the smallest one. */
export const AUDIENCES: readonly Audience[] = audiences(AUDIENCE_FACTS);

/** Whether only workloads that the code connects can reach an endpoint. If so, it has no clients. */
export function isPrivate(audience: Audience): boolean {
  return factsOf(audience).isPrivate === true;
}

/** An audience as a title. */
export function audienceTitle(audience: Audience): string {
  return factsOf(audience).title;
}

/** An audience in words that can follow "can be reached". */
export function audienceText(audience: Audience): string {
  return factsOf(audience).from;
}

function factsOf(audience: Audience): AudienceFacts {
  return AUDIENCE_FACTS[audience];
}

function audiences<T extends object>(facts: T): readonly (keyof T & string)[] {
  return Object.keys(facts).filter((key): key is keyof T & string => key in facts);
}
