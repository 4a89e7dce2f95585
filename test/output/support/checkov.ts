import { run } from '../../e2e/support/process';
import { pythonProgram } from '../../e2e/support/python-program';

/** What checkov found in a folder, each finding as `id file resource`. */
export interface Verdict {
  readonly failed: readonly string[];
  readonly passed: readonly string[];
  /** Files that it could not read. */
  readonly unread: readonly string[];
}

interface Check {
  readonly check_id: string;
  readonly file_path: string;
  readonly resource: string;
}

interface Report {
  readonly results?: {
    readonly failed_checks: readonly Check[];
    readonly passed_checks: readonly Check[];
    readonly parsing_errors: readonly string[];
  };
}

/**
 * Runs checkov on the Terraform JSON of a folder, and on every file in it for secrets. It asks no other machine.
 * @param policies Folder of policies beside its own.
 */
export async function checkov(folder: string, policies?: string): Promise<Verdict> {
  const args = ['--directory', folder, '--framework', 'terraform_json', 'secrets'];
  args.push('--enable-secret-scan-all-files', '--skip-download', '--output', 'json');
  if (policies !== undefined) args.push('--external-checks-dir', policies);
  const { stdout, stderr } = await run(await pythonProgram('checkov', '3.3.30'), args);
  try {
    const parsed: Report | readonly Report[] = JSON.parse(stdout);
    const results = [parsed].flat().flatMap(({ results }) => results ?? []);
    return {
      failed: results.flatMap(({ failed_checks }) => failed_checks.map(inShort)).sort(),
      passed: results.flatMap(({ passed_checks }) => passed_checks.map(inShort)).sort(),
      unread: results.flatMap(({ parsing_errors }) => parsing_errors),
    };
  } catch (error) {
    throw new Error(`checkov did not report: ${stderr}`, { cause: error });
  }
}

/** What is found of a secret is named by its digest: the file and the kind say enough. */
function inShort({ check_id, file_path, resource }: Check): string {
  const isSecret = check_id.startsWith('CKV_SECRET_');
  return [check_id, file_path.replace(/^\//, ''), ...(isSecret ? [] : [resource])].join(' ');
}
