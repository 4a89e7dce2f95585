import type { IConstruct } from 'constructs';
import { AppRegistry } from '../../stack/app-registry';
import { isInStack } from '../../stack/scopes';
import { StackRegistry } from '../../stack/stack-registry';

/**
 * A part of an app that handles regulated or sensitive information, which must not be sent without TLS. Constructs in it
 * must not use a plaintext credential (`credentials.redis`: url, host, port; `connectionUrls`) of any service or user, and
 * services in it must not be published without TLS. Both are errors, and no policy exception can allow them.
 *
 * A plaintext credential is also found in strings, lists, maps, arguments of functions, outputs, local values and other
 * stacks. It is not found if Terraform reads it back from a state or from an attribute of a resource. ConnectionOutputs in
 * a regulated workload contain no plaintext credential if there is a terminator.
 *
 * @example
 * RegulatedWorkload.tag(this);
 * const service = new RedisService(this, 'Redis');
 * new TlsTerminator(this, 'Tls', { service });
 */
export class RegulatedWorkload {
  /**
   * Tags a construct and everything below it as regulated, including constructs that are added later.
   * @param scope A construct, a stack or the app.
   */
  public static tag(scope: IConstruct): void {
    AppRegistry.of(scope).addRegulated(scope);
    // The registry of the stack checks it, and writes the review that shows it.
    if (isInStack(scope)) StackRegistry.withoutProviders(scope);
  }

  private constructor() {}
}
