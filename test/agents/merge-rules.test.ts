import { describe, expect, it } from 'vitest'
import { agentOf, placesOf, settingOf, written } from './agent-of.ts'

/** What is in force after these values of one key, a file each; undefined stands for a file without it. */
function inForce(path: string, ...values: readonly (string | undefined)[]): unknown {
  const files = values.map((value) => (value === undefined ? '' : written(path, value)))
  return settingOf(agentOf(...files), path).effective
}

describe('plain truth values', () => {
  it.each([
    'log_json',
    'log_include_location',
    'enable_debug',
    'leave_on_interrupt',
    'leave_on_terminate',
    'enable_syslog',
    'disable_anonymous_signature',
    'server.enabled',
    'client.enabled',
    'server.rejoin_after_leave',
    'server.non_voting_server',
    'server.non_production',
    'acl.enabled',
    'tls.http',
    'tls.rpc',
    'tls.verify_server_hostname',
    'tls.verify_https_client',
    'tls.rpc_upgrade_mode',
    'telemetry.prometheus_metrics',
    'telemetry.disable_hostname',
    'telemetry.use_node_name',
    'telemetry.publish_allocation_metrics',
    'telemetry.publish_node_metrics',
    'telemetry.include_alloc_metadata_in_metrics',
    'telemetry.disable_dispatched_job_summary_metrics',
    'telemetry.disable_quota_utilization_metrics',
    'telemetry.disable_rpc_rate_metrics_labels',
    'client.disable_remote_exec',
    'client.gc_volumes_on_node_gc',
    'client.bridge_network_hairpin_mode',
    'client.cpu_disable_dmidecode',
    'client.default_ineligible',
    'client.template.disable_file_sandbox',
    'client.template.use_client_consul_token',
    'client.drain_on_shutdown.force',
    'client.drain_on_shutdown.ignore_system_jobs',
    'eventlog.enabled',
  ])('%s stays true once it is', (path) => {
    expect(inForce(path, 'true', 'false')).toBe(true)
    expect(inForce(path, 'false', 'true')).toBe(true)
    expect(inForce(path, 'false')).toBe(false)
  })

  it('client.bind_wildcard_default_host_network is true, whatever is written', () => {
    expect(inForce('client.bind_wildcard_default_host_network', 'false')).toBe(true)
  })
})

describe('truth values and numbers that Nomad holds as pointers', () => {
  it.each([
    'disable_update_check',
    'consul#default.ssl',
    'consul#default.verify_ssl',
    'consul#default.share_ssl',
    'consul#default.auto_advertise',
    'consul#default.checks_use_advertise',
    'consul#default.server_auto_join',
    'consul#default.client_auto_join',
    'consul#default.service_identity.env',
    'consul#default.task_identity.file',
    'vault#default.enabled',
    'vault#default.tls_skip_verify',
    'vault#default.default_identity.env',
    'audit.enabled',
    'autopilot.cleanup_dead_servers',
    'autopilot.enable_redundancy_zones',
    'autopilot.disable_upgrade_migration',
    'autopilot.enable_custom_upgrades',
    'client.no_host_uuid',
    'client.nomad_service_discovery',
    'client.artifact.disable_artifact_inspection',
    'client.artifact.disable_filesystem_isolation',
    'client.fingerprint#env_aws.exit_on_failure',
    'server.enable_event_broker',
    'server.plan_rejection_tracker.enabled',
    'telemetry.filter_default',
    'telemetry.disable_allocation_hook_metrics',
    'ui.show_cli_hints',
    'reporting.license.enabled',
    'reporting.disable_product_usage_reporting',
  ])('%s can be made false again', (path) => {
    expect(inForce(path, 'true', 'false')).toBe(false)
    expect(inForce(path, 'true', undefined)).toBe(true)
  })

  it.each([
    'server.event_buffer_size',
    'server.num_schedulers',
    'server.raft_multiplier',
    'server.raft_snapshot_threshold',
    'server.raft_trailing_logs',
    'server.job_default_priority',
    'server.job_max_priority',
    'server.job_max_count',
    'server.job_tracked_versions',
    'limits.http_max_conns_per_client',
    'limits.rpc_max_conns_per_client',
    'client.artifact.decompression_file_count_limit',
    'client.users.dynamic_user_min',
    'client.users.dynamic_user_max',
    'client.template.consul_retry.attempts',
    'client.template.vault_retry.attempts',
    'client.template.nomad_retry.attempts',
  ])('%s can be made 0 again', (path) => {
    expect(inForce(path, '7', '0')).toBe(0)
  })

  it.each([
    'server.job_max_source_size',
    'client.artifact.http_max_size',
    'client.artifact.decompression_size_limit',
    'client.artifact.set_environment_variables',
  ])('%s can be made empty again', (path) => {
    expect(inForce(path, '"1M"', '""')).toBe('')
  })
})

describe('what a block sets by being there', () => {
  it('ui.enabled: any block without it turns the UI off', () => {
    expect(inForce('ui.enabled', undefined)).toBe(true)
    const alone = agentOf('ui {\n  label {\n    text = "x"\n  }\n}')
    expect(alone.config.ui.enabled).toMatchObject({
      written: false,
      effective: false,
      at: alone.config.ui.at,
    })
    const overridden = agentOf('ui {\n  enabled = true\n}', '\nui {\n}').config.ui.enabled
    expect(overridden).toMatchObject({ written: true, effective: false })
    expect(placesOf(overridden)).toEqual(['1.hcl:2', '2.hcl:2'])
    expect(agentOf('ui {\n}', 'ui {\n  enabled = true\n}').config.ui.enabled.effective).toBe(true)
  })

  it('keyring.active', () => {
    const keyring = (text: string) => `keyring "awskms" {\n  region = "eu"\n${text}}\n`
    const path = 'keyring#awskms.active'
    expect(settingOf(agentOf(keyring('active = true\n'), keyring('')), path).effective).toBe(false)
    expect(settingOf(agentOf(keyring(''), keyring('active = true\n')), path).effective).toBe(true)
    expect(settingOf(agentOf(keyring('')), path)).toMatchObject({ written: false, effective: false })
  })
})

describe('lists', () => {
  it.each([
    'server.enabled_schedulers',
    'server.start_join',
    'server.retry_join',
    'client.servers',
    'telemetry.allowed_metadata_keys_in_metrics',
    'consul#default.tags',
    'sentinel.additional_enabled_modules',
  ])('%s grows, and keeps what is there twice', (path) => {
    expect(inForce(path, '["a", "b"]', '[]', '["b", "c"]')).toEqual(['a', 'b', 'b', 'c'])
  })

  it('aud of an identity grows without repeats', () => {
    const path = 'vault#default.default_identity.aud'
    expect(inForce(path, '["a", "a"]', '["b", "a", "b"]')).toEqual(['a', 'a', 'b'])
    expect(inForce('consul#default.service_identity.aud', '["a"]', '["a", "b"]')).toEqual(['a', 'b'])
    expect(inForce('consul#default.task_identity.aud', '[]', '["a", "b"]')).toEqual(['a', 'b'])
  })

  it.each([
    'server.server_join.start_join',
    'server.server_join.retry_join',
    'client.server_join.start_join',
    'client.server_join.retry_join',
    'ui.content_security_policy.connect_src',
    'ui.content_security_policy.script_src',
    'plugin#docker.args',
  ])('%s is replaced by one that is not empty', (path) => {
    expect(inForce(path, '["a", "b"]', '["c"]', '[]')).toEqual(['c'])
  })

  it.each([
    'telemetry.datadog_tags',
    'telemetry.prefix_filter',
    'client.template.function_denylist',
    'client.artifact.filesystem_isolation_extra_paths',
  ])('%s is replaced, also by an empty one', (path) => {
    expect(inForce(path, '["a"]', '["b"]')).toEqual(['b'])
    expect(inForce(path, '["a"]', '[]')).toEqual([])
  })

  it('no schedulers are all schedulers', () => {
    expect(inForce('server.enabled_schedulers', '[]')).toEqual(['service', 'batch', 'system', 'sysbatch'])
  })
})

describe('maps', () => {
  it.each([
    'http_api_response_headers',
    'client.options',
    'client.meta',
    'client.chroot_env',
    'consul#default.service_identity.extra_claims',
    'vault#default.default_identity.extra_claims',
  ])('%s is merged key by key', (path) => {
    const merged = inForce(path, '{ a = "1" b = "2" }', '{ b = "" }', '{ __proto__ = "3" }') as object
    expect(Object.entries(merged)).toEqual([
      ['a', '1'],
      ['b', ''],
      ['__proto__', '3'],
    ])
  })

  it('settings of a keyring provider are merged one by one, an empty one, too', () => {
    const path = 'keyring#transit.token'
    expect(inForce(path, '"t"', '""')).toBe('')
    expect(inForce('keyring#transit.address', '"a"', undefined, '"b"')).toBe('b')
  })
})

describe('what has to be more than zero', () => {
  it.each([
    'server.bootstrap_expect',
    'server.client_introduction.default_identity_ttl',
    'server.client_introduction.max_identity_ttl',
    'rpc.accept_backlog',
    'rpc.keep_alive_interval',
    'rpc.connection_write_timeout',
    'rpc.stream_open_timeout',
    'rpc.stream_close_timeout',
    'rpc.dial_timeout',
  ])('%s is not taken from a later file where it is not', (path) => {
    const isNumber = /expect|backlog/.test(path)
    const [value, zero, negative] = isNumber ? ['5', '0', '-1'] : ['"5s"', '"0"', '"-1s"']
    const standard = inForce(path, undefined)
    for (const less of [zero, negative]) {
      expect(String(inForce(path, value, less))).toMatch(/^5s?$/)
      expect(inForce(path, less)).toBe(standard)
    }
  })
})
