import type { Symptom } from '../symptom.ts'

export const rpcSymptoms: readonly Symptom[] = [
  {
    id: 'missing-certificate-information',
    messages: ['missing certificate information'],
    cause:
      'A request that only servers, or only agents of this region, may make came over a connection without a certificate: plain RPC while `rpc_upgrade_mode` lets it in.',
    remedy: 'Switch `rpc` on in every agent, and take `rpc_upgrade_mode` out.',
    rules: ['tls/upgrade-mode-on', 'tls/rpc-plaintext'],
    sources: ['nomad/auth/auth.go: verifyTLS', 'nomad/rpc.go'],
  },
  {
    id: 'rpc-to-http-port',
    messages: [
      'RPC failed to server {server}:4646: {reason*}',
      'RPC failed to server {server}:4648: {reason*}',
      'server={server}:4646',
    ],
    told: ['The server is {server}: {reason}.', 'The server is {server}.'],
    cause:
      'A client talks RPC to the HTTP port (4646) or to the gossip port (4648) of a server: the port stands in `client.servers` or `server_join`, or in `advertise.rpc` of the server.',
    remedy: 'Write 4647, or leave the port out.',
    rules: [],
    sources: ['https://github.com/hashicorp/nomad/issues/3921'],
  },
  {
    id: 'unrecognized-rpc-byte',
    messages: ['unrecognized RPC byte', 'multiplex_v2 unrecognized first RPC byte'],
    cause:
      'Something that is no Nomad agent talks to the RPC port: a browser, an HTTP health check, a port scan, or Consul pointed at 4647.',
    remedy: 'Point it at the HTTP port (4646); let only agents reach 4647 and 4648.',
    rules: [],
    sources: ['nomad/rpc.go: handleConn'],
  },
  {
    id: 'rpc-connection-limit',
    messages: [
      'rejecting client for exceeding maximum RPC connections',
      'rejecting client for exceeding maximum streaming RPC connections',
      'Too many concurrent connections',
    ],
    cause:
      'More connections from one address than `limits.rpc_max_conns_per_client` or `http_max_conns_per_client` (100 by default) allow: a NAT, a proxy or a load balancer that all of them come through.',
    remedy: 'Raise the limit for what stands behind that address; do not switch it off.',
    rules: ['hardening/limits-off'],
    sources: [
      'nomad/rpc.go',
      'command/agent/http.go',
      'https://developer.hashicorp.com/nomad/docs/configuration#limits',
    ],
  },
  {
    id: 'no-path-to-region',
    messages: ['no path found to region: region={region}', 'no path found to region', 'No path to region'],
    told: ['The region is {region}.'],
    cause:
      'Someone asks for a region that no server known here is in: it is misspelt, upper and lower case count, the two regions are not federated, or an agent has the default region global.',
    remedy:
      'Write the same `region` into every agent of the region; join the regions with nomad server join.',
    rules: ['hardening/region-implicit'],
    sources: [
      'nomad/rpc.go: forwardRegion',
      'https://developer.hashicorp.com/nomad/docs/deploy/clusters/federate-regions',
    ],
  },
]
