import type { Symptom } from '../symptom.ts'

export const toolSymptoms: readonly Symptom[] = [
  {
    id: 'template-certificate-not-renewed',
    messages: [
      '(runner) rendered "{path*}"',
      'pkiCert: {reason*}',
      '(view) vault.pki({path*}): {reason*}',
      'vault.pki',
    ],
    told: ['It says: {reason}.'],
    cause:
      'consul-template fetches certificates. Two `secret` calls, one for the certificate and one for the key, make two different certificates, and each reload makes new ones; a role with a short time to live makes it write often.',
    remedy:
      'Write certificate, key and CA from one pkiCert call in one template, key files with perms = 0600, and let its command reload Nomad.',
    rules: ['certificate/key-mismatch', 'file/key-permissions'],
    sources: [
      'https://github.com/hashicorp/consul-template/issues/1259',
      'https://github.com/hashicorp/consul-template/issues/1597',
      'https://github.com/hashicorp/consul-template/issues/1612',
    ],
    kind: 'general',
  },
  {
    id: 'systemd-restart-limit',
    messages: [
      'Start request repeated too quickly',
      'Failed to start Nomad',
      'Unit nomad.service entered failed state',
    ],
    cause: 'The agent ended at once, several times. The lines before say why.',
    remedy: 'journalctl -u nomad | nomadlint explain -',
    rules: [],
    sources: ['https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html'],
    kind: 'general',
  },
]
