// Generated from schemas/nomad-agent.schema.json by `npm run generate`.
import type { Section, Setting } from './model.ts'

export interface ConfigModel extends Section {
  readonly region: Setting<string>
  readonly datacenter: Setting<string>
  readonly name: Setting<string>
  readonly data_dir: Setting<string>
  readonly plugin_dir: Setting<string>
  readonly log_level: Setting<string>
  readonly log_json: Setting<boolean>
  readonly log_include_location: Setting<boolean>
  readonly log_file: Setting<string>
  readonly log_rotate_duration: Setting<string>
  readonly log_rotate_bytes: Setting<number>
  readonly log_rotate_max_files: Setting<number>
  readonly bind_addr: Setting<string>
  readonly enable_debug: Setting<boolean>
  readonly leave_on_interrupt: Setting<boolean>
  readonly leave_on_terminate: Setting<boolean>
  readonly enable_syslog: Setting<boolean>
  readonly syslog_facility: Setting<string>
  readonly disable_update_check: Setting<boolean>
  readonly disable_anonymous_signature: Setting<boolean>
  readonly http_api_response_headers: Setting<Readonly<Record<string, string>>>
  readonly atlas: Setting<unknown>
  readonly ports: PortsSection
  readonly addresses: AddressesSection
  readonly advertise: AdvertiseSection
  readonly tls: TlsSection
  readonly acl: AclSection
  readonly server: ServerSection
  readonly client: ClientSection
  readonly consul: ReadonlyMap<string, ConsulSection>
  readonly vault: ReadonlyMap<string, VaultSection>
  readonly limits: LimitsSection
  readonly rpc: RpcSection
  readonly eventlog: EventlogSection
  readonly telemetry: TelemetrySection
  readonly ui: UiSection
  readonly autopilot: AutopilotSection
  readonly sentinel: SentinelSection
  readonly audit: AuditSection
  readonly reporting: ReportingSection
  readonly plugin: ReadonlyMap<string, PluginSection>
  readonly keyring: ReadonlyMap<string, KeyringSection>
}

export interface PortsSection extends Section {
  readonly http: Setting<number>
  readonly rpc: Setting<number>
  readonly serf: Setting<number>
}

export interface AddressesSection extends Section {
  readonly http: Setting<string>
  readonly rpc: Setting<string>
  readonly serf: Setting<string>
}

export interface AdvertiseSection extends Section {
  readonly http: Setting<string>
  readonly rpc: Setting<string>
  readonly serf: Setting<string>
}

export interface TlsSection extends Section {
  readonly http: Setting<boolean>
  readonly rpc: Setting<boolean>
  readonly ca_file: Setting<string>
  readonly cert_file: Setting<string>
  readonly key_file: Setting<string>
  readonly verify_server_hostname: Setting<boolean>
  readonly verify_https_client: Setting<boolean>
  readonly rpc_upgrade_mode: Setting<boolean>
  readonly tls_cipher_suites: Setting<string>
  readonly tls_min_version: Setting<string>
  readonly tls_prefer_server_cipher_suites: Setting<boolean>
}

export interface AclSection extends Section {
  readonly enabled: Setting<boolean>
  readonly token_ttl: Setting<string>
  readonly policy_ttl: Setting<string>
  readonly role_ttl: Setting<string>
  readonly replication_token: Setting<string>
  readonly token_min_expiration_ttl: Setting<string>
  readonly token_max_expiration_ttl: Setting<string>
}

export interface ServerSection extends Section {
  readonly enabled: Setting<boolean>
  readonly authoritative_region: Setting<string>
  readonly bootstrap_expect: Setting<number>
  readonly data_dir: Setting<string>
  readonly protocol_version: Setting<number>
  readonly raft_protocol: Setting<number>
  readonly raft_multiplier: Setting<number>
  readonly num_schedulers: Setting<number>
  readonly enabled_schedulers: Setting<readonly string[]>
  readonly node_gc_threshold: Setting<string>
  readonly job_gc_interval: Setting<string>
  readonly job_gc_threshold: Setting<string>
  readonly eval_gc_threshold: Setting<string>
  readonly batch_eval_gc_threshold: Setting<string>
  readonly deployment_gc_threshold: Setting<string>
  readonly csi_volume_claim_gc_interval: Setting<string>
  readonly csi_volume_claim_gc_threshold: Setting<string>
  readonly csi_plugin_gc_threshold: Setting<string>
  readonly acl_token_gc_threshold: Setting<string>
  readonly root_key_gc_interval: Setting<string>
  readonly root_key_gc_threshold: Setting<string>
  readonly root_key_rotation_threshold: Setting<string>
  readonly heartbeat_grace: Setting<string>
  readonly min_heartbeat_ttl: Setting<string>
  readonly max_heartbeats_per_second: Setting<number>
  readonly failover_heartbeat_ttl: Setting<string>
  readonly start_join: Setting<readonly string[]>
  readonly retry_join: Setting<readonly string[]>
  readonly retry_max: Setting<number>
  readonly retry_interval: Setting<string>
  readonly rejoin_after_leave: Setting<boolean>
  readonly non_voting_server: Setting<boolean>
  readonly redundancy_zone: Setting<string>
  readonly upgrade_version: Setting<string>
  readonly encrypt: Setting<string>
  readonly license_path: Setting<string>
  readonly non_production: Setting<boolean>
  readonly enable_event_broker: Setting<boolean>
  readonly event_buffer_size: Setting<number>
  readonly plan_apply_pipeline: Setting<number>
  readonly deploy_query_rate_limit: Setting<number>
  readonly raft_snapshot_threshold: Setting<number>
  readonly raft_snapshot_interval: Setting<string>
  readonly raft_trailing_logs: Setting<number>
  readonly job_default_priority: Setting<number>
  readonly job_max_priority: Setting<number>
  readonly job_max_count: Setting<number>
  readonly job_max_source_size: Setting<string>
  readonly job_tracked_versions: Setting<number>
  readonly oidc_issuer: Setting<string>
  readonly start_timeout: Setting<string>
  readonly log_file: Setting<string>
  readonly server_join: ServerJoinSection
  readonly client_introduction: ServerClientIntroductionSection
  readonly plan_rejection_tracker: ServerPlanRejectionTrackerSection
  readonly search: ServerSearchSection
  readonly default_scheduler_config: ServerDefaultSchedulerConfigSection
  readonly raft_logstore: ServerRaftLogstoreSection
  readonly raft_boltdb: ServerRaftBoltdbSection
}

export interface ServerJoinSection extends Section {
  readonly start_join: Setting<readonly string[]>
  readonly retry_join: Setting<readonly string[]>
  readonly retry_max: Setting<number>
  readonly retry_interval: Setting<string>
}

export interface ServerClientIntroductionSection extends Section {
  readonly enforcement: Setting<string>
  readonly default_identity_ttl: Setting<string>
  readonly max_identity_ttl: Setting<string>
}

export interface ServerPlanRejectionTrackerSection extends Section {
  readonly enabled: Setting<boolean>
  readonly node_threshold: Setting<number>
  readonly node_window: Setting<string>
}

export interface ServerSearchSection extends Section {
  readonly fuzzy_enabled: Setting<boolean>
  readonly limit_query: Setting<number>
  readonly limit_results: Setting<number>
  readonly min_term_length: Setting<number>
}

export interface ServerDefaultSchedulerConfigSection extends Section {
  readonly scheduler_algorithm: Setting<string>
  readonly memory_oversubscription_enabled: Setting<boolean>
  readonly reject_job_registration: Setting<boolean>
  readonly pause_eval_broker: Setting<boolean>
  readonly node_limit_for_feasibility_checks: Setting<number>
  readonly preemption_config: ServerDefaultSchedulerConfigPreemptionConfigSection
}

export interface ServerDefaultSchedulerConfigPreemptionConfigSection extends Section {
  readonly system_scheduler_enabled: Setting<boolean>
  readonly sysbatch_scheduler_enabled: Setting<boolean>
  readonly batch_scheduler_enabled: Setting<boolean>
  readonly service_scheduler_enabled: Setting<boolean>
}

export interface ServerRaftLogstoreSection extends Section {
  readonly backend: Setting<string>
  readonly disable_log_cache: Setting<boolean>
  readonly boltdb: ServerRaftLogstoreBoltdbSection
  readonly wal: ServerRaftLogstoreWalSection
  readonly verification: ServerRaftLogstoreVerificationSection
}

export interface ServerRaftLogstoreBoltdbSection extends Section {
  readonly no_freelist_sync: Setting<boolean>
}

export interface ServerRaftLogstoreWalSection extends Section {
  readonly segment_size_mb: Setting<number>
}

export interface ServerRaftLogstoreVerificationSection extends Section {
  readonly enabled: Setting<boolean>
  readonly interval: Setting<string>
}

export interface ServerRaftBoltdbSection extends Section {
  readonly no_freelist_sync: Setting<boolean>
}

export interface ClientSection extends Section {
  readonly enabled: Setting<boolean>
  readonly state_dir: Setting<string>
  readonly alloc_dir: Setting<string>
  readonly alloc_mounts_dir: Setting<string>
  readonly host_volumes_dir: Setting<string>
  readonly host_volume_plugin_dir: Setting<string>
  readonly common_plugin_dir: Setting<string>
  readonly servers: Setting<readonly string[]>
  readonly node_class: Setting<string>
  readonly node_pool: Setting<string>
  readonly options: Setting<Readonly<Record<string, string>>>
  readonly meta: Setting<Readonly<Record<string, string>>>
  readonly chroot_env: Setting<Readonly<Record<string, string>>>
  readonly network_interface: Setting<string>
  readonly preferred_address_family: Setting<string>
  readonly network_speed: Setting<number>
  readonly cpu_disable_dmidecode: Setting<boolean>
  readonly cpu_total_compute: Setting<number>
  readonly memory_total_mb: Setting<number>
  readonly disk_total_mb: Setting<number>
  readonly disk_free_mb: Setting<number>
  readonly reservable_cores: Setting<string>
  readonly max_kill_timeout: Setting<string>
  readonly client_max_port: Setting<number>
  readonly client_min_port: Setting<number>
  readonly max_dynamic_port: Setting<number>
  readonly min_dynamic_port: Setting<number>
  readonly reserved: ClientReservedSection
  readonly gc_interval: Setting<string>
  readonly gc_parallel_destroys: Setting<number>
  readonly gc_disk_usage_threshold: Setting<number>
  readonly gc_inode_usage_threshold: Setting<number>
  readonly gc_max_allocs: Setting<number>
  readonly gc_volumes_on_node_gc: Setting<boolean>
  readonly no_host_uuid: Setting<boolean>
  readonly disable_remote_exec: Setting<boolean>
  readonly cni_path: Setting<string>
  readonly cni_config_dir: Setting<string>
  readonly bridge_network_name: Setting<string>
  readonly bridge_network_subnet: Setting<string>
  readonly bridge_network_subnet_ipv6: Setting<string>
  readonly bridge_network_hairpin_mode: Setting<boolean>
  readonly bind_wildcard_default_host_network: Setting<boolean>
  readonly cgroup_parent: Setting<string>
  readonly nomad_service_discovery: Setting<boolean>
  readonly node_max_allocs: Setting<number>
  readonly log_file: Setting<string>
  readonly default_ineligible: Setting<boolean>
  readonly host_volume: ReadonlyMap<string, ClientHostVolumeSection>
  readonly host_network: ReadonlyMap<string, ClientHostNetworkSection>
  readonly server_join: ServerJoinSection
  readonly template: ClientTemplateSection
  readonly artifact: ClientArtifactSection
  readonly drain_on_shutdown: ClientDrainOnShutdownSection
  readonly users: ClientUsersSection
  readonly fingerprint: ReadonlyMap<string, ClientFingerprintSection>
}

export interface ClientReservedSection extends Section {
  readonly cpu: Setting<number>
  readonly memory: Setting<number>
  readonly disk: Setting<number>
  readonly reserved_ports: Setting<string>
  readonly cores: Setting<string>
  readonly iops: Setting<number>
}

export interface ClientHostVolumeSection extends Section {
  readonly path: Setting<string>
  readonly read_only: Setting<boolean>
}

export interface ClientHostNetworkSection extends Section {
  readonly cidr: Setting<string>
  readonly interface: Setting<string>
  readonly reserved_ports: Setting<string>
}

export interface ClientTemplateSection extends Section {
  readonly function_denylist: Setting<readonly string[]>
  readonly function_blacklist: Setting<readonly string[]>
  readonly disable_file_sandbox: Setting<boolean>
  readonly max_stale: Setting<string>
  readonly block_query_wait: Setting<string>
  readonly vault_default_lease_duration: Setting<string>
  readonly use_client_consul_token: Setting<boolean>
  readonly wait: ClientTemplateWaitSection
  readonly wait_bounds: ClientTemplateWaitBoundsSection
  readonly consul_retry: RetrySection
  readonly vault_retry: RetrySection
  readonly nomad_retry: RetrySection
}

export interface ClientTemplateWaitSection extends Section {
  readonly min: Setting<string>
  readonly max: Setting<string>
}

export interface ClientTemplateWaitBoundsSection extends Section {
  readonly min: Setting<string>
  readonly max: Setting<string>
}

export interface RetrySection extends Section {
  readonly attempts: Setting<number>
  readonly backoff: Setting<string>
  readonly max_backoff: Setting<string>
}

export interface ClientArtifactSection extends Section {
  readonly http_read_timeout: Setting<string>
  readonly http_max_size: Setting<string>
  readonly gcs_timeout: Setting<string>
  readonly git_timeout: Setting<string>
  readonly hg_timeout: Setting<string>
  readonly s3_timeout: Setting<string>
  readonly decompression_file_count_limit: Setting<number>
  readonly decompression_size_limit: Setting<string>
  readonly disable_artifact_inspection: Setting<boolean>
  readonly disable_filesystem_isolation: Setting<boolean>
  readonly filesystem_isolation_extra_paths: Setting<readonly string[]>
  readonly set_environment_variables: Setting<string>
}

export interface ClientDrainOnShutdownSection extends Section {
  readonly deadline: Setting<string>
  readonly ignore_system_jobs: Setting<boolean>
  readonly force: Setting<boolean>
}

export interface ClientUsersSection extends Section {
  readonly dynamic_user_min: Setting<number>
  readonly dynamic_user_max: Setting<number>
}

export interface ClientFingerprintSection extends Section {
  readonly retry_interval: Setting<string>
  readonly retry_attempts: Setting<number>
  readonly exit_on_failure: Setting<boolean>
}

export interface ConsulSection extends Section {
  readonly name: Setting<string>
  readonly address: Setting<string>
  readonly auth: Setting<string>
  readonly token: Setting<string>
  readonly ssl: Setting<boolean>
  readonly verify_ssl: Setting<boolean>
  readonly share_ssl: Setting<boolean>
  readonly ca_file: Setting<string>
  readonly grpc_ca_file: Setting<string>
  readonly cert_file: Setting<string>
  readonly key_file: Setting<string>
  readonly grpc_address: Setting<string>
  readonly timeout: Setting<string>
  readonly namespace: Setting<string>
  readonly tags: Setting<readonly string[]>
  readonly auto_advertise: Setting<boolean>
  readonly checks_use_advertise: Setting<boolean>
  readonly server_auto_join: Setting<boolean>
  readonly client_auto_join: Setting<boolean>
  readonly server_service_name: Setting<string>
  readonly server_http_check_name: Setting<string>
  readonly server_serf_check_name: Setting<string>
  readonly server_rpc_check_name: Setting<string>
  readonly client_service_name: Setting<string>
  readonly client_http_check_name: Setting<string>
  readonly server_failures_before_critical: Setting<number>
  readonly server_failures_before_warning: Setting<number>
  readonly client_failures_before_critical: Setting<number>
  readonly client_failures_before_warning: Setting<number>
  readonly service_auth_method: Setting<string>
  readonly task_auth_method: Setting<string>
  readonly service_identity: IdentitySection
  readonly task_identity: IdentitySection
  readonly allow_unauthenticated: Setting<boolean>
}

export interface IdentitySection extends Section {
  readonly aud: Setting<readonly string[]>
  readonly env: Setting<boolean>
  readonly file: Setting<boolean>
  readonly filepath: Setting<string>
  readonly ttl: Setting<string>
  readonly extra_claims: Setting<Readonly<Record<string, string>>>
}

export interface VaultSection extends Section {
  readonly name: Setting<string>
  readonly enabled: Setting<boolean>
  readonly address: Setting<string>
  readonly namespace: Setting<string>
  readonly create_from_role: Setting<string>
  readonly jwt_auth_backend_path: Setting<string>
  readonly ca_file: Setting<string>
  readonly ca_path: Setting<string>
  readonly cert_file: Setting<string>
  readonly key_file: Setting<string>
  readonly tls_skip_verify: Setting<boolean>
  readonly tls_server_name: Setting<string>
  readonly token: Setting<string>
  readonly default_identity: IdentitySection
  readonly allow_unauthenticated: Setting<boolean>
  readonly task_token_ttl: Setting<string>
}

export interface LimitsSection extends Section {
  readonly https_handshake_timeout: Setting<string>
  readonly http_max_conns_per_client: Setting<number>
  readonly rpc_handshake_timeout: Setting<string>
  readonly rpc_max_conns_per_client: Setting<number>
}

export interface RpcSection extends Section {
  readonly accept_backlog: Setting<number>
  readonly keep_alive_interval: Setting<string>
  readonly connection_write_timeout: Setting<string>
  readonly stream_open_timeout: Setting<string>
  readonly stream_close_timeout: Setting<string>
  readonly dial_timeout: Setting<string>
}

export interface EventlogSection extends Section {
  readonly enabled: Setting<boolean>
  readonly level: Setting<string>
}

export interface TelemetrySection extends Section {
  readonly in_memory_collection_interval: Setting<string>
  readonly in_memory_retention_period: Setting<string>
  readonly collection_interval: Setting<string>
  readonly statsite_address: Setting<string>
  readonly statsd_address: Setting<string>
  readonly datadog_address: Setting<string>
  readonly datadog_tags: Setting<readonly string[]>
  readonly prometheus_metrics: Setting<boolean>
  readonly disable_hostname: Setting<boolean>
  readonly use_node_name: Setting<boolean>
  readonly publish_allocation_metrics: Setting<boolean>
  readonly publish_node_metrics: Setting<boolean>
  readonly include_alloc_metadata_in_metrics: Setting<boolean>
  readonly allowed_metadata_keys_in_metrics: Setting<readonly string[]>
  readonly prefix_filter: Setting<readonly string[]>
  readonly filter_default: Setting<boolean>
  readonly disable_dispatched_job_summary_metrics: Setting<boolean>
  readonly disable_quota_utilization_metrics: Setting<boolean>
  readonly disable_rpc_rate_metrics_labels: Setting<boolean>
  readonly disable_allocation_hook_metrics: Setting<boolean>
  readonly circonus_api_token: Setting<string>
  readonly circonus_api_app: Setting<string>
  readonly circonus_api_url: Setting<string>
  readonly circonus_submission_interval: Setting<string>
  readonly circonus_submission_url: Setting<string>
  readonly circonus_check_id: Setting<string>
  readonly circonus_check_force_metric_activation: Setting<string>
  readonly circonus_check_instance_id: Setting<string>
  readonly circonus_check_search_tag: Setting<string>
  readonly circonus_check_tags: Setting<string>
  readonly circonus_check_display_name: Setting<string>
  readonly circonus_broker_id: Setting<string>
  readonly circonus_broker_select_tag: Setting<string>
  readonly disable_tagged_metrics: Setting<boolean>
  readonly backwards_compatible_metrics: Setting<boolean>
}

export interface UiSection extends Section {
  readonly enabled: Setting<boolean>
  readonly show_cli_hints: Setting<boolean>
  readonly content_security_policy: UiContentSecurityPolicySection
  readonly consul: UiConsulSection
  readonly vault: UiVaultSection
  readonly label: UiLabelSection
}

export interface UiContentSecurityPolicySection extends Section {
  readonly connect_src: Setting<readonly string[]>
  readonly default_src: Setting<readonly string[]>
  readonly form_action: Setting<readonly string[]>
  readonly frame_ancestors: Setting<readonly string[]>
  readonly img_src: Setting<readonly string[]>
  readonly script_src: Setting<readonly string[]>
  readonly style_src: Setting<readonly string[]>
}

export interface UiConsulSection extends Section {
  readonly ui_url: Setting<string>
}

export interface UiVaultSection extends Section {
  readonly ui_url: Setting<string>
}

export interface UiLabelSection extends Section {
  readonly text: Setting<string>
  readonly background_color: Setting<string>
  readonly text_color: Setting<string>
}

export interface AutopilotSection extends Section {
  readonly cleanup_dead_servers: Setting<boolean>
  readonly last_contact_threshold: Setting<string>
  readonly max_trailing_logs: Setting<number>
  readonly min_quorum: Setting<number>
  readonly server_stabilization_time: Setting<string>
  readonly enable_redundancy_zones: Setting<boolean>
  readonly disable_upgrade_migration: Setting<boolean>
  readonly enable_custom_upgrades: Setting<boolean>
}

export interface SentinelSection extends Section {
  readonly import: ReadonlyMap<string, SentinelImportSection>
  readonly additional_enabled_modules: Setting<readonly string[]>
}

export interface SentinelImportSection extends Section {
  readonly path: Setting<string>
  readonly args: Setting<readonly string[]>
}

export interface AuditSection extends Section {
  readonly enabled: Setting<boolean>
  readonly sink: ReadonlyMap<string, AuditSinkSection>
  readonly filter: ReadonlyMap<string, AuditFilterSection>
}

export interface AuditSinkSection extends Section {
  readonly type: Setting<string>
  readonly delivery_guarantee: Setting<string>
  readonly format: Setting<string>
  readonly path: Setting<string>
  readonly rotate_duration: Setting<string>
  readonly rotate_bytes: Setting<number>
  readonly rotate_max_files: Setting<number>
  readonly mode: Setting<string>
}

export interface AuditFilterSection extends Section {
  readonly type: Setting<string>
  readonly endpoints: Setting<readonly string[]>
  readonly stages: Setting<readonly string[]>
  readonly operations: Setting<readonly string[]>
}

export interface ReportingSection extends Section {
  readonly license: ReportingLicenseSection
  readonly snapshot_retention_time: Setting<string>
  readonly disable_product_usage_reporting: Setting<boolean>
  readonly address: Setting<string>
  readonly export_interval: Setting<string>
}

export interface ReportingLicenseSection extends Section {
  readonly enabled: Setting<boolean>
}

export interface PluginSection extends Section {
  readonly args: Setting<readonly string[]>
  readonly config: Setting<unknown>
}

export interface KeyringSection extends Section {
  readonly name: Setting<string>
  readonly active: Setting<boolean>
  readonly region: Setting<string>
  readonly kms_key_id: Setting<string>
  readonly endpoint: Setting<string>
  readonly access_key: Setting<string>
  readonly secret_key: Setting<string>
  readonly session_token: Setting<string>
  readonly tenant_id: Setting<string>
  readonly client_id: Setting<string>
  readonly client_secret: Setting<string>
  readonly environment: Setting<string>
  readonly vault_name: Setting<string>
  readonly key_name: Setting<string>
  readonly resource: Setting<string>
  readonly credentials: Setting<string>
  readonly project: Setting<string>
  readonly key_ring: Setting<string>
  readonly crypto_key: Setting<string>
  readonly address: Setting<string>
  readonly mount_path: Setting<string>
  readonly key_id_prefix: Setting<string>
  readonly namespace: Setting<string>
  readonly disable_renewal: Setting<string>
  readonly tls_ca_cert: Setting<string>
  readonly tls_client_cert: Setting<string>
  readonly tls_client_key: Setting<string>
  readonly tls_server_name: Setting<string>
  readonly tls_skip_verify: Setting<string>
  readonly token: Setting<string>
}
