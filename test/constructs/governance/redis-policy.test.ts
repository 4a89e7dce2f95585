import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import {
  Annotations,
  App,
  Aspects,
  type IAspect,
  TerraformResource,
  type TerraformStack,
  Testing,
} from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import {
  Flavor,
  PolicyRule,
  PolicySeverity,
  RedisPolicy,
  RedisService,
  RemovalPolicy,
  Review,
  TlsTerminator,
} from '../../../lib';
import type { StackReview } from '../../../lib/core/review/schema';
import { parseProblems } from '../../support/problem-text';
import { messageOf, verdictOn } from '../../support/problems';
import { type Context, newApp, newStack, warningsOf } from '../../support/synth';

const EXCEPTION = { path: 'two/Cache', reason: 'holds nothing but sessions', until: '2030-03-31' };

function demand(scope: IConstruct, ...rules: PolicyRule[]): void {
  Aspects.of(scope).add(new RedisPolicy({ rules }));
}

/** Creates two stacks, each with a memory-only service. */
function twoStacks(app: App): { readonly one: TerraformStack; readonly two: TerraformStack } {
  const [one, two] = ['one', 'two'].map((name) => newStack(app, name));
  for (const stack of [one, two]) new RedisService(stack, 'Cache', { flavor: Flavor.MEMORY_ONLY });
  return { one, two };
}

/** The files that a synth writes, and the message of its error. */
function synthesized(build: (app: App) => void, context: Context = {}) {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-policy-'));
  try {
    const app = new App({ outdir, context: { ...context } });
    build(app);
    const error = messageOf(() => app.synth());
    const files = new Map(
      readdirSync(outdir, { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [relative(outdir, file), readFileSync(file, 'utf8')]),
    );
    const textOf = (file: string) => files.get(file) ?? '';
    const reviewText = (stack: string) => textOf(`stacks/${stack}/review.json`);
    return {
      error,
      manifest: textOf('manifest.json'),
      reviewText,
      reviewOf: (stack: string): StackReview => JSON.parse(reviewText(stack)),
      jsonOf: (stack: string) => textOf(`stacks/${stack}/cdk.tf.json`),
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function on<T>(day: string, action: () => T): T {
  jest.useFakeTimers({ now: new Date(day) });
  try {
    return action();
  } finally {
    jest.useRealTimers();
  }
}

/** The problems in an error message, each as `id path`. */
function problemsIn(error: string): string[] {
  return parseProblems(error).map(({ id, path }) => `${id} ${path}`);
}

describe('a policy of an app', () => {
  test('checks all stacks and reports every problem in one error', () => {
    const { error, manifest } = synthesized((app) => {
      const { two } = twoStacks(app);
      demand(app, PolicyRule.durableFlavors());
      new RedisService(two, 'Bad', { plaintextPort: 7000 });
    });
    expect(problemsIn(error)).toEqual([
      'plaintext-not-asked-for two/Bad',
      'policy-durability one/Cache',
      'policy-durability two/Cache',
    ]);
    expect(manifest).toBe('');
  });

  test.each(['one', 'two'] as const)('also applies to Testing.synth of the stack %s', (name) => {
    const app = newApp();
    const stacks = twoStacks(app);
    demand(app, PolicyRule.durableFlavors());
    expect(problemsIn(messageOf(() => Testing.synth(stacks[name])))).toEqual([
      'policy-durability one/Cache',
      'policy-durability two/Cache',
    ]);
  });

  test('checks constructs that an aspect adds', () => {
    const { error } = synthesized((app) => {
      const one = newStack(app, 'one');
      new RedisService(one, 'Redis');
      demand(app, PolicyRule.durableFlavors());
      const adding: IAspect = {
        visit: (node) => {
          if (node !== one || one.node.tryFindChild('Added') !== undefined) return;
          new RedisService(one, 'Added', { flavor: Flavor.MEMORY_ONLY });
        },
      };
      Aspects.of(one).add(adding);
    });
    expect(problemsIn(error)).toEqual(['policy-durability one/Added']);
  });

  test('applies if an aspect adds it', () => {
    const { error } = synthesized((app) => {
      const { one } = twoStacks(app);
      const policy = new RedisPolicy({ rules: [PolicyRule.durableFlavors()] });
      Aspects.of(one).add({
        visit: (node) => {
          if (node === one && !Aspects.of(one).all.includes(policy)) Aspects.of(one).add(policy);
        },
      });
    });
    expect(problemsIn(error)).toEqual(['policy-durability one/Cache']);
  });
});

describe('a policy of a part of an app', () => {
  test.each([
    [
      'a stack',
      (stack: TerraformStack) => stack,
      ['policy-durability one/Cache', 'policy-durability one/Team/Cache'],
    ],
    [
      'a construct',
      (stack: TerraformStack) => stack.node.findChild('Team'),
      ['policy-durability one/Team/Cache'],
    ],
    ['a service', (stack: TerraformStack) => stack.node.findChild('Cache'), ['policy-durability one/Cache']],
  ] as const)('checks the scope and everything below it: %s', (_, part, problems) => {
    const app = newApp();
    const { one } = twoStacks(app);
    new RedisService(new Construct(one, 'Team'), 'Cache', { flavor: Flavor.MEMORY_ONLY });
    demand(part(one), PolicyRule.durableFlavors());
    expect(problemsIn(messageOf(() => Testing.synth(one)))).toEqual(problems);
  });

  test('is named by its path in the error', () => {
    const { error } = verdictOn((stack) => {
      demand(new RedisService(stack, 'Cache', { flavor: Flavor.MEMORY_ONLY }), PolicyRule.durableFlavors());
    });
    expect(error).toContain('but the policy of test/Cache requires durable flavors only (policy-durability)');
  });

  test('adds to the policies above it, and its exceptions do not apply to them', () => {
    const app = newApp();
    const { two } = twoStacks(app);
    demand(two, PolicyRule.durableFlavors());
    demand(two.node.findChild('Cache'), PolicyRule.durableFlavors({ exceptions: [EXCEPTION] }));
    expect(on('2027-01-01', () => parseProblems(messageOf(() => Testing.synth(two))))).toMatchObject([
      { path: 'two/Cache', message: expect.stringContaining('the policy of two requires') },
    ]);
  });

  test('reports a problem once, even if the policy is added twice', () => {
    const app = newApp();
    const { one, two } = twoStacks(app);
    const policy = new RedisPolicy({ rules: [PolicyRule.durableFlavors()] });
    for (const stack of [one, one, two]) Aspects.of(stack).add(policy);
    expect(problemsIn(messageOf(() => Testing.synth(one)))).toEqual([
      'policy-durability one/Cache',
      'policy-durability two/Cache',
    ]);
    expect(
      Review.of(one)
        .toText()
        .match(/^Policy of one$/gm),
    ).toHaveLength(1);
  });
});

describe('a warning of a policy', () => {
  test('becomes an annotation of the construct and does not stop the synth', () => {
    const { error, warnings } = verdictOn((stack) => {
      demand(stack, PolicyRule.durableFlavors({ severity: PolicySeverity.WARNING }));
      new RedisService(stack, 'Cache', { flavor: Flavor.MEMORY_ONLY });
    });
    expect(error).toBe('');
    expect(warnings).toEqual([
      '[test/Cache] the service does not keep its data on disk, but the policy of test requires durable flavors only. ' +
        'Fix: use one of the allowed flavors, or a versionString without -nordb (policy-durability)',
    ]);
  });

  test('appears in the manifest and in the review with its severity', () => {
    const { error, manifest, reviewOf } = synthesized((app) => {
      twoStacks(app);
      demand(app, PolicyRule.durableFlavors({ severity: PolicySeverity.WARNING }));
    });
    expect(error).toBe('');
    expect(JSON.parse(manifest).stacks.two.annotations).toEqual([
      expect.objectContaining({ level: '@cdktf/warn', constructPath: 'two/Cache' }),
    ]);
    expect(reviewOf('two').problems).toEqual([
      expect.objectContaining({ id: 'policy-durability', severity: 'warning', path: 'two/Cache' }),
    ]);
  });

  test.each([
    ['of a stack', 'two/Gone', 'two'],
    ['of no stack', 'three/Gone', 'one'],
  ])('about an unused exception with the path %s appears on one stack', (_, path, at) => {
    const { manifest, reviewOf } = synthesized((app) => {
      for (const name of ['one', 'two']) new RedisService(newStack(app, name), 'Redis');
      demand(app, PolicyRule.durableFlavors({ exceptions: [{ ...EXCEPTION, path }] }));
    });
    const { stacks } = JSON.parse(manifest);
    for (const name of ['one', 'two']) {
      expect(stacks[name].annotations).toHaveLength(name === at ? 1 : 0);
      expect(reviewOf(name).problems.map((problem) => problem.path)).toEqual(name === at ? [path] : []);
    }
    expect(stacks[at].annotations[0]).toMatchObject({
      constructPath: at,
      message: expect.stringContaining(`no service or terminator at or below ${path}. Fix: correct its path`),
    });
  });
});

describe('an exception of a policy', () => {
  const build = (app: App) => {
    const { two } = twoStacks(app);
    demand(two, PolicyRule.durableFlavors({ exceptions: [EXCEPTION] }));
  };

  test('lets the synth succeed until the end of its last day', () => {
    expect(on('2030-03-31T23:00:00Z', () => synthesized(build)).error).toBe('');
    expect(on('2030-04-01', () => parseProblems(synthesized(build).error))).toMatchObject([
      { path: 'two/Cache', message: expect.stringMatching(/; its exception ended on 2030-03-31$/) },
    ]);
  });

  test('appears in the review with its reason and last day, whatever the current day is', () => {
    const { reviewOf, reviewText } = on('2027-01-01', () => synthesized(build));
    expect(reviewOf('two').policies).toEqual([
      {
        scope: 'two',
        rules: [
          {
            id: 'policy-durability',
            statement: 'durable flavors only',
            severity: 'error',
            exceptions: [EXCEPTION],
          },
        ],
      },
    ]);
    expect(reviewOf('one').policies).toEqual([]);
    expect(on('2029-12-31', () => synthesized(build)).reviewText('two')).toBe(reviewText('two'));
  });

  test('is shown with control characters escaped in its path and reason', () => {
    const reason = 'so\u202e\u001b[31m ${x}\n%{y}';
    const { warnings } = verdictOn((stack) => {
      new RedisService(stack, 'Redis');
      demand(stack, PolicyRule.durableFlavors({ exceptions: [{ ...EXCEPTION, path: reason, reason }] }));
      expect(Review.of(stack).toText()).toContain('so\\u202e\\u001b[31m ${x}\\n%{y}');
    });
    expect(warnings).toEqual([expect.stringContaining('at or below so\\u202e\\u001b[31m ${x}\\n%{y}. Fix')]);
  });
});

describe('the context cdktf-redis:policy', () => {
  const context = { 'cdktf-redis:policy': 'report' };
  const withTls = (app: App) => {
    const { one } = twoStacks(app);
    new TlsTerminator(one, 'Tls', { service: new RedisService(one, 'Redis') });
  };
  const build = (app: App) => {
    withTls(app);
    demand(
      app,
      PolicyRule.durableFlavors(),
      PolicyRule.certificatesValidAtMost(90, { severity: PolicySeverity.WARNING }),
    );
  };

  /** Runs the action as the cdktf CLI runs an app. */
  function asCdktfCli<T>(action: () => T): T {
    process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS = 'true';
    try {
      return action();
    } finally {
      delete process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS;
    }
  }

  test('turns violations into error annotations and still writes the review', () => {
    const { error, manifest, reviewOf } = asCdktfCli(() => synthesized(build, context));
    expect(error).toBe('');
    expect(JSON.parse(manifest).stacks.one.annotations).toEqual([
      expect.objectContaining({ level: '@cdktf/error', constructPath: 'one/Cache' }),
      expect.objectContaining({ level: '@cdktf/warn', constructPath: 'one/Tls' }),
    ]);
    for (const name of ['one', 'two']) {
      expect(reviewOf(name).problems).toContainEqual(
        expect.objectContaining({ id: 'policy-durability', severity: 'error', path: `${name}/Cache` }),
      );
    }
  });

  test('turns violations into warnings without the cdktf CLI, because cdktf would stop at the first error annotation', () => {
    const { error, manifest, reviewOf, reviewText } = synthesized(build, context);
    expect(error).toBe('');
    expect(JSON.parse(manifest).stacks.one.annotations).toEqual([
      expect.objectContaining({ level: '@cdktf/warn', constructPath: 'one/Cache' }),
      expect.objectContaining({ level: '@cdktf/warn', constructPath: 'one/Tls' }),
    ]);
    expect(reviewOf('two').problems).toMatchObject([{ id: 'policy-durability', severity: 'error' }]);
    expect(reviewText('two')).toBe(asCdktfCli(() => synthesized(build, context)).reviewText('two'));
  });

  test('leaves the Terraform JSON unchanged', () => {
    const reported = asCdktfCli(() => synthesized(build, context)).jsonOf('one');
    expect(reported).not.toBe('');
    expect(reported).toBe(synthesized(withTls).jsonOf('one'));
  });

  test('still fails the synth for problems that are not violations', () => {
    const { error } = asCdktfCli(() =>
      synthesized((app) => {
        build(app);
        new RedisService(newStack(app, 'three'), 'Bad', { plaintextPort: 7000 });
        demand(app, PolicyRule.deletionProtection({ exceptions: [{ ...EXCEPTION, reason: '' }] }));
      }, context),
    );
    expect(problemsIn(error)).toEqual([
      'plaintext-not-asked-for three/Bad',
      'policy-durability one/Cache',
      'policy-durability two/Cache',
      'bad-policy-exception App',
    ]);
  });

  test('must be set for violations to become annotations, even if cdktf continues on error annotations', () => {
    expect(problemsIn(asCdktfCli(() => synthesized(build)).error)).toEqual([
      'policy-durability one/Cache',
      'policy-durability two/Cache',
    ]);
  });
});

describe('aspects, annotations and validations of a platform team', () => {
  test('work together with a policy', () => {
    const { error, manifest, jsonOf } = synthesized((app) => {
      const { one } = twoStacks(app);
      demand(app, PolicyRule.durableFlavors({ severity: PolicySeverity.WARNING }));
      Aspects.of(one).add({
        visit: (node) => {
          if (!TerraformResource.isTerraformResource(node)) return;
          node.addOverride('lifecycle.ignore_changes', ['team_tag']);
          if (node.node.path === 'one/Cache/Container') Annotations.of(node).addInfo('ours');
        },
      });
      Annotations.of(one).addWarning('also ours');
    });
    expect(error).toBe('');
    expect(jsonOf('one').match(/team_tag/g)?.length).toBeGreaterThan(3);
    const messages = JSON.parse(manifest).stacks.one.annotations.map(
      ({ message }: { message: string }) => message.split(',')[0],
    );
    expect(messages.sort()).toEqual(['also ours', 'ours', 'the service does not keep its data on disk']);
  });

  test('stop the synth even if no policy does', () => {
    const own = (build: (stack: TerraformStack) => void) =>
      synthesized((app) => {
        const { one } = twoStacks(app);
        demand(app, PolicyRule.deletionProtection());
        build(one);
      }).error;
    expect(own((stack) => stack.node.addValidation({ validate: () => ['not like this'] }))).toContain(
      '[one] not like this',
    );
    expect(own((stack) => Annotations.of(stack).addError('nor like this'))).toContain('[one] nor like this');
    expect(own(() => undefined)).toBe('');
  });

  test('run after the policies, whose error contains only violations', () => {
    const { error } = synthesized((app) => {
      const { one } = twoStacks(app);
      demand(one, PolicyRule.durableFlavors());
      one.node.addValidation({ validate: () => ['not like this'] });
    });
    expect(problemsIn(error)).toEqual(['policy-durability one/Cache']);
  });
});

describe('the review of one construct', () => {
  test('lists the policies that apply to the construct', () => {
    const app = newApp();
    const { two } = twoStacks(app);
    const kept = new RedisService(two, 'Redis', { removalPolicy: RemovalPolicy.DESTROY });
    demand(app, PolicyRule.durableFlavors({ exceptions: [EXCEPTION] }));
    demand(kept, PolicyRule.deletionProtection({ severity: PolicySeverity.WARNING }));
    expect(Review.of(kept).toText()).toContain(
      [
        '',
        'Policy of the app',
        '  requires   durable flavors only',
        '  exception  two/Cache until the end of 2030-03-31: holds nothing but sessions',
        '',
        'Policy of two/Redis',
        '  advises    data volumes that Terraform refuses to destroy',
        '',
      ].join('\n'),
    );
    expect(Review.of(two.node.findChild('Cache')).toText()).not.toContain('Policy of two/Redis');
    expect(warningsOf(two)).toEqual([]);
  });
});
