import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TerraformStack } from 'cdktf';
import { KubernetesPlatform } from '../../../lib/kubernetes';
import { Deployment, type DeploymentOptions } from '../../e2e/support/deployment';
import { testImage } from '../../e2e/support/images';
import { type JsonObject, objectAt } from '../../e2e/support/json';
import { found, kubectl } from '../../e2e/support/kubectl';
import { synth } from '../../e2e/support/synth';
import { waitUntil } from '../../e2e/support/wait-until';
import { graverThanReview, type Impacts, impactsOf } from '../../support/change-impacts';
import { radiusOf } from '../../support/plans';
import { processIn } from './processes';

/** Builds a stack on the platform of a stage. */
type Build = (stack: TerraformStack, platform: KubernetesPlatform) => void;

/** One stack in its own namespace, which is removed with everything in it. */
export class ClusterStage {
  public readonly platform: KubernetesPlatform;
  private readonly folders: string[] = [];
  private deployed: Deployment | undefined;

  /** @param name the name of the stack and of the namespace */
  public constructor(
    public readonly name: string,
    private readonly options: DeploymentOptions = {},
  ) {
    this.platform = new KubernetesPlatform({ namespace: name });
  }

  public get deployment(): Deployment {
    if (this.deployed === undefined) throw new Error(`${this.name} is not deployed`);
    return this.deployed;
  }

  /** Creates the namespace, after it has removed the remains of an interrupted run. */
  public async open(): Promise<void> {
    await this.close();
    await kubectl(['create', 'namespace', this.name]);
  }

  public async deploy(build: Build): Promise<void> {
    this.deployed = Deployment.of(await this.synth(build), this.options);
    await this.deployed.apply();
  }

  /**
   * Switches to an edited stack, and applies it if `cdktf-redis plan` reports the expected impacts and the review of the change
   * reports none that is lower. A review of the code cannot show changes that only Terraform knows, such as a new password.
   */
  public async edit(build: Build, impacts?: Impacts): Promise<void> {
    const before = this.synthesized;
    this.deployment.update(await this.synth(build));
    if (impacts !== undefined) {
      const planned = impactsOf(this.name, radiusOf(await this.deployment.planJson()).services);
      expect(planned).toEqual(impacts);
      const after = this.synthesized;
      if (this.codeIn(before) !== this.codeIn(after))
        expect(graverThanReview(this.name, planned, { before, after })).toEqual([]);
    }
    await this.deployment.apply();
  }

  /** Removes everything, even after tests that failed, so that other tests can use the volumes. */
  public async close(): Promise<void> {
    this.deployed?.discard();
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
    await kubectl(['delete', 'namespace', this.name, '--ignore-not-found', '--wait', '--timeout=180s']);
  }

  /** The name of the workload of a construct. Its objects have the construct path in an annotation. */
  public async workload(path: string): Promise<string> {
    const all = await this.list('statefulsets,deployments');
    const workload = all.find(
      ({ metadata }) => annotationsOf(metadata)['cdktf-redis.construct'] === `${this.name}/${path}`,
    );
    if (workload === undefined) throw new Error(`there is no workload of ${path}`);
    return String(objectAt(workload.metadata, path).name);
  }

  /** The pods of a workload: the unique id of each pod by its name. */
  public async pods(workload: string): Promise<ReadonlyMap<string, string>> {
    const pods = await this.list('pods', `--selector=app.kubernetes.io/instance=${workload}`);
    return new Map(
      pods.map(({ metadata }) => {
        const { name, uid } = objectAt(metadata, workload);
        return [String(name), String(uid)];
      }),
    );
  }

  /** Deletes the pods and waits until new ones are ready. */
  public async deletePods(workload: string, kind: 'statefulset' | 'deployment'): Promise<void> {
    await this.kubectl('delete', 'pod', `--selector=app.kubernetes.io/instance=${workload}`, '--wait');
    await this.kubectl('rollout', 'status', `${kind}/${workload}`, '--timeout=120s');
  }

  /** Kills the server in the first pod of a workload as a crash would, and waits until a new container has started. */
  public async killServer(workload: string): Promise<void> {
    const pod = `${workload}-0`;
    const [uid] = [...(await this.pods(workload)).values()];
    const restarts = () => this.kubectl('get', 'pod', pod, '--output=jsonpath={..restartCount}');
    const before = await restarts();
    process.kill(processIn(String(uid), /^(redis|valkey)-server$/), 'SIGKILL');
    await waitUntil('another container', async () => (await restarts()) !== before, { seconds: 60 });
  }

  /** The address of a Service. Nodes can connect to it as pods can. */
  public async address(service: string): Promise<string> {
    const { spec } = (await found('service', service, this.name)) ?? {};
    return String(objectAt(spec, service).clusterIP);
  }

  public kubectl(...args: string[]): Promise<string> {
    return kubectl([...args.slice(0, 1), `--namespace=${this.name}`, ...args.slice(1)]);
  }

  public async list(kinds: string, ...flags: string[]): Promise<JsonObject[]> {
    const { items } = JSON.parse(await this.kubectl('get', kinds, '--output=json', ...flags));
    return items;
  }

  /** The folder of the latest synthesis of the app. */
  private get synthesized(): string {
    return this.folders[this.folders.length - 1] ?? '';
  }

  private codeIn(folder: string): string {
    return readFileSync(join(folder, 'stacks', this.name, 'cdk.tf.json'), 'utf8');
  }

  private async synth(build: Build): Promise<string> {
    const images = {
      'redis:7.0': await testImage('redis', '7.0'),
      haproxy: await testImage('haproxy', '2.6'),
    };
    const folder = synth(this.name, (stack) => build(stack, this.platform), { 'cdktf-redis:images': images });
    this.folders.push(dirname(dirname(folder)));
    return folder;
  }
}

function annotationsOf(metadata: JsonObject[string] | undefined): JsonObject {
  return objectAt(objectAt(metadata, 'metadata').annotations, 'annotations');
}
