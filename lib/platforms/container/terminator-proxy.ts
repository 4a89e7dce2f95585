import { lines, type Template, template } from '../../core/credentials/template';
import { BackendTransport } from '../../core/platform/backend-transport';
import type { Endpoint } from '../../core/platform/endpoint';
import { terminatorCfg } from '../../core/render/haproxy-cfg';
import type { ProxyIdentity } from '../../core/render/haproxy-workload';
import { TLS_PORT } from '../../core/render/paths';
import type { StoredFiles } from '../../core/render/workload';
import type { TerminatorCertificate, TerminatorRequest } from '../terminator';

/** HAProxy looks for the key of a certificate beside it, under its name with this ending. */
const STORED_FILES = new Map([
  ['server.pem', 'tls.crt'],
  ['server.pem.key', 'tls.key'],
]);

/** The HAProxy that ends TLS in front of a server. */
export function terminatorProxy(
  { specification: spec, name, service, certificate }: TerminatorRequest,
  endpoint: Endpoint,
): ProxyIdentity {
  const overSocket = spec.transport === BackendTransport.UNIX_SOCKET;
  const cfg = terminatorCfg({
    ...spec,
    backend: overSocket ? 'unix-socket' : service.endpoint,
    probe: service.healthCheckLogin,
  });
  return {
    ...spec,
    name,
    role: {
      kind: 'terminator',
      serves: service.path,
      clients: {
        endpoint,
        protocols: spec.protocols,
        names: certificate.names,
        authority: certificate.authority,
      },
    },
    files: new Map([['haproxy.cfg', cfg], ...bundle(certificate)]),
    stored: storedFiles(certificate),
    startupTimeoutSeconds: 60,
    servesClients: true,
    port: TLS_PORT,
    published: spec.listener ? [{ ...spec.listener, inside: TLS_PORT }] : [],
    reach: {
      isolated: false,
      outbound: true,
      joins:
        service.name !== undefined && !overSocket ? [{ workload: service.name, network: 'isolated' }] : [],
    },
    socketOf: overSocket ? service.name : undefined,
  };
}

/** Certificate chain and private key in one file, as HAProxy reads them. */
function bundle({ certificateChain, privateKey }: TerminatorCertificate): [string, Template][] {
  if (certificateChain === undefined || privateKey === undefined) return [];
  const key = template`${{ secret: privateKey, encoding: 'plain' }}`;
  return [['server.pem', lines(certificateChain, key)]];
}

function storedFiles({ storeName }: TerminatorCertificate): StoredFiles | undefined {
  return storeName === undefined ? undefined : { store: storeName, files: STORED_FILES };
}
