/** Names of the Docker resources of a workload. They are contract: another name is another volume. */
export const dockerNames = {
  container: (workload: string) => workload,
  configContainer: (workload: string) => `${workload}-config`,
  configVolume: (workload: string) => `${workload}-config`,
  dataVolume: (workload: string) => `${workload}-data`,
  socketVolume: (workload: string) => `${workload}-socket`,
  network: (workload: string, network: 'isolated' | 'outbound') =>
    network === 'isolated' ? `${workload}-net` : `${workload}-edge`,
};
