/** The files of one made-up agent, by name: valid HCL 1 and HCL 2 alike, about a hundred lines together. */
export function agentFiles(index: number): ReadonlyMap<string, string> {
  const server = index % 2 === 0
  return new Map([
    ['base.hcl', base(index)],
    [server ? 'server.hcl' : 'client.hcl', server ? serverBlock(index) : clientBlock(index)],
    ['tls.hcl', tls(server)],
    ['telemetry.hcl', telemetry(index)],
    ['consul.hcl', consulAndVault(index)],
  ])
}

/** All of one agent in one file. */
export function wholeAgent(index: number): string {
  return [...agentFiles(index).values()].join('\n')
}

function base(index: number): string {
  const address = `10.${index >> 8}.${index & 255}.1`
  return `# Agent ${index}
name       = "node-${index}"
region     = "global"
datacenter = "dc${1 + (index % 3)}"
data_dir   = "/opt/nomad/data"
bind_addr  = "0.0.0.0"
log_level  = "INFO"

advertise {
  http = "${address}"
  rpc  = "${address}"
  serf = "${address}:4648"
}

ports {
  http = 4646
  rpc  = 4647
  serf = 4648
}

limits {
  https_handshake_timeout   = "5s"
  http_max_conns_per_client = 100
  rpc_handshake_timeout     = "5s"
  rpc_max_conns_per_client  = 100
}
`
}

function serverBlock(index: number): string {
  return `server {
  enabled          = true
  bootstrap_expect = 3
  raft_protocol    = 3
  encrypt          = "${Buffer.from(`key of ${index}`.padEnd(32, '.')).toString('base64')}"

  server_join {
    retry_join     = ["10.0.0.1:4648", "10.0.0.2:4648", "10.0.0.3:4648"]
    retry_max      = 3
    retry_interval = "15s"
  }

  default_scheduler_config {
    scheduler_algorithm = "spread"

    preemption_config {
      batch_scheduler_enabled   = true
      system_scheduler_enabled  = true
      service_scheduler_enabled = false
    }
  }
}

autopilot {
  cleanup_dead_servers      = true
  last_contact_threshold    = "200ms"
  max_trailing_logs         = 250
  server_stabilization_time = "10s"
}
`
}

function clientBlock(index: number): string {
  return `client {
  enabled    = true
  node_class = "class-${index % 7}"
  servers    = ["10.0.0.1:4647", "10.0.0.2:4647"]

  options = {
    "driver.denylist" = "java"
  }

  meta {
    rack  = "r${index % 40}"
    owner = "team-${index % 11}"
  }

  reserved {
    cpu            = 500
    memory         = 512
    reserved_ports = "22,80,8500-8600"
  }

  host_volume "scratch" {
    path      = "/srv/scratch"
    read_only = false
  }
}

# Docker only
plugin "docker" {
  config {
    allow_privileged = false

    gc {
      image       = true
      image_delay = "3m"
    }
  }
}
`
}

function tls(server: boolean): string {
  const name = server ? 'server' : 'client'
  return `tls {
  http = true
  rpc  = true

  ca_file   = "/etc/nomad.d/tls/ca.pem"
  cert_file = "/etc/nomad.d/tls/${name}.pem"
  key_file  = "/etc/nomad.d/tls/${name}-key.pem"

  verify_server_hostname = true
  verify_https_client    = true
}
`
}

function telemetry(index: number): string {
  return `telemetry {
  collection_interval        = "${1 + (index % 10)}s"
  disable_hostname           = true
  prometheus_metrics         = true
  publish_allocation_metrics = true
  publish_node_metrics       = true
}
`
}

function consulAndVault(index: number): string {
  return `consul {
  address             = "127.0.0.1:8501"
  server_service_name = "nomad"
  client_service_name = "nomad-client"
  auto_advertise      = true
  server_auto_join    = true
  client_auto_join    = true
  ssl                 = true
}

vault {
  enabled = ${index % 3 === 0}
  address = "https://vault.service.consul:8200"
}

acl {
  enabled = true
}
`
}
