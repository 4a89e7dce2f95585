export { DockerPlatform, type DockerPlatformProps } from './docker-platform';
