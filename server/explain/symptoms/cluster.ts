import type { Symptom } from '../symptom.ts'

export const clusterSymptoms: readonly Symptom[] = [
  {
    id: 'expect-differs',
    messages: [
      'peer has a conflicting expect value. All nodes should expect the same number',
      'peer has a conflicting expect value',
    ],
    cause: '`bootstrap_expect` is not the same on all servers.',
    remedy: 'Write the number of servers of the region into each of them.',
    rules: ['hardening/bootstrap-expect'],
    sources: ['nomad/serf.go: maybeBootstrap', 'https://github.com/hashicorp/nomad/issues/20258'],
  },
  {
    id: 'join-failed',
    messages: [
      'join failed: error={reason*}',
      'max join retry exhausted, exiting',
      'discovering join addresses failed',
      'agent.joiner: join failed',
    ],
    told: ['It says: {reason}.'],
    cause:
      "The agent cannot reach a server of `server_join`: the address or the name is wrong, port 4648 (TCP and UDP; for clients 4647) is closed, the gossip keys differ, or the cloud's API was asked without rights.",
    remedy: 'Try the address from this machine (nc -vz HOST 4648); compare `encrypt` on all servers.',
    rules: [
      'config/unreachable-address',
      'gossip/key-missing',
      'gossip/keyring-overrides',
      'gossip/key-misplaced',
    ],
    sources: ['command/agent/retry_join.go'],
    kind: 'general',
  },
  {
    id: 'no-servers',
    messages: [
      'no servers available',
      'registration waiting on servers',
      'error="no servers',
      'client.rpc: error performing RPC to server: error="no servers"',
    ],
    cause:
      'The client knows no server that answers: `client.servers` or `server_join` is missing or wrong, or each of the servers refuses it. They refuse it in their own logs: its certificate, its region, or TLS on one side only.',
    remedy:
      'nomad node config -servers shows whom it knows. Look into the log of a server for the address of this client.',
    rules: [
      'config/unreachable-address',
      'certificate/role-mismatch',
      'certificate/region-mismatch',
      'certificate/not-signed-by-ca',
      'tls/rpc-plaintext',
    ],
    sources: ['client/servers/manager.go'],
    kind: 'general',
  },
  {
    id: 'consul-advertises-no-server',
    messages: ['no Nomad Servers advertising service "{service}" in Consul datacenters'],
    told: ['The service is called {service}.'],
    cause:
      'The agent looks for servers in Consul and finds none: they are not registered yet, under another `server_service_name`, or Consul does not answer.',
    remedy: 'Look at the services of Consul; or name the servers in `server_join`.',
    rules: [],
    sources: ['client/client.go: consulDiscovery'],
  },
  {
    id: 'leader-lost',
    messages: ['No cluster leader'],
    cause:
      'The servers have not elected a leader. Right after a start that is normal for seconds. Otherwise: fewer than half of them reach each other, `bootstrap_expect` was never reached, each has a region of its own (three regions of one server), or Raft refuses their certificates.',
    remedy:
      'nomad server members shows who sees whom, and the regions. Give all servers the same `region` and the same odd `bootstrap_expect`, reachable addresses in `advertise`, and certificates for exactly server.<region>.nomad.',
    rules: [
      'certificate/wildcard-name',
      'certificate/region-mismatch',
      'certificate/role-mismatch',
      'hardening/bootstrap-expect',
      'hardening/region-implicit',
    ],
    sources: [
      'https://github.com/hashicorp/nomad/issues/24562',
      'https://github.com/hashicorp/nomad/issues/8447',
      'https://github.com/hashicorp/nomad/issues/11084',
    ],
  },
  {
    id: 'raft-no-known-peers',
    messages: ['no known peers, aborting election'],
    cause:
      'The server has not met enough others to bootstrap: `bootstrap_expect` servers of this region have to find each other first.',
    remedy:
      'Check `server_join.retry_join`, port 4648 (TCP and UDP), and that `region`, `bootstrap_expect` and the gossip key are the same everywhere.',
    rules: ['gossip/key-missing', 'hardening/region-implicit', 'hardening/bootstrap-expect'],
    sources: ['https://developer.hashicorp.com/nomad/docs/configuration/server#bootstrap_expect'],
  },
  {
    id: 'raft-peer-unreachable',
    messages: [
      'failed to make requestVote RPC',
      'failed to appendEntries to',
      'failed to heartbeat to',
      'failed to pipeline appendEntries',
      'failed to contact: server-id={server}',
      'failed to contact quorum of nodes, stepping down',
      'Election timeout reached, restarting election',
      'failed retrieving server health',
      'error getting server health',
      'raft-net: failed to decode incoming command',
    ],
    cause:
      'One server cannot talk Raft to another; the reason stands in `error`. Where it is a time-out or a refused connection, port 4647 is closed, the other does not run, or its `advertise.rpc` is an address that cannot be reached from here.',
    remedy: 'nomad operator raft list-peers shows the addresses; read the reason with nomadlint explain.',
    rules: ['certificate/wildcard-name', 'certificate/role-mismatch', 'certificate/not-signed-by-ca'],
    sources: ['https://github.com/hashicorp/raft'],
    kind: 'general',
  },
  {
    id: 'client-heartbeat',
    messages: [
      'error heartbeating. retrying',
      'error registering',
      'registration failure: {reason*}',
      'heartbeating failed. Retrying in',
      'error querying node allocations',
      'error performing RPC to server',
      'RPC failed to server {address}: {reason*}',
    ],
    told: ['{address}: {reason}.'],
    cause: 'The client cannot talk to a server; the reason stands in `error`.',
    remedy: 'Read the reason with nomadlint explain; look into the log of the server at the same moment.',
    rules: [
      'certificate/role-mismatch',
      'certificate/not-signed-by-ca',
      'certificate/expired',
      'tls/rpc-plaintext',
    ],
    sources: ['client/client.go', 'client/rpc.go'],
    kind: 'general',
  },
  {
    id: 'connection-refused-rpc',
    messages: [
      'dial tcp {address}: connect: connection refused',
      'dial tcp {address}: i/o timeout',
      'dial tcp {address}: connect: no route to host',
    ],
    told: ['The address is {address}.'],
    cause:
      'Nothing answers at that address: the other side does not run, listens elsewhere, or a firewall is between.',
    remedy:
      'Start it, or correct the address. Nomad uses 4646 (HTTP), 4647 (RPC) and 4648 (gossip, TCP and UDP); Consul 8500 and 8501, Vault 8200.',
    rules: ['config/unreachable-address'],
    sources: ['Go, net/dial.go'],
    kind: 'general',
  },
  {
    id: 'name-not-found',
    messages: [
      'lookup {host} on {address}: no such host',
      'lookup {host}: no such host',
      'dial tcp: lookup {host} on',
    ],
    told: ['The name is {host}.'],
    cause:
      'DNS and /etc/hosts of this machine know no such name: it is mistyped, stands with `http://` or a comma where Nomad wants an address alone, or only another DNS server (that of Consul, for names below .consul) could answer.',
    remedy:
      'Ask on that machine: getent hosts NAME. Then correct the name, write an IP address, or forward .consul to Consul.',
    rules: ['config/unreachable-address'],
    sources: [
      'Go, net/dnsclient_unix.go',
      'https://developer.hashicorp.com/consul/docs/services/discovery/dns-forwarding',
    ],
    kind: 'general',
  },
  {
    id: 'non-server-gossip',
    messages: ['non-server in gossip pool: member={member}', 'non-server in gossip pool'],
    told: ['It is called {member}.'],
    cause:
      'Something that is no Nomad server is in the gossip of the servers: a Consul agent that joined by the wrong port, with the same gossip key or none.',
    remedy: 'Let it leave, and give Nomad and Consul different gossip keys.',
    rules: ['gossip/key-missing', 'gossip/key-published'],
    sources: ['nomad/serf.go'],
  },
]
