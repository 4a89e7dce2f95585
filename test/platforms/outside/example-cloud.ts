import { type ITerraformDependable, TerraformProvider, TerraformResource, Token } from 'cdktf';
import {
  Audience,
  BackendTransport,
  Endpoint,
  type IPlatformFacts,
  Platform,
  type PlatformProblem,
  type ProvidedServer,
  RemovalPolicy,
  Secret,
  type ServerRequest,
  TlsVersion,
} from 'cdktf-redis';
import type { Construct } from 'constructs';

/** Plans of Example Cloud. */
const PLANS = ['startup-1', 'business-4'];

/** Properties of ExampleCloudPlatform. */
export interface ExampleCloudPlatformProps {
  /** Project that the services belong to. */
  readonly project: string;
  /** Plan of every service. */
  readonly plan: string;
}

/**
 * A cloud that runs Redis for you, with TLS and logins of its own.
 * @example
 *
 * new ExampleCloudProvider(this, 'examplecloud');
 * const redis = new RedisService(this, 'Redis', {
 *   platform: new ExampleCloudPlatform({ project: 'shop', plan: 'business-4' }),
 *   flavor: Flavor.RDB_ONLY,
 * });
 * new ConnectionOutputs(this, 'redis', { service: redis });
 */
export class ExampleCloudPlatform extends Platform {
  public readonly location: string;
  public readonly facts: IPlatformFacts = {
    name: 'Example Cloud',
    capabilities: {},
    defaultTransport: BackendTransport.TCP,
    hostOf: (name) => name,
    aliasesOf: () => [],
  };

  constructor(private readonly props: ExampleCloudPlatformProps) {
    super();
    this.location = `example-cloud ${props.project}`;
  }

  /** The plan must be one that Example Cloud offers. */
  public override problems(): PlatformProblem[] {
    if (PLANS.includes(this.props.plan)) return [];
    return [
      {
        message: 'plan of ExampleCloudPlatform is not valid',
        given: `'${this.props.plan}'`,
        allowed: PLANS.join(', '),
        fix: 'use one of these plans',
      },
    ];
  }

  /** Creates the service, and reads everything that others need from its attributes. */
  public provideServer(scope: Construct, request: ServerRequest): ProvidedServer {
    const { specification, name, primary, dependencies } = request;
    const { project, plan } = this.props;
    const service = new ExampleCloudRedis(
      scope,
      'Service',
      {
        project,
        plan,
        service_name: name,
        redis_version: specification.version.line,
        persistence: specification.flavor.isDurable ? 'rdb' : 'off',
        maxmemory_policy: specification.evictionPolicy.word,
        timeout: specification.idleTimeoutSeconds,
        termination_protection:
          specification.flavor.isDurable && specification.removalPolicy === RemovalPolicy.PROTECT,
        source_service_name: primary?.name,
      },
      dependencies,
    );
    const endpoint = new Endpoint(service.host, service.port);
    return {
      endpoint,
      tls: {
        endpoint,
        serverName: service.host,
        caCertificate: service.caCertificate,
        protocols: [TlsVersion.TLS_1_2, TlsVersion.TLS_1_3],
      },
      audience: Audience.ADDRESS,
      logins: {
        client: { username: 'default', password: Secret.of(service.password, 'password') },
        replication: {
          username: 'replication',
          password: Secret.of(service.replicationPassword, 'replication password'),
        },
      },
      dependables: [service],
      plan,
      volumes: [`${project}/${name}`],
      problems: this.refusals(request),
    };
  }

  /** Properties that Example Cloud cannot honor. */
  private refusals({ specification, primary }: ServerRequest): PlatformProblem[] {
    const { flavor, image, directives, users } = specification;
    const refused = [
      ...(flavor.appendsToFile ? ['flavor AOF_AND_RDB'] : []),
      ...(image === undefined ? [] : ['image']),
      ...(directives.length > 0 ? ['directives'] : []),
      ...(users.length > 0 ? ['users'] : []),
      ...(primary !== undefined && primary.name === undefined ? ['a primary outside of Example Cloud'] : []),
    ];
    return refused.map((what) => ({
      message: `Example Cloud does not support ${what}`,
      fix: 'leave it out, or use another platform',
    }));
  }
}

/** The provider of Example Cloud. Bindings that `cdktf provider add` generates have such a class. */
export class ExampleCloudProvider extends TerraformProvider {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      terraformResourceType: 'examplecloud',
      terraformGeneratorMetadata: { providerName: 'examplecloud' },
      terraformProviderSource: 'example/examplecloud',
    });
  }
}

/** The resource of a service. Bindings have such a class for every resource. */
class ExampleCloudRedis extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: Record<string, unknown>,
    dependsOn: ITerraformDependable[],
  ) {
    super(scope, id, {
      terraformResourceType: 'examplecloud_redis',
      terraformGeneratorMetadata: { providerName: 'examplecloud' },
      dependsOn,
    });
  }

  public get host(): string {
    return this.getStringAttribute('host');
  }

  public get port(): number {
    return Token.asNumber(this.interpolationForAttribute('port'));
  }

  public get caCertificate(): string {
    return this.getStringAttribute('ca_certificate');
  }

  public get password(): string {
    return this.getStringAttribute('password');
  }

  public get replicationPassword(): string {
    return this.getStringAttribute('replication_password');
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return this.attributes;
  }
}
