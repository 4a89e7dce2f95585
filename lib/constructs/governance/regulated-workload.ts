import type { IConstruct } from 'constructs';
import { AppRegistry } from '../../stack/app-registry';
import { isInStack } from '../../stack/scopes';
import { StackRegistry } from '../../stack/stack-registry';

/**
 * A part of an app that handles regulated or sensitive information, which never travels without TLS. Nothing in it takes
 * a value of a plaintext credential (`credentials.redis`: url, host, port; `connectionUrls`), of whatever service and
 * user, and no service in it is published without TLS: either stops the synth, and no policy can let it pass.
 *
 * A value is found in whatever Terraform makes of it: a string, a list, a map, an argument of a function, an output, a
 * local value, another stack. What Terraform reads back, from a state or from an attribute of a resource, is not followed.
 * ConnectionOutputs in it leave the plaintext credential out where there is a terminator.
 */
export class RegulatedWorkload {
  /**
   * Tags a construct as regulated, with everything below it, whatever is added later.
   * @param scope A construct, a stack or the app.
   */
  public static tag(scope: IConstruct): void {
    AppRegistry.of(scope).addRegulated(scope);
    // The registry of the stack checks it, and writes the review that shows it.
    if (isInStack(scope)) StackRegistry.withoutProviders(scope);
  }

  private constructor() {}
}
