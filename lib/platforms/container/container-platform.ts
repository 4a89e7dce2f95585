import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Access } from '../../core/platform/access';
import { Endpoint } from '../../core/platform/endpoint';
import type { IPlatformFacts } from '../../core/platform/platform-facts';
import type { Reservation } from '../../core/problems/clashes';
import type { Problem } from '../../core/problems/problem';
import { haproxyWorkload, type ProxyIdentity } from '../../core/render/haproxy-workload';
import { REDIS_PORT, TLS_PORT } from '../../core/render/paths';
import { redisWorkload } from '../../core/render/redis-workload';
import type { Workload } from '../../core/render/workload';
import { checkImageVersion } from '../../core/resolve/image-version';
import { createLogins, NO_LOGIN } from '../../stack/logins';
import { contextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import { Platform } from '../platform';
import type { PrimaryConnection, ProvidedServer, ServerRequest } from '../server';
import type { ProvidedTerminator, TerminatorRequest } from '../terminator';
import type { ContainerFacts } from './container-facts';
import { replicationLink } from './replication-link';
import { terminatorProxy } from './terminator-proxy';

/**
 * A platform that runs containers. It generates the logins of a server, renders configuration files, and hands what is to
 * run, a workload, to the platform that extends it. That one decides where each part of a workload lives, never what is in
 * it.
 * @internal
 */
export abstract class ContainerPlatform extends Platform {
  /** What constructs must know before anything is provided. */
  public get facts(): IPlatformFacts {
    return this._facts;
  }

  /**
   * What is known of the platform.
   * @internal
   */
  public abstract readonly _facts: ContainerFacts;

  /**
   * Problems of the platform's own settings.
   * @internal
   */
  public abstract _problems(scope: Construct): readonly Problem[];

  /**
   * Names and host ports that a workload reserves in the location.
   * @internal
   */
  public abstract _reservations(workload: Workload): Pick<Reservation, 'names' | 'listeners'>;

  /**
   * Volumes with the data of a workload, each named by everything that makes it another volume: another volume is another
   * data set.
   * @internal
   */
  public abstract _volumes(workload: Workload): readonly string[];

  /**
   * Every way to open a connection to a workload.
   * @internal
   */
  public abstract _access(workload: Workload): readonly Access[];

  /**
   * Image that runs when no image is asked for.
   * @internal
   */
  public abstract _imageFor(scope: Construct, imageKey: string): string;

  /**
   * Creates the resources of a workload, and returns those that must exist before anything connects to it.
   * @internal
   */
  public abstract _deploy(
    scope: Construct,
    workload: Workload,
    after: readonly ITerraformDependable[],
  ): readonly ITerraformDependable[];

  /**
   * Provides a server, primary or replica.
   * @param scope Construct below which resources are created.
   * @param request The server.
   */
  public provideServer(scope: Construct, request: ServerRequest): ProvidedServer {
    const { _specification: spec, name, primary, dependencies } = request;
    const { plaintext } = spec;
    const source = primary && this.connect(scope, name, primary, dependencies);
    const logins = createLogins(scope, spec);
    const workload = redisWorkload(spec, {
      name,
      logins,
      primary: primary && source && { endpoint: source.endpoint, login: primary.login ?? NO_LOGIN },
      follows: primary?.path,
      joins: source?.peer === undefined ? [] : [{ workload: source.peer, network: 'isolated' }],
    });
    const image = this.imageOf(scope, workload);
    StackRegistry.of(scope).report(scope, checkImageVersion(spec.version, image, contextOf(scope)));
    const dependables = this._run(scope, workload, source?.dependables ?? dependencies);
    const { audiences } = this._facts;
    return {
      endpoint: new Endpoint(this.facts.hostOf(name), REDIS_PORT),
      plaintextEndpoint: plaintext && new Endpoint(plaintext.host, plaintext.port),
      audience: plaintext ? audiences.published(plaintext.address) : audiences.server,
      access: [...this._access(workload)],
      logins: { ...logins, users: [...logins.users] },
      dependables: [...dependables],
      image,
      memoryMebibytes: spec.memoryMebibytes,
      volumes: [...this._volumes(workload)],
    };
  }

  /**
   * Provides a TLS terminator in front of a server.
   * @param scope Construct below which resources are created.
   * @param request The terminator.
   */
  public override provideTerminator(scope: Construct, request: TerminatorRequest): ProvidedTerminator {
    const { listener } = request.specification;
    const endpoint = new Endpoint(
      listener?.host ?? this.facts.hostOf(request.name),
      listener?.port ?? TLS_PORT,
    );
    const proxy = terminatorProxy(request, endpoint);
    const { workload, dependables } = this.runProxy(scope, proxy, request.dependencies);
    const { audiences } = this._facts;
    return {
      endpoint,
      audience: listener ? audiences.published(listener.address) : audiences.terminator,
      access: [...this._access(workload)],
      image: this.imageOf(scope, workload),
      dependables: [...dependables],
    };
  }

  /** Where a replica connects to its primary, and the workload that it finds there if that is in the location. */
  private connect(
    scope: Construct,
    replica: string,
    { name, endpoint, tls }: PrimaryConnection,
    dependencies: readonly ITerraformDependable[],
  ) {
    if (tls === undefined) {
      return {
        endpoint: name === undefined ? endpoint : new Endpoint(this._facts.peerOf(name), endpoint.port),
        peer: name,
        dependables: dependencies,
      };
    }
    const link = replicationLink(`${replica}-link`, scope.node.path, tls, (terminator) =>
      this.facts.hostOf(terminator),
    );
    const linkScope = new Construct(scope, 'Link');
    const { workload, dependables } = this.runProxy(linkScope, link, dependencies);
    StackRegistry.of(scope).registerLink(scope, linkScope, this._access(workload));
    return {
      endpoint: new Endpoint(this.facts.hostOf(link.name), REDIS_PORT),
      peer: link.name,
      dependables,
    };
  }

  private runProxy(scope: Construct, proxy: ProxyIdentity, after: readonly ITerraformDependable[]) {
    const workload = haproxyWorkload(proxy);
    return { workload, dependables: this._run(scope, workload, after) };
  }

  /**
   * Runs a workload of any kind. It reserves the names and ports that nobody else in the location may have.
   * @internal
   */
  public _run(
    scope: Construct,
    workload: Workload,
    after: readonly ITerraformDependable[],
  ): readonly ITerraformDependable[] {
    const registry = StackRegistry.of(scope);
    registry.report(scope, this._problems(scope));
    registry.reserve({
      path: scope.node.path,
      engine: this.location,
      ...this._reservations(workload),
    });
    return this._deploy(scope, workload, after);
  }

  private imageOf(scope: Construct, { image, imageKey }: Workload): string {
    return image ?? this._imageFor(scope, imageKey);
  }
}
