// Code generated from schemas/nomad-agent.schema.json by `npm run generate`. DO NOT EDIT.

package main

// Agent is a whole file.
type Agent struct {
	Region                    *string           `hcl:"region"`
	Datacenter                *string           `hcl:"datacenter"`
	Name                      *string           `hcl:"name"`
	DataDir                   *string           `hcl:"data_dir"`
	PluginDir                 *string           `hcl:"plugin_dir"`
	LogLevel                  *string           `hcl:"log_level"`
	LogJson                   *bool             `hcl:"log_json"`
	LogIncludeLocation        *bool             `hcl:"log_include_location"`
	LogFile                   *string           `hcl:"log_file"`
	LogRotateDuration         *string           `hcl:"log_rotate_duration"`
	LogRotateBytes            *int              `hcl:"log_rotate_bytes"`
	LogRotateMaxFiles         *int              `hcl:"log_rotate_max_files"`
	BindAddr                  *string           `hcl:"bind_addr"`
	EnableDebug               *bool             `hcl:"enable_debug"`
	LeaveOnInterrupt          *bool             `hcl:"leave_on_interrupt"`
	LeaveOnTerminate          *bool             `hcl:"leave_on_terminate"`
	EnableSyslog              *bool             `hcl:"enable_syslog"`
	SyslogFacility            *string           `hcl:"syslog_facility"`
	DisableUpdateCheck        *bool             `hcl:"disable_update_check"`
	DisableAnonymousSignature *bool             `hcl:"disable_anonymous_signature"`
	HttpApiResponseHeaders    map[string]string `hcl:"http_api_response_headers"`
	Ports                     *Ports            `hcl:"ports"`
	Addresses                 *Addresses        `hcl:"addresses"`
	Advertise                 *Advertise        `hcl:"advertise"`
	Tls                       *Tls              `hcl:"tls"`
	Acl                       *Acl              `hcl:"acl"`
	Server                    *Server           `hcl:"server"`
	Client                    *Client           `hcl:"client"`
	Consul                    []*Consul         `hcl:"-" named:"consul"`
	Vault                     []*Vault          `hcl:"-" named:"vault"`
	Limits                    *Limits           `hcl:"limits"`
	Rpc                       *Rpc              `hcl:"rpc"`
	Eventlog                  *Eventlog         `hcl:"eventlog"`
	Telemetry                 *Telemetry        `hcl:"telemetry"`
	Ui                        *Ui               `hcl:"ui"`
	Autopilot                 *Autopilot        `hcl:"autopilot"`
	Sentinel                  *Sentinel         `hcl:"sentinel"`
	Audit                     *Audit            `hcl:"audit"`
	Reporting                 *Reporting        `hcl:"reporting"`
	Plugin                    []*Plugin         `hcl:"plugin"`
	Keyring                   []*Keyring        `hcl:"keyring"`
	Version                   *Version          `untagged:""`
	Unused                    []string          `hcl:",unusedKeys"`
}

// Ports is a block `ports`.
type Ports struct {
	Http   *int     `hcl:"http"`
	Rpc    *int     `hcl:"rpc"`
	Serf   *int     `hcl:"serf"`
	Unused []string `hcl:",unusedKeys"`
}

// Addresses is a block `addresses`.
type Addresses struct {
	Http   *string  `hcl:"http"`
	Rpc    *string  `hcl:"rpc"`
	Serf   *string  `hcl:"serf"`
	Unused []string `hcl:",unusedKeys"`
}

// Advertise is a block `advertise`.
type Advertise struct {
	Http   *string  `hcl:"http"`
	Rpc    *string  `hcl:"rpc"`
	Serf   *string  `hcl:"serf"`
	Unused []string `hcl:",unusedKeys"`
}

// Tls is a block `tls`.
type Tls struct {
	Http                 *bool         `hcl:"http"`
	Rpc                  *bool         `hcl:"rpc"`
	CaFile               *string       `hcl:"ca_file"`
	CertFile             *string       `hcl:"cert_file"`
	KeyFile              *string       `hcl:"key_file"`
	VerifyServerHostname *bool         `hcl:"verify_server_hostname"`
	VerifyHttpsClient    *bool         `hcl:"verify_https_client"`
	RpcUpgradeMode       *bool         `hcl:"rpc_upgrade_mode"`
	TlsCipherSuites      *string       `hcl:"tls_cipher_suites"`
	TlsMinVersion        *string       `hcl:"tls_min_version"`
	Checksum             *string       `untagged:""`
	Keyloader            *TlsKeyloader `untagged:""`
	Unused               []string      `hcl:",unusedKeys"`
}

// TlsKeyloader is a block `tls.keyloader`.
type TlsKeyloader struct{}

// Acl is a block `acl`.
type Acl struct {
	Enabled               *bool    `hcl:"enabled"`
	TokenTtl              *string  `hcl:"token_ttl" duration:"early"`
	PolicyTtl             *string  `hcl:"policy_ttl" duration:"early"`
	RoleTtl               *string  `hcl:"role_ttl" duration:"early"`
	ReplicationToken      *string  `hcl:"replication_token"`
	TokenMinExpirationTtl *string  `hcl:"token_min_expiration_ttl" duration:"early"`
	TokenMaxExpirationTtl *string  `hcl:"token_max_expiration_ttl" duration:"early"`
	Tokenttl              *int64   `untagged:"token_ttl"`
	Policyttl             *int64   `untagged:"policy_ttl"`
	Rolettl               *int64   `untagged:"role_ttl"`
	Tokenminexpirationttl *int64   `untagged:"token_min_expiration_ttl"`
	Tokenmaxexpirationttl *int64   `untagged:"token_max_expiration_ttl"`
	Unused                []string `hcl:",unusedKeys"`
}

// Server is a block `server`.
type Server struct {
	Enabled                   *bool                         `hcl:"enabled"`
	AuthoritativeRegion       *string                       `hcl:"authoritative_region"`
	BootstrapExpect           *int                          `hcl:"bootstrap_expect"`
	DataDir                   *string                       `hcl:"data_dir"`
	ProtocolVersion           *int                          `hcl:"protocol_version"`
	RaftProtocol              *int                          `hcl:"raft_protocol"`
	RaftMultiplier            *int                          `hcl:"raft_multiplier"`
	NumSchedulers             *int                          `hcl:"num_schedulers"`
	EnabledSchedulers         []string                      `hcl:"enabled_schedulers"`
	NodeGcThreshold           *string                       `hcl:"node_gc_threshold"`
	JobGcInterval             *string                       `hcl:"job_gc_interval"`
	JobGcThreshold            *string                       `hcl:"job_gc_threshold"`
	EvalGcThreshold           *string                       `hcl:"eval_gc_threshold"`
	BatchEvalGcThreshold      *string                       `hcl:"batch_eval_gc_threshold"`
	DeploymentGcThreshold     *string                       `hcl:"deployment_gc_threshold"`
	CsiVolumeClaimGcInterval  *string                       `hcl:"csi_volume_claim_gc_interval"`
	CsiVolumeClaimGcThreshold *string                       `hcl:"csi_volume_claim_gc_threshold"`
	CsiPluginGcThreshold      *string                       `hcl:"csi_plugin_gc_threshold"`
	AclTokenGcThreshold       *string                       `hcl:"acl_token_gc_threshold"`
	RootKeyGcInterval         *string                       `hcl:"root_key_gc_interval"`
	RootKeyGcThreshold        *string                       `hcl:"root_key_gc_threshold"`
	RootKeyRotationThreshold  *string                       `hcl:"root_key_rotation_threshold"`
	HeartbeatGrace            *string                       `hcl:"heartbeat_grace" duration:"early"`
	MinHeartbeatTtl           *string                       `hcl:"min_heartbeat_ttl" duration:"early"`
	MaxHeartbeatsPerSecond    *float64                      `hcl:"max_heartbeats_per_second"`
	FailoverHeartbeatTtl      *string                       `hcl:"failover_heartbeat_ttl" duration:"early"`
	StartJoin                 []string                      `hcl:"start_join"`
	RetryJoin                 []string                      `hcl:"retry_join"`
	RetryMax                  *int                          `hcl:"retry_max"`
	RetryInterval             *string                       `hcl:"retry_interval" duration:"early"`
	RejoinAfterLeave          *bool                         `hcl:"rejoin_after_leave"`
	NonVotingServer           *bool                         `hcl:"non_voting_server"`
	RedundancyZone            *string                       `hcl:"redundancy_zone"`
	UpgradeVersion            *string                       `hcl:"upgrade_version"`
	Encrypt                   *string                       `hcl:"encrypt"`
	LicensePath               *string                       `hcl:"license_path"`
	NonProduction             *bool                         `hcl:"non_production"`
	EnableEventBroker         *bool                         `hcl:"enable_event_broker"`
	EventBufferSize           *int                          `hcl:"event_buffer_size"`
	PlanApplyPipeline         *int                          `hcl:"plan_apply_pipeline"`
	DeployQueryRateLimit      *float64                      `hcl:"deploy_query_rate_limit"`
	RaftSnapshotThreshold     *int                          `hcl:"raft_snapshot_threshold"`
	RaftSnapshotInterval      *string                       `hcl:"raft_snapshot_interval"`
	RaftTrailingLogs          *int                          `hcl:"raft_trailing_logs"`
	JobDefaultPriority        *int                          `hcl:"job_default_priority"`
	JobMaxPriority            *int                          `hcl:"job_max_priority"`
	JobMaxCount               *int                          `hcl:"job_max_count"`
	JobMaxSourceSize          *string                       `hcl:"job_max_source_size"`
	JobTrackedVersions        *int                          `hcl:"job_tracked_versions"`
	OidcIssuer                *string                       `hcl:"oidc_issuer"`
	StartTimeout              *string                       `hcl:"start_timeout"`
	LogFile                   *string                       `hcl:"log_file"`
	ServerJoin                *ServerServerJoin             `hcl:"server_join"`
	ClientIntroduction        *ServerClientIntroduction     `hcl:"client_introduction"`
	PlanRejectionTracker      *ServerPlanRejectionTracker   `hcl:"plan_rejection_tracker"`
	Search                    *ServerSearch                 `hcl:"search"`
	DefaultSchedulerConfig    *ServerDefaultSchedulerConfig `hcl:"default_scheduler_config"`
	RaftLogstore              *ServerRaftLogstore           `hcl:"raft_logstore"`
	RaftBoltdb                *ServerRaftBoltdb             `hcl:"raft_boltdb"`
	Heartbeatgrace            *int64                        `untagged:"heartbeat_grace"`
	Minheartbeatttl           *int64                        `untagged:"min_heartbeat_ttl"`
	Failoverheartbeatttl      *int64                        `untagged:"failover_heartbeat_ttl"`
	Retryinterval             *int64                        `untagged:"retry_interval"`
	Licenseenv                *string                       `untagged:""`
	Unused                    []string                      `hcl:",unusedKeys"`
}

// ServerServerJoin is a block `server.server_join`.
type ServerServerJoin struct {
	StartJoin     []string `hcl:"start_join"`
	RetryJoin     []string `hcl:"retry_join"`
	RetryMax      *int     `hcl:"retry_max"`
	RetryInterval *string  `hcl:"retry_interval" duration:"early"`
	Retryinterval *int64   `untagged:"retry_interval"`
	Unused        []string `hcl:",unusedKeys"`
}

// ServerClientIntroduction is a block `server.client_introduction`.
type ServerClientIntroduction struct {
	Enforcement        *string  `hcl:"enforcement"`
	DefaultIdentityTtl *string  `hcl:"default_identity_ttl" duration:"early"`
	MaxIdentityTtl     *string  `hcl:"max_identity_ttl" duration:"early"`
	Defaultidentityttl *int64   `untagged:"default_identity_ttl"`
	Maxidentityttl     *int64   `untagged:"max_identity_ttl"`
	Unused             []string `hcl:",unusedKeys"`
}

// ServerPlanRejectionTracker is a block `server.plan_rejection_tracker`.
type ServerPlanRejectionTracker struct {
	Enabled       *bool    `hcl:"enabled"`
	NodeThreshold *int     `hcl:"node_threshold"`
	NodeWindow    *string  `hcl:"node_window" duration:"early"`
	Nodewindow    *int64   `untagged:"node_window"`
	Unused        []string `hcl:",unusedKeys"`
}

// ServerSearch is a block `server.search`.
type ServerSearch struct {
	FuzzyEnabled  *bool `hcl:"fuzzy_enabled"`
	LimitQuery    *int  `hcl:"limit_query"`
	LimitResults  *int  `hcl:"limit_results"`
	MinTermLength *int  `hcl:"min_term_length"`
}

// ServerDefaultSchedulerConfig is a block `server.default_scheduler_config`.
type ServerDefaultSchedulerConfig struct {
	SchedulerAlgorithm            *string                                       `hcl:"scheduler_algorithm"`
	MemoryOversubscriptionEnabled *bool                                         `hcl:"memory_oversubscription_enabled"`
	RejectJobRegistration         *bool                                         `hcl:"reject_job_registration"`
	PauseEvalBroker               *bool                                         `hcl:"pause_eval_broker"`
	NodeLimitForFeasibilityChecks *uint                                         `hcl:"node_limit_for_feasibility_checks"`
	PreemptionConfig              *ServerDefaultSchedulerConfigPreemptionConfig `hcl:"preemption_config"`
	Createindex                   *uint64                                       `untagged:""`
	Modifyindex                   *uint64                                       `untagged:""`
}

// ServerDefaultSchedulerConfigPreemptionConfig is a block `server.default_scheduler_config.preemption_config`.
type ServerDefaultSchedulerConfigPreemptionConfig struct {
	SystemSchedulerEnabled   *bool `hcl:"system_scheduler_enabled"`
	SysbatchSchedulerEnabled *bool `hcl:"sysbatch_scheduler_enabled"`
	BatchSchedulerEnabled    *bool `hcl:"batch_scheduler_enabled"`
	ServiceSchedulerEnabled  *bool `hcl:"service_scheduler_enabled"`
}

// ServerRaftLogstore is a block `server.raft_logstore`.
type ServerRaftLogstore struct {
	Backend         *string                         `hcl:"backend"`
	DisableLogCache *bool                           `hcl:"disable_log_cache"`
	Boltdb          *ServerRaftLogstoreBoltdb       `hcl:"boltdb"`
	Wal             *ServerRaftLogstoreWal          `hcl:"wal"`
	Verification    *ServerRaftLogstoreVerification `hcl:"verification"`
}

// ServerRaftLogstoreBoltdb is a block `server.raft_logstore.boltdb`.
type ServerRaftLogstoreBoltdb struct {
	NoFreelistSync *bool `hcl:"no_freelist_sync"`
}

// ServerRaftLogstoreWal is a block `server.raft_logstore.wal`.
type ServerRaftLogstoreWal struct {
	SegmentSizeMb *int `hcl:"segment_size_mb"`
}

// ServerRaftLogstoreVerification is a block `server.raft_logstore.verification`.
type ServerRaftLogstoreVerification struct {
	Enabled  *bool   `hcl:"enabled"`
	Interval *string `hcl:"interval"`
}

// ServerRaftBoltdb is a block `server.raft_boltdb`.
type ServerRaftBoltdb struct {
	NoFreelistSync *bool `hcl:"no_freelist_sync"`
}

// Client is a block `client`.
type Client struct {
	Enabled                        *bool                  `hcl:"enabled"`
	StateDir                       *string                `hcl:"state_dir"`
	AllocDir                       *string                `hcl:"alloc_dir"`
	AllocMountsDir                 *string                `hcl:"alloc_mounts_dir"`
	HostVolumesDir                 *string                `hcl:"host_volumes_dir"`
	HostVolumePluginDir            *string                `hcl:"host_volume_plugin_dir"`
	CommonPluginDir                *string                `hcl:"common_plugin_dir"`
	Servers                        []string               `hcl:"servers"`
	NodeClass                      *string                `hcl:"node_class"`
	NodePool                       *string                `hcl:"node_pool"`
	Options                        map[string]string      `hcl:"options"`
	Meta                           map[string]string      `hcl:"meta"`
	ChrootEnv                      map[string]string      `hcl:"chroot_env"`
	NetworkInterface               *string                `hcl:"network_interface"`
	PreferredAddressFamily         *string                `hcl:"preferred_address_family"`
	NetworkSpeed                   *int                   `hcl:"network_speed"`
	CpuDisableDmidecode            *bool                  `hcl:"cpu_disable_dmidecode"`
	CpuTotalCompute                *int                   `hcl:"cpu_total_compute"`
	MemoryTotalMb                  *int                   `hcl:"memory_total_mb"`
	DiskTotalMb                    *int                   `hcl:"disk_total_mb"`
	DiskFreeMb                     *int                   `hcl:"disk_free_mb"`
	ReservableCores                *string                `hcl:"reservable_cores"`
	MaxKillTimeout                 *string                `hcl:"max_kill_timeout"`
	ClientMaxPort                  *int                   `hcl:"client_max_port"`
	ClientMinPort                  *int                   `hcl:"client_min_port"`
	MaxDynamicPort                 *int                   `hcl:"max_dynamic_port"`
	MinDynamicPort                 *int                   `hcl:"min_dynamic_port"`
	Reserved                       *ClientReserved        `hcl:"reserved"`
	GcInterval                     *string                `hcl:"gc_interval" duration:"early"`
	GcParallelDestroys             *int                   `hcl:"gc_parallel_destroys"`
	GcDiskUsageThreshold           *float64               `hcl:"gc_disk_usage_threshold"`
	GcInodeUsageThreshold          *float64               `hcl:"gc_inode_usage_threshold"`
	GcMaxAllocs                    *int                   `hcl:"gc_max_allocs"`
	GcVolumesOnNodeGc              *bool                  `hcl:"gc_volumes_on_node_gc"`
	NoHostUuid                     *bool                  `hcl:"no_host_uuid"`
	DisableRemoteExec              *bool                  `hcl:"disable_remote_exec"`
	CniPath                        *string                `hcl:"cni_path"`
	CniConfigDir                   *string                `hcl:"cni_config_dir"`
	BridgeNetworkName              *string                `hcl:"bridge_network_name"`
	BridgeNetworkSubnet            *string                `hcl:"bridge_network_subnet"`
	BridgeNetworkSubnetIpv6        *string                `hcl:"bridge_network_subnet_ipv6"`
	BridgeNetworkHairpinMode       *bool                  `hcl:"bridge_network_hairpin_mode"`
	BindWildcardDefaultHostNetwork *bool                  `hcl:"bind_wildcard_default_host_network"`
	CgroupParent                   *string                `hcl:"cgroup_parent"`
	NomadServiceDiscovery          *bool                  `hcl:"nomad_service_discovery"`
	NodeMaxAllocs                  *int                   `hcl:"node_max_allocs"`
	LogFile                        *string                `hcl:"log_file"`
	DefaultIneligible              *bool                  `hcl:"default_ineligible"`
	HostVolume                     []*ClientHostVolume    `hcl:"host_volume"`
	HostNetwork                    []*ClientHostNetwork   `hcl:"host_network"`
	ServerJoin                     *ClientServerJoin      `hcl:"server_join"`
	Template                       *ClientTemplate        `hcl:"template"`
	Artifact                       *ClientArtifact        `hcl:"artifact"`
	DrainOnShutdown                *ClientDrainOnShutdown `hcl:"drain_on_shutdown"`
	Users                          *ClientUsers           `hcl:"users"`
	Fingerprint                    []*ClientFingerprint   `hcl:"fingerprint"`
	Gcinterval                     *int64                 `untagged:"gc_interval"`
	Unused                         []string               `hcl:",unusedKeys"`
}

// ClientReserved is a block `client.reserved`.
type ClientReserved struct {
	Cpu           *int     `hcl:"cpu"`
	Memory        *int     `hcl:"memory"`
	Disk          *int     `hcl:"disk"`
	ReservedPorts *string  `hcl:"reserved_ports"`
	Cores         *string  `hcl:"cores"`
	Unused        []string `hcl:",unusedKeys"`
}

// ClientHostVolume is a block `client.host_volume`.
type ClientHostVolume struct {
	Label    string  `hcl:",key"`
	Path     *string `hcl:"path"`
	ReadOnly *bool   `hcl:"read_only"`
}

// ClientHostNetwork is a block `client.host_network`.
type ClientHostNetwork struct {
	Label         string  `hcl:",key"`
	Cidr          *string `hcl:"cidr"`
	Interface     *string `hcl:"interface"`
	ReservedPorts *string `hcl:"reserved_ports"`
}

// ClientServerJoin is a block `client.server_join`.
type ClientServerJoin struct {
	StartJoin     []string `hcl:"start_join"`
	RetryJoin     []string `hcl:"retry_join"`
	RetryMax      *int     `hcl:"retry_max"`
	RetryInterval *string  `hcl:"retry_interval" duration:"early"`
	Retryinterval *int64   `untagged:"retry_interval"`
	Unused        []string `hcl:",unusedKeys"`
}

// ClientTemplate is a block `client.template`.
type ClientTemplate struct {
	FunctionDenylist          []string                   `hcl:"function_denylist"`
	FunctionBlacklist         []string                   `hcl:"function_blacklist"`
	DisableFileSandbox        *bool                      `hcl:"disable_file_sandbox"`
	MaxStale                  *string                    `hcl:"max_stale" duration:"early"`
	BlockQueryWait            *string                    `hcl:"block_query_wait" duration:"early"`
	VaultDefaultLeaseDuration *string                    `hcl:"vault_default_lease_duration" duration:"early"`
	UseClientConsulToken      *bool                      `hcl:"use_client_consul_token"`
	Wait                      *ClientTemplateWait        `hcl:"wait"`
	WaitBounds                *ClientTemplateWaitBounds  `hcl:"wait_bounds"`
	ConsulRetry               *ClientTemplateConsulRetry `hcl:"consul_retry"`
	VaultRetry                *ClientTemplateVaultRetry  `hcl:"vault_retry"`
	NomadRetry                *ClientTemplateNomadRetry  `hcl:"nomad_retry"`
}

// ClientTemplateWait is a block `client.template.wait`.
type ClientTemplateWait struct {
	Min *string `hcl:"min" duration:"early"`
	Max *string `hcl:"max" duration:"early"`
}

// ClientTemplateWaitBounds is a block `client.template.wait_bounds`.
type ClientTemplateWaitBounds struct {
	Min *string `hcl:"min" duration:"early"`
	Max *string `hcl:"max" duration:"early"`
}

// ClientTemplateConsulRetry is a block `client.template.consul_retry`.
type ClientTemplateConsulRetry struct {
	Attempts   *int    `hcl:"attempts"`
	Backoff    *string `hcl:"backoff" duration:"early"`
	MaxBackoff *string `hcl:"max_backoff" duration:"early"`
}

// ClientTemplateVaultRetry is a block `client.template.vault_retry`.
type ClientTemplateVaultRetry struct {
	Attempts   *int    `hcl:"attempts"`
	Backoff    *string `hcl:"backoff" duration:"early"`
	MaxBackoff *string `hcl:"max_backoff" duration:"early"`
}

// ClientTemplateNomadRetry is a block `client.template.nomad_retry`.
type ClientTemplateNomadRetry struct {
	Attempts   *int    `hcl:"attempts"`
	Backoff    *string `hcl:"backoff" duration:"early"`
	MaxBackoff *string `hcl:"max_backoff" duration:"early"`
}

// ClientArtifact is a block `client.artifact`.
type ClientArtifact struct {
	HttpReadTimeout               *string  `hcl:"http_read_timeout"`
	HttpMaxSize                   *string  `hcl:"http_max_size"`
	GcsTimeout                    *string  `hcl:"gcs_timeout"`
	GitTimeout                    *string  `hcl:"git_timeout"`
	HgTimeout                     *string  `hcl:"hg_timeout"`
	S3Timeout                     *string  `hcl:"s3_timeout"`
	DecompressionFileCountLimit   *int     `hcl:"decompression_file_count_limit"`
	DecompressionSizeLimit        *string  `hcl:"decompression_size_limit"`
	DisableArtifactInspection     *bool    `hcl:"disable_artifact_inspection"`
	DisableFilesystemIsolation    *bool    `hcl:"disable_filesystem_isolation"`
	FilesystemIsolationExtraPaths []string `hcl:"filesystem_isolation_extra_paths"`
	SetEnvironmentVariables       *string  `hcl:"set_environment_variables"`
}

// ClientDrainOnShutdown is a block `client.drain_on_shutdown`.
type ClientDrainOnShutdown struct {
	Deadline         *string `hcl:"deadline"`
	IgnoreSystemJobs *bool   `hcl:"ignore_system_jobs"`
	Force            *bool   `hcl:"force"`
}

// ClientUsers is a block `client.users`.
type ClientUsers struct {
	DynamicUserMin *int `hcl:"dynamic_user_min"`
	DynamicUserMax *int `hcl:"dynamic_user_max"`
}

// ClientFingerprint is a block `client.fingerprint`.
type ClientFingerprint struct {
	Label         string   `hcl:",key"`
	RetryInterval *string  `hcl:"retry_interval" duration:"early"`
	RetryAttempts *int     `hcl:"retry_attempts"`
	ExitOnFailure *bool    `hcl:"exit_on_failure"`
	Retryinterval *int64   `untagged:"retry_interval"`
	Unused        []string `hcl:",unusedKeys"`
}

// Consul is a block `consul`.
type Consul struct {
	Name                         *string                `mapstructure:"name" merge:"non-zero"`
	Address                      *string                `mapstructure:"address" merge:"non-zero"`
	Auth                         *string                `mapstructure:"auth" merge:"non-zero"`
	Token                        *string                `mapstructure:"token" merge:"non-zero"`
	Ssl                          *bool                  `mapstructure:"ssl" merge:"written"`
	VerifySsl                    *bool                  `mapstructure:"verify_ssl" merge:"written"`
	ShareSsl                     *bool                  `mapstructure:"share_ssl" merge:"written"`
	CaFile                       *string                `mapstructure:"ca_file" merge:"non-zero"`
	GrpcCaFile                   *string                `mapstructure:"grpc_ca_file" merge:"non-zero"`
	CertFile                     *string                `mapstructure:"cert_file" merge:"non-zero"`
	KeyFile                      *string                `mapstructure:"key_file" merge:"non-zero"`
	GrpcAddress                  *string                `mapstructure:"grpc_address" merge:"non-zero"`
	Timeout                      *string                `mapstructure:"timeout" duration:"early" merge:"non-zero"`
	Namespace                    *string                `mapstructure:"namespace" merge:"non-zero"`
	Tags                         []string               `mapstructure:"tags" merge:"append"`
	AutoAdvertise                *bool                  `mapstructure:"auto_advertise" merge:"written"`
	ChecksUseAdvertise           *bool                  `mapstructure:"checks_use_advertise" merge:"written"`
	ServerAutoJoin               *bool                  `mapstructure:"server_auto_join" merge:"written"`
	ClientAutoJoin               *bool                  `mapstructure:"client_auto_join" merge:"written"`
	ServerServiceName            *string                `mapstructure:"server_service_name" merge:"non-zero"`
	ServerHttpCheckName          *string                `mapstructure:"server_http_check_name" merge:"non-zero"`
	ServerSerfCheckName          *string                `mapstructure:"server_serf_check_name" merge:"non-zero"`
	ServerRpcCheckName           *string                `mapstructure:"server_rpc_check_name" merge:"non-zero"`
	ClientServiceName            *string                `mapstructure:"client_service_name" merge:"non-zero"`
	ClientHttpCheckName          *string                `mapstructure:"client_http_check_name" merge:"non-zero"`
	ServerFailuresBeforeCritical *int                   `mapstructure:"server_failures_before_critical" merge:"non-zero"`
	ServerFailuresBeforeWarning  *int                   `mapstructure:"server_failures_before_warning" merge:"non-zero"`
	ClientFailuresBeforeCritical *int                   `mapstructure:"client_failures_before_critical" merge:"non-zero"`
	ClientFailuresBeforeWarning  *int                   `mapstructure:"client_failures_before_warning" merge:"non-zero"`
	ServiceAuthMethod            *string                `mapstructure:"service_auth_method" merge:"non-zero"`
	TaskAuthMethod               *string                `mapstructure:"task_auth_method" merge:"non-zero"`
	ServiceIdentity              *ConsulServiceIdentity `mapstructure:"service_identity" merge:"fields"`
	TaskIdentity                 *ConsulTaskIdentity    `mapstructure:"task_identity" merge:"fields"`
}

// ConsulServiceIdentity is a block `consul.service_identity`.
type ConsulServiceIdentity struct {
	Aud         []string          `mapstructure:"aud" merge:"append-unique"`
	Env         *bool             `mapstructure:"env" merge:"written"`
	File        *bool             `mapstructure:"file" merge:"written"`
	Filepath    *string           `mapstructure:"filepath" merge:"non-zero"`
	Ttl         *string           `mapstructure:"ttl" duration:"early" merge:"written"`
	ExtraClaims map[string]string `mapstructure:"extra_claims" merge:"per-key"`
}

// ConsulTaskIdentity is a block `consul.task_identity`.
type ConsulTaskIdentity struct {
	Aud         []string          `mapstructure:"aud" merge:"append-unique"`
	Env         *bool             `mapstructure:"env" merge:"written"`
	File        *bool             `mapstructure:"file" merge:"written"`
	Filepath    *string           `mapstructure:"filepath" merge:"non-zero"`
	Ttl         *string           `mapstructure:"ttl" duration:"early" merge:"written"`
	ExtraClaims map[string]string `mapstructure:"extra_claims" merge:"per-key"`
}

// Vault is a block `vault`.
type Vault struct {
	Name                *string               `mapstructure:"name" merge:"non-zero"`
	Enabled             *bool                 `mapstructure:"enabled" merge:"written"`
	Address             *string               `mapstructure:"address" merge:"non-zero"`
	Namespace           *string               `mapstructure:"namespace" merge:"non-zero"`
	CreateFromRole      *string               `mapstructure:"create_from_role" merge:"non-zero"`
	JwtAuthBackendPath  *string               `mapstructure:"jwt_auth_backend_path" merge:"non-zero"`
	CaFile              *string               `mapstructure:"ca_file" merge:"non-zero"`
	CaPath              *string               `mapstructure:"ca_path" merge:"non-zero"`
	CertFile            *string               `mapstructure:"cert_file" merge:"non-zero"`
	KeyFile             *string               `mapstructure:"key_file" merge:"non-zero"`
	TlsSkipVerify       *bool                 `mapstructure:"tls_skip_verify" merge:"written"`
	TlsServerName       *string               `mapstructure:"tls_server_name" merge:"non-zero"`
	Token               *string               `mapstructure:"token" merge:"lost"`
	DefaultIdentity     *VaultDefaultIdentity `mapstructure:"default_identity" merge:"fields"`
	Connectionretryintv *int64                `untagged:""`
}

// VaultDefaultIdentity is a block `vault.default_identity`.
type VaultDefaultIdentity struct {
	Aud         []string          `mapstructure:"aud" merge:"append-unique"`
	Env         *bool             `mapstructure:"env" merge:"written"`
	File        *bool             `mapstructure:"file" merge:"written"`
	Filepath    *string           `mapstructure:"filepath" merge:"non-zero"`
	Ttl         *string           `mapstructure:"ttl" duration:"early" merge:"written"`
	ExtraClaims map[string]string `mapstructure:"extra_claims" merge:"per-key"`
}

// Limits is a block `limits`.
type Limits struct {
	HttpsHandshakeTimeout *string `hcl:"https_handshake_timeout"`
	HttpMaxConnsPerClient *int    `hcl:"http_max_conns_per_client"`
	RpcHandshakeTimeout   *string `hcl:"rpc_handshake_timeout"`
	RpcMaxConnsPerClient  *int    `hcl:"rpc_max_conns_per_client"`
}

// Rpc is a block `rpc`.
type Rpc struct {
	AcceptBacklog          *int    `hcl:"accept_backlog"`
	KeepAliveInterval      *string `hcl:"keep_alive_interval" duration:"early"`
	ConnectionWriteTimeout *string `hcl:"connection_write_timeout" duration:"early"`
	StreamOpenTimeout      *string `hcl:"stream_open_timeout" duration:"early"`
	StreamCloseTimeout     *string `hcl:"stream_close_timeout" duration:"early"`
	DialTimeout            *string `hcl:"dial_timeout" duration:"early"`
	Keepaliveinterval      *int64  `untagged:"keep_alive_interval"`
	Connectionwritetimeout *int64  `untagged:"connection_write_timeout"`
	Streamopentimeout      *int64  `untagged:"stream_open_timeout"`
	Streamclosetimeout     *int64  `untagged:"stream_close_timeout"`
	Dialtimeout            *int64  `untagged:"dial_timeout"`
}

// Eventlog is a block `eventlog`.
type Eventlog struct {
	Enabled *bool   `hcl:"enabled"`
	Level   *string `hcl:"level"`
}

// Telemetry is a block `telemetry`.
type Telemetry struct {
	InMemoryCollectionInterval         *string  `hcl:"in_memory_collection_interval" duration:"early"`
	InMemoryRetentionPeriod            *string  `hcl:"in_memory_retention_period" duration:"early"`
	CollectionInterval                 *string  `hcl:"collection_interval" duration:"early"`
	StatsiteAddress                    *string  `hcl:"statsite_address"`
	StatsdAddress                      *string  `hcl:"statsd_address"`
	DatadogAddress                     *string  `hcl:"datadog_address"`
	DatadogTags                        []string `hcl:"datadog_tags"`
	PrometheusMetrics                  *bool    `hcl:"prometheus_metrics"`
	DisableHostname                    *bool    `hcl:"disable_hostname"`
	UseNodeName                        *bool    `hcl:"use_node_name"`
	PublishAllocationMetrics           *bool    `hcl:"publish_allocation_metrics"`
	PublishNodeMetrics                 *bool    `hcl:"publish_node_metrics"`
	IncludeAllocMetadataInMetrics      *bool    `hcl:"include_alloc_metadata_in_metrics"`
	AllowedMetadataKeysInMetrics       []string `hcl:"allowed_metadata_keys_in_metrics"`
	PrefixFilter                       []string `hcl:"prefix_filter"`
	FilterDefault                      *bool    `hcl:"filter_default"`
	DisableDispatchedJobSummaryMetrics *bool    `hcl:"disable_dispatched_job_summary_metrics"`
	DisableQuotaUtilizationMetrics     *bool    `hcl:"disable_quota_utilization_metrics"`
	DisableRpcRateMetricsLabels        *bool    `hcl:"disable_rpc_rate_metrics_labels"`
	DisableAllocationHookMetrics       *bool    `hcl:"disable_allocation_hook_metrics"`
	CirconusApiToken                   *string  `hcl:"circonus_api_token"`
	CirconusApiApp                     *string  `hcl:"circonus_api_app"`
	CirconusApiUrl                     *string  `hcl:"circonus_api_url"`
	CirconusSubmissionInterval         *string  `hcl:"circonus_submission_interval"`
	CirconusSubmissionUrl              *string  `hcl:"circonus_submission_url"`
	CirconusCheckId                    *string  `hcl:"circonus_check_id"`
	CirconusCheckForceMetricActivation *string  `hcl:"circonus_check_force_metric_activation"`
	CirconusCheckInstanceId            *string  `hcl:"circonus_check_instance_id"`
	CirconusCheckSearchTag             *string  `hcl:"circonus_check_search_tag"`
	CirconusCheckTags                  *string  `hcl:"circonus_check_tags"`
	CirconusCheckDisplayName           *string  `hcl:"circonus_check_display_name"`
	CirconusBrokerId                   *string  `hcl:"circonus_broker_id"`
	CirconusBrokerSelectTag            *string  `hcl:"circonus_broker_select_tag"`
	Unused                             []string `hcl:",unusedKeys"`
}

// Ui is a block `ui`.
type Ui struct {
	Enabled               *bool                    `hcl:"enabled"`
	ShowCliHints          *bool                    `hcl:"show_cli_hints"`
	ContentSecurityPolicy *UiContentSecurityPolicy `hcl:"content_security_policy"`
	Consul                *UiConsul                `hcl:"consul"`
	Vault                 *UiVault                 `hcl:"vault"`
	Label                 *UiLabel                 `hcl:"label"`
}

// UiContentSecurityPolicy is a block `ui.content_security_policy`.
type UiContentSecurityPolicy struct {
	ConnectSrc     []string `hcl:"connect_src"`
	DefaultSrc     []string `hcl:"default_src"`
	FormAction     []string `hcl:"form_action"`
	FrameAncestors []string `hcl:"frame_ancestors"`
	ImgSrc         []string `hcl:"img_src"`
	ScriptSrc      []string `hcl:"script_src"`
	StyleSrc       []string `hcl:"style_src"`
}

// UiConsul is a block `ui.consul`.
type UiConsul struct {
	UiUrl *string `hcl:"ui_url"`
}

// UiVault is a block `ui.vault`.
type UiVault struct {
	UiUrl *string `hcl:"ui_url"`
}

// UiLabel is a block `ui.label`.
type UiLabel struct {
	Text            *string `hcl:"text"`
	BackgroundColor *string `hcl:"background_color"`
	TextColor       *string `hcl:"text_color"`
}

// Autopilot is a block `autopilot`.
type Autopilot struct {
	CleanupDeadServers      *bool    `hcl:"cleanup_dead_servers"`
	LastContactThreshold    *string  `hcl:"last_contact_threshold" duration:"early"`
	MaxTrailingLogs         *int     `hcl:"max_trailing_logs"`
	MinQuorum               *int     `hcl:"min_quorum"`
	ServerStabilizationTime *string  `hcl:"server_stabilization_time" duration:"early"`
	EnableRedundancyZones   *bool    `hcl:"enable_redundancy_zones"`
	DisableUpgradeMigration *bool    `hcl:"disable_upgrade_migration"`
	EnableCustomUpgrades    *bool    `hcl:"enable_custom_upgrades"`
	Serverstabilizationtime *int64   `untagged:"server_stabilization_time"`
	Lastcontactthreshold    *int64   `untagged:"last_contact_threshold"`
	Unused                  []string `hcl:",unusedKeys"`
}

// Sentinel is a block `sentinel`.
type Sentinel struct {
	Import                   []*SentinelImport `hcl:"import"`
	AdditionalEnabledModules []string          `hcl:"additional_enabled_modules"`
}

// SentinelImport is a block `sentinel.import`.
type SentinelImport struct {
	Label string   `hcl:",key"`
	Path  *string  `hcl:"path"`
	Args  []string `hcl:"args"`
}

// Audit is a block `audit`.
type Audit struct {
	Enabled *bool          `hcl:"enabled"`
	Sink    []*AuditSink   `hcl:"sink"`
	Filter  []*AuditFilter `hcl:"filter"`
	Unused  []string       `hcl:",unusedKeys"`
}

// AuditSink is a block `audit.sink`.
type AuditSink struct {
	Label             string  `hcl:",key"`
	Type              *string `hcl:"type"`
	DeliveryGuarantee *string `hcl:"delivery_guarantee"`
	Format            *string `hcl:"format"`
	Path              *string `hcl:"path"`
	RotateDuration    *string `hcl:"rotate_duration" duration:"early"`
	RotateBytes       *int    `hcl:"rotate_bytes"`
	RotateMaxFiles    *int    `hcl:"rotate_max_files"`
	Mode              *string `hcl:"mode"`
	Rotateduration    *int64  `untagged:"rotate_duration"`
}

// AuditFilter is a block `audit.filter`.
type AuditFilter struct {
	Label      string   `hcl:",key"`
	Type       *string  `hcl:"type"`
	Endpoints  []string `hcl:"endpoints"`
	Stages     []string `hcl:"stages"`
	Operations []string `hcl:"operations"`
}

// Reporting is a block `reporting`.
type Reporting struct {
	License                      *ReportingLicense `hcl:"license"`
	SnapshotRetentionTime        *string           `hcl:"snapshot_retention_time" duration:"early"`
	DisableProductUsageReporting *bool             `hcl:"disable_product_usage_reporting"`
	Address                      *string           `hcl:"address"`
	ExportInterval               *string           `hcl:"export_interval" duration:"early"`
	Exportinterval               *int64            `untagged:"export_interval"`
	Snapshotretentiontime        *int64            `untagged:"snapshot_retention_time"`
	Nonproduction                *bool             `untagged:""`
}

// ReportingLicense is a block `reporting.license`.
type ReportingLicense struct {
	Enabled *bool `hcl:"enabled"`
}

// Plugin is a block `plugin`.
type Plugin struct {
	Label  string                 `hcl:",key"`
	Args   []string               `hcl:"args"`
	Config map[string]interface{} `hcl:"config"`
}

// Keyring is a block `keyring`.
type Keyring struct {
	Label    string   `hcl:",key"`
	Name     *string  `hcl:"name"`
	Active   *bool    `hcl:"active"`
	Unused   []string `hcl:",unusedKeys"`
	Settings settings `hcl:"-"`
}

// Version is a block `version`.
type Version struct {
	Revision          *string           `untagged:""`
	Version           *string           `untagged:""`
	Versionprerelease *string           `untagged:""`
	Versionmetadata   *string           `untagged:""`
	Builddate         *VersionBuilddate `untagged:""`
}

// VersionBuilddate is a block `version.builddate`.
type VersionBuilddate struct{}
