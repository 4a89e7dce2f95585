import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  Aspects,
  DefaultTokenResolver,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
import { Construct, Node } from 'constructs';
import {
  ConnectionOutputs,
  PolicyRule,
  RedisPolicy,
  RedisService,
  RegulatedWorkload,
  Replica,
  TlsTerminator,
} from '../../lib';
import { KubernetesPlatform } from '../../lib/kubernetes';

/** What an app costs, for each construct in it. */
interface Work {
  /** How often the children of a construct are read: once for each visit by a walk of the tree. */
  readonly visits: number;
  /** How often a token is resolved. */
  readonly resolutions: number;
  /** How often a resource is asked for its Terraform. */
  readonly renderings: number;
}

const COUNTED = [
  { name: 'visits', owner: Node.prototype, member: 'children' },
  { name: 'resolutions', owner: DefaultTokenResolver.prototype, member: 'resolveToken' },
  { name: 'renderings', owner: TerraformResource.prototype, member: 'toTerraform' },
] as const;

const counts = { visits: 0, resolutions: 0, renderings: 0 };

/** Has every access to the counted members counted, and returns a function that undoes it. */
function countAccesses(): () => void {
  const undo = COUNTED.map(({ name, owner, member }) => {
    counts[name] = 0;
    const original = Object.getOwnPropertyDescriptor(owner, member);
    Object.defineProperty(owner, member, {
      configurable: true,
      get() {
        counts[name] += 1;
        return original?.get === undefined ? original?.value : original.get.call(this);
      },
    });
    return () => Object.defineProperty(owner, member, original ?? {});
  });
  return () => {
    for (const one of undo) one();
  };
}

/** Creates and synthesizes an app, and counts the work for each of its constructs. */
function workOf(build: (app: App) => void): Work {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-work-'));
  const undo = countAccesses();
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    const { visits, resolutions, renderings } = counts;
    const constructs = app.node.findAll().length;
    return {
      visits: visits / constructs,
      resolutions: resolutions / constructs,
      renderings: renderings / constructs,
    };
  } finally {
    undo();
    rmSync(outdir, { recursive: true });
  }
}

/** A service with a terminator and a replica. */
function triplet(scope: Construct, index: number): RedisService {
  const service = new RedisService(scope, `Redis${index}`);
  new TlsTerminator(scope, `Tls${index}`, { service, port: 10_000 + index });
  new Replica(scope, `Replica${index}`, { primary: service });
  return service;
}

function times(count: number, create: (index: number) => void): void {
  for (let index = 0; index < count; index++) create(index);
}

/** An app with a given number of parts of the same kind. */
interface SizedApp {
  readonly sizes: readonly number[];
  readonly build: (app: App, size: number) => void;
}

const APPS: Record<string, SizedApp> = {
  'services with a terminator and a replica in one stack': {
    sizes: [10, 40, 160],
    build: (app, size) => {
      const stack = new TerraformStack(app, 'one');
      times(size, (index) => triplet(stack, index));
    },
  },
  'stacks with such a service': {
    sizes: [5, 20, 80],
    build: (app, size) => {
      times(size, (index) => triplet(new TerraformStack(app, `stack${index}`), 0));
    },
  },
  'terminators and replicas of one service': {
    sizes: [4, 12, 36],
    build: (app, size) => {
      const stack = new TerraformStack(app, 'one');
      const service = new RedisService(stack, 'Redis');
      times(size, (index) => {
        new TlsTerminator(stack, `Tls${index}`, { service, port: 10_000 + index });
        new Replica(stack, `Replica${index}`, { primary: service });
      });
    },
  },
  'services with outputs': {
    sizes: [4, 12, 36],
    build: (app, size) => {
      const stack = new TerraformStack(app, 'one');
      times(size, (index) => new ConnectionOutputs(stack, `out${index}`, { service: triplet(stack, index) }));
    },
  },
  'services on Kubernetes': {
    sizes: [4, 12, 36],
    build: (app, size) => {
      const stack = new TerraformStack(app, 'one');
      const platform = new KubernetesPlatform();
      times(size, (index) => {
        const service = new RedisService(stack, `Redis${index}`, { platform });
        new TlsTerminator(stack, `Tls${index}`, { service });
      });
    },
  },
  'services, each with a policy': {
    sizes: [4, 12, 36],
    build: (app, size) => {
      const stack = new TerraformStack(app, 'one');
      times(size, (index) =>
        Aspects.of(triplet(stack, index)).add(new RedisPolicy({ rules: [PolicyRule.durableFlavors()] })),
      );
    },
  },
  'regulated workloads that use local values': {
    sizes: [4, 12, 36],
    build: (app, size) => {
      const stack = new TerraformStack(app, 'one');
      times(size, (index) => {
        const workload = new Construct(stack, `Workload${index}`);
        RegulatedWorkload.tag(workload);
        const local = new TerraformLocal(stack, `local${index}`, index);
        new TerraformOutput(workload, 'out', { value: local.expression });
        triplet(workload, index);
      });
    },
  },
};

beforeAll(() => {
  // cdktf records for every token where it was made, which takes most of the time of a synth.
  jest.spyOn(Error, 'captureStackTrace').mockImplementation(() => undefined);
});

afterAll(() => jest.restoreAllMocks());

describe('the work of a synth', () => {
  test.each(Object.entries(APPS))(
    'grows no faster than the app: %s',
    (_, { sizes, build }) => {
      const [small, ...larger] = sizes.map((size) => workOf((app) => build(app, size)));
      for (const work of larger) {
        expect(work.visits).toBeLessThan(small.visits + 1);
        expect(work.resolutions).toBeLessThan(small.resolutions + 1);
        expect(work.renderings).toBeLessThan(small.renderings + 1);
      }
    },
    120_000,
  );
});
