import { run } from '../../e2e/support/process';
import { pythonProgram } from '../../e2e/support/python-program';

/** The protocols that sslyze tries, by its names, with our names. */
const PROTOCOLS = {
  ssl_2_0_cipher_suites: 'SSLv2',
  ssl_3_0_cipher_suites: 'SSLv3',
  tls_1_0_cipher_suites: 'TLSv1.0',
  tls_1_1_cipher_suites: 'TLSv1.1',
  tls_1_2_cipher_suites: 'TLSv1.2',
  tls_1_3_cipher_suites: 'TLSv1.3',
} as const;
type ScanName = keyof typeof PROTOCOLS;

interface Report {
  readonly server_scan_results: readonly {
    readonly scan_result: Readonly<
      Record<ScanName, { readonly result: { readonly accepted_cipher_suites: readonly unknown[] } | null }>
    > | null;
  }[];
}

/** The protocols for which a port of this host accepts at least one cipher suite, according to the scanner sslyze. */
export async function acceptedProtocols(port: number): Promise<string[]> {
  const flags = ['--sslv2', '--sslv3', '--tlsv1', '--tlsv1_1', '--tlsv1_2', '--tlsv1_3'];
  const args = [...flags, '--json_out=-', `localhost:${port}`];
  const { stdout, stderr } = await run(await pythonProgram('sslyze', '6.3.1'), args, { timeoutSeconds: 120 });
  const report: Report = JSON.parse(stdout.slice(stdout.indexOf('{')));
  const found = report.server_scan_results[0]?.scan_result;
  if (!found) throw new Error(`sslyze could not scan port ${port}: ${stderr}`);
  return Object.entries(PROTOCOLS)
    .filter(([name]) => {
      const { result } = found[name as ScanName];
      if (result === null) throw new Error(`sslyze did not finish ${name} of port ${port}`);
      return result.accepted_cipher_suites.length > 0;
    })
    .map(([, protocol]) => protocol);
}
