import type { Symptom } from '../symptom.ts'

export const httpSymptoms: readonly Symptom[] = [
  {
    id: 'http-to-https',
    messages: [
      'Client sent an HTTP request to an HTTPS server',
      'malformed HTTP response "\\x15\\x03',
      'net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x15',
      'The plain HTTP request was sent to HTTPS port',
    ],
    cause:
      'Plain http:// was sent to a port that speaks TLS: NOMAD_ADDR, a scrape configuration, a health check or a proxy still says http.',
    remedy:
      'Write https:// into NOMAD_ADDR and its like, with NOMAD_CACERT, and NOMAD_CLIENT_CERT and NOMAD_CLIENT_KEY where `verify_https_client` is on.',
    rules: [],
    sources: [
      'https://github.com/hashicorp/nomad/issues/12923',
      'https://github.com/hashicorp/nomad/issues/2568',
      'https://github.com/Nomon/nomad-exporter/issues/9',
    ],
  },
  {
    id: 'https-to-http',
    messages: ['http: server gave HTTP response to HTTPS client'],
    cause:
      'https:// was sent to a port that speaks plain HTTP: `http` in the `tls` block of that agent is off.',
    remedy: 'Switch `http` on there, rather than writing http:// here.',
    rules: ['tls/http-plaintext', 'tls/disabled'],
    sources: ['Go, net/http/transport.go'],
  },
  {
    id: 'client-pair-incomplete',
    messages: ['Both client cert and client key must be provided'],
    cause: 'Of NOMAD_CLIENT_CERT and NOMAD_CLIENT_KEY (-client-cert, -client-key) only one is set.',
    remedy: 'Set both, or neither.',
    rules: [],
    sources: ['api/api.go: ConfigureTLS'],
  },
  {
    id: 'api-connection-refused',
    messages: [
      'dial tcp 127.0.0.1:4646: connect: connection refused',
      'dial tcp [::1]:4646: connect: connection refused',
      '127.0.0.1:4646: connectex: No connection could be made',
    ],
    cause:
      'Nothing listens at port 4646 of this machine: the agent does not run, or `bind_addr` or `addresses.http` has it listen at another address only.',
    remedy: 'Look into the log of the agent (journalctl -u nomad); set NOMAD_ADDR to where it listens.',
    rules: [],
    sources: ['https://developer.hashicorp.com/nomad/commands#environment-variables'],
  },
  {
    id: 'consul-check-not-registered',
    messages: ['not registering Nomad HTTPS Health Check because verify_https_client enabled'],
    cause:
      'Consul shows no certificate when it checks, so with `verify_https_client` Nomad registers no check of its HTTPS API. The service is there all the same, and healthy as long as its other checks are.',
    remedy: 'Nothing, where that is meant. Otherwise `verify_https_client = false` with ACLs on.',
    rules: ['tls/https-client-drops-consul-check'],
    sources: [
      'command/agent/agent.go',
      'https://github.com/hashicorp/nomad/issues/6923',
      'https://github.com/hashicorp/nomad/pull/2608',
    ],
  },
  {
    id: 'jwks-fetch-failed',
    messages: [
      'error fetching jwks: {reason*}',
      'failed to fetch JWKS',
      'failed to verify signature: fetching keys {reason*}',
      'error checking jwks URL',
      'error checking jwks_url: {reason*}',
      'error checking JWKSURL: fetching keys oidc: get keys failed {reason*}',
      'error checking JWKSURL: {reason*}',
    ],
    told: ['It says: {reason}.'],
    cause:
      'Vault or Consul cannot fetch the keys that Nomad signs workload identities with, from /.well-known/jwks.json. They show no certificate, so `verify_https_client = true` keeps them out; or they do not trust the CA of Nomad.',
    remedy:
      "Set `verify_https_client = false` with ACLs on, or let a proxy serve that one path; give Vault jwks_ca_pem and Consul JWKSCACert with Nomad's CA.",
    rules: ['tls/https-client-blocks-jwks'],
    sources: [
      'https://github.com/hashicorp/nomad/issues/23877',
      'https://github.com/hashicorp/nomad/issues/24970',
      'https://github.com/hashicorp/vault/issues/29435',
    ],
  },
  {
    id: 'debug-enabled',
    messages: ['enable_debug is set to true. This is insecure and should not be enabled in production'],
    cause: '`enable_debug = true`: the profiles of the agent are there for everyone who reaches the API.',
    remedy: 'Take it out. With ACLs, agent:write opens them to whom it should.',
    rules: ['hardening/debug-enabled'],
    sources: ['command/agent/http.go'],
  },
  {
    id: 'websocket-origin',
    messages: ['request origin not allowed by Upgrader.CheckOrigin'],
    cause:
      'Exec and logs in the browser use a websocket, and Nomad compares the host of its Origin header with the Host header. A proxy before the UI changed one of the two and not the other.',
    remedy:
      'For NGINX: proxy_set_header Origin "${scheme}://${proxy_host}" without setting Host; or Host $http_host and the Origin of the browser as it is. Also Upgrade $http_upgrade, Connection "upgrade", and proxy_http_version 1.1.',
    rules: [],
    sources: [
      'https://github.com/hashicorp/nomad/issues/13832',
      'https://github.com/hashicorp/nomad/issues/6410',
      'https://github.com/hashicorp/nomad/pull/12671',
    ],
  },
  {
    id: 'proxy-timeout',
    messages: [
      'upstream timed out (110: Connection timed out) while reading',
      'upstream prematurely closed connection while reading',
    ],
    cause:
      'A proxy before Nomad gave up: blocking queries last up to five minutes and more, NGINX waits one.',
    remedy: 'proxy_read_timeout 310s or more, and proxy_buffering off for logs and events.',
    rules: [],
    sources: [
      'https://github.com/hashicorp/nomad/issues/13832',
      'https://github.com/hashicorp/nomad/issues/24269',
    ],
  },
  {
    id: 'permission-denied',
    messages: [
      'Unexpected response code: 403 (Permission denied)',
      'ACL token not found',
      'rpc error: Permission denied',
    ],
    cause:
      'The token does not allow that, there is none, or it is not known here. Between agents: the certificate of who asked has another role or region, or `acl.enabled` is not the same on all agents.',
    remedy:
      'Set NOMAD_TOKEN; nomad acl token self shows what it may do. Set `acl { enabled = true }` on servers and clients alike.',
    rules: ['hardening/acl-disabled', 'certificate/role-mismatch'],
    sources: ['https://developer.hashicorp.com/nomad/docs/configuration/acl'],
  },
  {
    id: 'acl-disabled',
    messages: ['ACL support disabled'],
    cause:
      'A token, policy or role was asked for, and `acl.enabled` is not true: everyone who reaches the API may do everything.',
    remedy: 'Set `acl { enabled = true }` on every agent, then nomad acl bootstrap.',
    rules: ['hardening/acl-disabled'],
    sources: ['https://developer.hashicorp.com/nomad/docs/configuration/acl'],
  },
]
