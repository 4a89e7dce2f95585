import { type ITerraformDependable, type TerraformMetaArguments, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** The settings of a TerraformData. */
interface TerraformDataConfig extends Pick<TerraformMetaArguments, 'lifecycle'> {
  readonly dependsOn?: ITerraformDependable[];
  /** Values that replace the resource when they change. */
  readonly triggersReplace?: Readonly<Record<string, string>>;
}

/**
 * The built-in resource `terraform_data`, which exists only in the state. The class of cdktf for it runs `terraform version` in every
 * synth, which takes time, and fails on a machine without Terraform.
 */
export class TerraformData extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: TerraformDataConfig = {},
  ) {
    super(scope, id, {
      terraformResourceType: 'terraform_data',
      terraformGeneratorMetadata: { providerName: 'terraform' },
      lifecycle: config.lifecycle,
      dependsOn: config.dependsOn,
    });
  }

  /** A random id, which stays as long as the resource. */
  public get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { triggers_replace: this.config.triggersReplace };
  }
}
