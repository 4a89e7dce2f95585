import type { IRedisService } from './redis-service-base';
import { Replica } from './replica';

/** The replicas of the app that follow a service directly, in the order of the construct tree. */
export function followersOf(service: IRedisService): readonly Replica[] {
  return service.node.root.node
    .findAll()
    .filter((node): node is Replica => node instanceof Replica && node.primary === service);
}
