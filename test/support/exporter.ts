import { Construct } from 'constructs';
import type { RedisService } from '../../lib';
import type { Workload } from '../../lib/core/render/workload';
import type { ContainerPlatform } from '../../lib/platforms/container/container-platform';
import { StackRegistry } from '../../lib/stack/stack-registry';

/** Props of an exporter. */
export interface ExporterProps {
  readonly service: RedisService;
  readonly platform: ContainerPlatform;
  readonly port?: number;
}

/** A kind of workload that the library does not have: it reads the metrics of a service, and keeps them on a volume. */
export class Exporter extends Construct {
  constructor(scope: Construct, id: string, { service, platform, port = 9121 }: ExporterProps) {
    super(scope, id);
    const name = `${this.node.path.replaceAll('/', '-').toLowerCase()}`;
    const image = 'registry.example.com/exporter:1.0';
    const workload = exporterWorkload(name, image, port, service);
    platform._run(this, workload, service._link.dependables);
    StackRegistry.of(this).registerWorkload(this, {
      path: this.node.path,
      kind: 'exporter',
      name,
      serves: service.node.path,
      image,
      facts: [{ label: 'metrics', text: `port ${port}` }],
    });
  }
}

function exporterWorkload(name: string, image: string, port: number, service: RedisService): Workload {
  const alive = `nc -z 127.0.0.1 ${port}`;
  return {
    imageKey: 'exporter',
    image,
    user: { name: 'exporter', id: 1000 },
    name,
    role: { kind: 'exporter', serves: service.node.path },
    command: ['exporter', '--port', String(port)],
    stopSignal: 'SIGTERM',
    stopGraceSeconds: 10,
    memoryMebibytes: 64,
    files: new Map(),
    identity: 'stable',
    volumes: [{ name: 'data', mountPath: '/data', protect: false, sizeMebibytes: 1024 }],
    lookups: 'workloads',
    reach: {
      isolated: false,
      outbound: true,
      joins: [{ workload: service._link.name ?? '', network: 'isolated' }],
    },
    servesClients: false,
    port,
    published: [],
    copies: 1,
    health: { ready: alive, alive, started: alive },
    openFiles: 100,
    startupTimeoutSeconds: 30,
  };
}
