import type { Symptom } from '../symptom.ts'

const isValid = 'command/agent/command.go: IsValidConfig'
const normalize = 'command/agent/config.go: normalizeAddrs'

export const startSymptoms: readonly Symptom[] = [
  {
    id: 'no-role',
    messages: [
      'Must specify either server, client or dev mode for the agent',
      'must have at least client or server mode enabled',
    ],
    cause:
      'Neither `server` nor `client` has `enabled = true`. The file that says so may not have been read: only names ending in .hcl or .json are, and no sub-directories.',
    remedy: 'Write enabled = true into one of the blocks; nomadlint agents shows which files are read.',
    rules: ['config/no-role'],
    sources: [isValid],
  },
  {
    id: 'data-dir-missing',
    messages: [
      'Must specify "data_dir" config option or "data-dir" CLI flag',
      'Must specify the state, alloc-dir, alloc-mounts-dir and plugin-dir if data-dir is omitted',
      'Must specify data directory',
      'Must specify both the state and alloc dir if data-dir is omitted',
    ],
    cause: 'The agent has no `data_dir`, which it needs outside of -dev.',
    remedy: 'data_dir = "/opt/nomad/data".',
    rules: ['config/invalid-value'],
    sources: [isValid],
  },
  {
    id: 'bootstrap-needs-server',
    messages: ['Bootstrap requires server mode to be enabled'],
    cause: '-bootstrap-expect is given to an agent that is no server.',
    remedy: 'Leave the flag out, or set `server { enabled = true }`.',
    rules: ['config/invalid-value', 'config/no-role'],
    sources: [isValid],
  },
  {
    id: 'bootstrap-expect-one',
    messages: [
      'WARNING: Bootstrap mode enabled! Potentially unsafe operation',
      'peer has bootstrap mode. Expect disabled',
    ],
    cause:
      '`bootstrap_expect = 1`: this server elects itself. When it is lost, everything is; and two such servers are two clusters.',
    remedy: 'Three or five servers, with that number in `bootstrap_expect` on all of them.',
    rules: ['hardening/bootstrap-expect'],
    sources: [isValid, 'nomad/serf.go: maybeBootstrap'],
  },
  {
    id: 'bootstrap-expect-even',
    messages: ['Number of bootstrap servers should ideally be set to an odd number'],
    cause:
      '`bootstrap_expect` is even, or not set: an even number of servers survives no more losses than one less.',
    remedy: 'Three or five.',
    rules: ['hardening/bootstrap-expect'],
    sources: [isValid],
  },
  {
    id: 'advertise-localhost',
    messages: ['Defaulting advertise to localhost is unsafe, please set advertise manually'],
    cause:
      '`bind_addr` is a loopback address and `advertise` is not set, so the others would be told to connect to themselves.',
    remedy: 'Set `bind_addr` to an address of the machine, or `advertise { http, rpc, serf }`.',
    rules: ['config/invalid-value'],
    sources: ['command/agent/config.go: normalizeAdvertise'],
  },
  {
    id: 'address-unresolved',
    messages: [
      'Bind address resolution failed: {reason*}',
      'Failed to parse HTTP address: {reason*}',
      'Failed to parse RPC address: {reason*}',
      'Failed to parse Serf address: {reason*}',
      'Failed to parse HTTP advertise address ({_*}): {reason*}',
      'Failed to parse RPC advertise address: {reason*}',
      'Failed to parse Serf advertise address: {reason*}',
      'Failed to parse network-interface: {reason*}',
      'No valid advertise addresses, please set `advertise` manually',
      'Failed to parse HTTP advertise address: {reason*}',
      'No addresses found, please configure one.',
      'Unable to parse address template "{template*}": {reason*}',
      'multiple addresses found',
    ],
    told: ['It says: {reason}.'],
    cause:
      'An address of `bind_addr`, `addresses`, `advertise` or `client.network_interface` is none, or its template ({{ GetInterfaceIP "eth0" }}) gives none or several on this machine.',
    remedy: 'Try the template on the node with sockaddr eval, or write the address.',
    rules: ['config/invalid-value'],
    sources: [normalize, 'https://pkg.go.dev/github.com/hashicorp/go-sockaddr/template'],
    kind: 'general',
  },
  {
    id: 'port-in-use',
    messages: [
      'listen tcp {address}: bind: address already in use',
      'listen udp {address}: bind: address already in use',
      'bind: address already in use',
      'bind: Only one usage of each socket address',
    ],
    told: ['The address is {address}.'],
    cause: 'Another process has that port: a second agent, or one that has not ended yet.',
    remedy: 'ss -ltnp shows which. Two agents on one machine need `ports` of their own.',
    rules: [],
    sources: ['command/agent/http.go', 'nomad/server.go'],
  },
  {
    id: 'address-not-here',
    messages: [
      'bind: cannot assign requested address',
      'bind: The requested address is not valid in its context',
    ],
    cause:
      '`bind_addr` or `addresses` is an address that this machine does not have: that of another node, or the public one of a machine behind NAT.',
    remedy: 'Bind to an address of an interface, and put the other one into `advertise`.',
    rules: ['config/invalid-value'],
    sources: [normalize],
  },
  {
    id: 'advertise-not-advertisable',
    messages: [
      'RPC advertise address is not advertisable: {address}',
      'RPC advertise address is not a TCP Address',
      'Failed to resolve Serf advertise address "{address*}"',
      'Failed to resolve Serf advertise address',
    ],
    told: ['The address is {address}.'],
    cause:
      '`advertise.rpc` or `advertise.serf` is 0.0.0.0, which nobody can connect to, or a name that does not resolve here.',
    remedy: 'Set `advertise` to an address that the other agents reach.',
    rules: ['config/invalid-value'],
    sources: ['nomad/server.go: setupRPC'],
  },
  {
    id: 'network-interface-missing',
    messages: [
      'Error while detecting network interface {name*} during fingerprinting: {reason*}',
      'Error while detecting network interface',
      'No default interface found with matching IP',
      'no network_interface given and failed to determine interface attached to default route',
    ],
    told: ['The interface is {name}: {reason}.'],
    cause:
      'The client looks for the network interface that jobs get addresses from: `client.network_interface`, else the one of the default route. There is none of that name, or no default route, or (on Windows and when `bind_addr` is a loopback address) none that has the address.',
    remedy: 'Set `network_interface` in the `client` block to the name of an interface of the node.',
    rules: [],
    sources: ['client/fingerprint/network.go', 'https://github.com/hashicorp/nomad/issues/26071'],
  },
  {
    id: 'directory-read-only',
    messages: ['mkdir {path*}: read-only file system', 'open {path*}: read-only file system'],
    told: ['{path} lies on a file system that is read-only.'],
    cause:
      'The agent may write nothing there: the file system is mounted so, or the unit of systemd says ProtectSystem or ReadOnlyPaths.',
    remedy: 'Put `data_dir` elsewhere, or let the unit write to it: ReadWritePaths=/opt/nomad/data.',
    rules: [],
    sources: [
      'https://github.com/hashicorp/nomad/pull/11353',
      'https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html',
    ],
  },
  {
    id: 'raft-wal-beside-boltdb',
    messages: ['failed to open WAL log store: {reason*}'],
    told: ['It says: {reason}.'],
    cause:
      '`raft_logstore.backend = "wal"` on a server whose data directory has a raft.db, or whose log is damaged.',
    remedy: 'Let the server leave, delete its data directory, and let it join anew.',
    rules: ['config/invalid-value'],
    sources: ['nomad/server.go: setupRaft'],
  },
  {
    id: 'plugin-directory-missing',
    messages: [
      "skipping external plugins since plugin_dir doesn't exist: plugin_dir={path*}",
      "skipping external plugins since plugin_dir doesn't exist",
    ],
    told: ['It would be {path}.'],
    cause:
      'There is no directory of plugins. The drivers that come with Nomad do not need one: it is harmless where no others are used.',
    remedy: 'Nothing; or make the directory, and set `plugin_dir` where it is elsewhere.',
    rules: [],
    sources: ['helper/pluginutils/loader/init.go'],
  },
  {
    id: 'cgroup-controllers',
    messages: [
      'failed to enabled minimum set of cgroup controllers',
      'failed to initialize process manager: {reason*}',
    ],
    told: ['It says: {reason}.'],
    cause:
      'The client may not manage control groups: it does not run as root, runs in a container, or the kernel has a controller switched off.',
    remedy:
      'Run client agents as root on the machine itself; switch the controllers on (cgroup_enable=memory) where the kernel lacks them.',
    rules: [],
    sources: [
      'client/lib/cgroupslib',
      'https://github.com/hashicorp/nomad/pull/19915',
      'https://github.com/hashicorp/nomad/issues/19481',
    ],
  },
  {
    id: 'no-configuration',
    messages: ['No configuration loaded from {path}', 'No configuration files loaded'],
    told: ['The path is {path}.'],
    cause:
      'The directory that -config names holds no file whose name ends in .hcl or .json, or no -config was given. Sub-directories are not read.',
    remedy: 'Correct the path; rename the files.',
    rules: ['config/no-role'],
    sources: ['command/agent/command.go: readConfig'],
  },
  {
    id: 'join-settings-conflict',
    messages: [
      'server_join and start_join cannot both be defined',
      'server_join and retry_join cannot both be defined',
      'server_join and {key} cannot both be defined',
      'retry_join and start_join cannot both be defined',
      'start_join is not supported for Nomad clients',
      'using deprecated retry_join fields',
    ],
    told: ['The other one is {key}.'],
    cause:
      'Servers to join are given both in `server_join` and by the old keys of `server` (`retry_join`, `start_join`, `retry_max`, `retry_interval`); or a client has `start_join`, which only servers take.',
    remedy: 'Keep `server_join { retry_join = [...] }`.',
    rules: ['config/deprecated-key', 'config/invalid-value'],
    sources: ['command/agent/retry_join.go: Validate'],
  },
  {
    id: 'reload-failed',
    messages: [
      'Failed to reload configs',
      'failed to reload the config',
      'reloading config failed',
      'reloading server config failed',
      'reloading client config failed',
      'Fatal error while reloading',
    ],
    cause:
      'After a SIGHUP the agent could not read its configuration, or not load the TLS files, and goes on with what it had. The reason stands beside it.',
    remedy: 'nomadlint CONFIG, then SIGHUP again. Most settings take a restart; so do `consul` and `vault`.',
    rules: ['config/syntax', 'config/unknown-key', 'certificate/key-mismatch', 'file/missing'],
    sources: ['command/agent/command.go: handleReload', 'https://github.com/hashicorp/nomad/issues/17297'],
    kind: 'general',
  },
  {
    id: 'client-corrupt-state',
    messages: ['Nomad is unable to start due to corrupt state', 'failed to restore state'],
    cause:
      'The client cannot read its own state in `data_dir`/client: a crash of the machine, a full disk, or a downgrade of Nomad.',
    remedy:
      'Drain what still runs, then delete <data_dir>/client and start the agent: it registers as a new node.',
    rules: [],
    sources: ['client/client.go'],
  },
  {
    id: 'raft-downgrade',
    messages: [
      'downgrading Raft is not supported, current version is {current}, previous version was {previous}',
    ],
    told: ['It has {previous} in its data directory, and was told {current}.'],
    cause: '`raft_protocol` is lower than what the data directory was written with.',
    remedy: 'Take `raft_protocol` out.',
    rules: ['config/invalid-value'],
    sources: ['nomad/server.go: checkRaftVersionFile'],
  },
  {
    id: 'agent-not-started',
    messages: [
      'error starting agent: error="{reason*}"',
      'Error starting agent: {reason*}',
      'error starting agent',
      'Error starting http server: {reason*}',
      'server setup failed: {reason*}',
      'client setup failed: {reason*}',
    ],
    told: ['It says: {reason}.'],
    cause: 'The agent did not start; the reason stands at the end of the line.',
    remedy: 'nomadlint CONFIG checks what can be known without starting it.',
    rules: [],
    sources: ['command/agent/command.go: setupAgent'],
    kind: 'general',
  },
]
