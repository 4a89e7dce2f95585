import { run } from '../../e2e/support/process';
import { pythonProgram } from '../../e2e/support/python-program';

/** The findings of checkov in a folder, each as `id file resource`. */
export interface Verdict {
  readonly failed: readonly string[];
  readonly passed: readonly string[];
  /** The files that it could not read. */
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
 * Runs checkov on the Terraform JSON in a folder, and its search for secrets on every file there. It works offline.
 * @param policies a folder with policies in addition to its own
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
    throw new Error(`checkov printed no report: ${stderr}`, { cause: error });
  }
}

/** Removes the digest of a secret from a finding. The file and the kind are enough. */
function inShort({ check_id, file_path, resource }: Check): string {
  const isSecret = check_id.startsWith('CKV_SECRET_');
  return [check_id, file_path.replace(/^\//, ''), ...(isSecret ? [] : [resource])].join(' ');
}
