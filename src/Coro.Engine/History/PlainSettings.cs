namespace Coro.Engine.History;

/// <summary>Reads a campaign's settings as they are in <see cref="CampaignCreated"/>, by hand.</summary>
internal static class PlainSettings
{
    public static CampaignSettings Settings(ref PlainJson json)
    {
        json.Open();
        var settings = new CampaignSettings
        {
            Workflow = (Workflow)json.Word("workflow"u8, "skills|delivery"u8),
            Origin = json.Text("origin"u8),
            Pipelines = json.Map<PipelineDefinition>("pipelines"u8, Pipeline),
            Stages = json.Object<StageSettings>("stages"u8, Stages)!,
            QualityGate = json.Object<QualityGate>("quality_gate"u8, Quality)!,
            Limits = json.Object<LimitSettings>("limits"u8, Limits)!,
            OnChildFailure = (FailurePolicy)json.Word("on_child_failure"u8, "continue|halt"u8),
            Checkpoints = json.Texts("checkpoints"u8),
            ActivationStepsPrepend = json.List<StepDefinition>("activation_steps_prepend"u8, Step),
            ActivationStepsAppend = json.List<StepDefinition>("activation_steps_append"u8, Step),
            DirectivePath = json.MaybeText("directive_path"u8),
            KickoffTemplatePath = json.MaybeText("kickoff_template_path"u8),
            ArchitectureDocPath = json.MaybeText("architecture_doc_path"u8),
            ReportTemplatePath = json.MaybeText("report_template_path"u8),
            HealthFindingsQueue = json.MaybeText("health_findings_queue"u8),
            PersistentFacts = json.Texts("persistent_facts"u8),
            Tracker = json.MaybeObject<TrackerSettings>("tracker"u8, Tracker),
            PullRequestHosts = json.List<PullRequestHost>("pull_request_hosts"u8, Host),
        };
        json.Close();
        return settings;
    }

    public static StepDefinition Step(ref PlainJson json)
    {
        json.Open();
        var step = new StepDefinition
        {
            Name = json.Text("name"u8),
            Run = json.Texts("run"u8),
            Shell = json.MaybeText("shell"u8),
            Script = json.MaybeText("script"u8),
            Using = json.MaybeMap("using"u8, static (ref PlainJson value) => value.Text()),
            Modules = json.MaybeList("modules"u8, static (ref PlainJson value) => value.Text()),
            Agent = json.MaybeText("agent"u8),
            Provider = json.MaybeText("provider"u8),
            Timeout = json.MaybeDuration("timeout"u8),
            IdleTimeout = json.MaybeDuration("idle_timeout"u8),
            Retries = json.Int("retries"u8),
            RetryDelay = json.Duration("retry_delay"u8),
            ResultRequired = json.Flag("result_required"u8),
            KickoffOnStdin = json.Flag("kickoff_on_stdin"u8),
            Environment = json.Map("environment"u8, static (ref PlainJson value) => value.Text()),
            Secrets = json.MaybeList("secrets"u8, static (ref PlainJson value) => value.Text()),
        };
        json.Close();
        return step;
    }

    private static TrackerSettings Tracker(ref PlainJson json)
    {
        json.Open();
        var tracker = new TrackerSettings
        {
            Kind = (TrackerKind)json.Word("kind"u8, "file|github|azure-boards|jira"u8),
            Project = json.MaybeText("project"u8),
            Url = json.MaybeText("url"u8),
            User = json.MaybeText("user"u8),
            TokenEnv = json.MaybeText("token_env"u8),
            Path = json.MaybeText("path"u8),
            Epic = json.MaybeText("epic"u8),
            EpicType = json.MaybeText("epic_type"u8),
            IssueType = json.MaybeText("issue_type"u8),
        };
        json.Close();
        return tracker;
    }

    private static PullRequestHost Host(ref PlainJson json)
    {
        json.Open();
        var host = new PullRequestHost
        {
            Kind = (PullRequestHostKind)json.Word("kind"u8, "github|azure-devops"u8),
            Url = json.Text("url"u8),
            Api = json.MaybeText("api"u8),
            TokenEnv = json.MaybeText("token_env"u8),
        };
        json.Close();
        return host;
    }

    private static PipelineDefinition Pipeline(ref PlainJson json)
    {
        json.Open();
        var pipeline = new PipelineDefinition { Batch = json.Flag("batch"u8), Steps = json.List<StepDefinition>("steps"u8, Step) };
        json.Close();
        return pipeline;
    }

    private static StageSettings Stages(ref PlainJson json)
    {
        json.Open();
        var stages = new StageSettings
        {
            Strategy = json.MaybeObject<StrategySettings>("strategy"u8, Strategy),
            Architecture = json.MaybeObject<StepDefinition>("architecture"u8, Step),
            Integration = json.MaybeObject<StepDefinition>("integration"u8, Step),
            MemoryFiles = json.MaybeList("memory_files"u8, static (ref PlainJson value) => value.Text()) ?? [],
            Proposal = json.MaybeObject<ProposalSettings>("proposal"u8, Proposal),
            Capstone = json.MaybeObject<StepDefinition>("capstone"u8, Step),
            Verify = json.MaybeObject<StepDefinition>("verify"u8, Step),
            Refine = json.MaybeObject<StepDefinition>("refine"u8, Step),
            RerunBelowTarget = json.Flag("rerun_below_target"u8),
            Export = json.Object<ExportSettings>("export"u8, Export)!,
            OnComplete = json.MaybeObject<StepDefinition>("on_complete"u8, Step),
        };
        json.Close();
        return stages;
    }

    private static ProposalSettings Proposal(ref PlainJson json)
    {
        json.Open();
        var proposal = new ProposalSettings
        {
            Kind = (ProposalKind)json.Word("kind"u8, "patch|branch|pull-request"u8),
            Base = json.MaybeText("base"u8),
            Remote = json.MaybeText("remote"u8),
        };
        json.Close();
        return proposal;
    }

    private static StrategySettings Strategy(ref PlainJson json)
    {
        json.Open();
        var strategy = new StrategySettings
        {
            LockFiles = json.Texts("lock_files"u8),
            RepoUrl = json.MaybeText("repo_url"u8),
            Command = json.MaybeObject<StepDefinition>("command"u8, Step),
        };
        json.Close();
        return strategy;
    }

    private static ExportSettings Export(ref PlainJson json)
    {
        json.Open();
        var export = new ExportSettings
        {
            Path = json.MaybeText("path"u8),
            Command = json.MaybeObject<StepDefinition>("command"u8, Step),
            ContextFiles = json.Texts("context_files"u8),
        };
        json.Close();
        return export;
    }

    private static QualityGate Quality(ref PlainJson json)
    {
        json.Open();
        var gate = new QualityGate
        {
            Hard = (HardGate)json.Word("hard"u8, "zero-critical-high|zero-critical|none"u8),
            SoftTarget = json.Decimal("soft_target"u8),
            SoftFallback = json.Decimal("soft_fallback"u8),
        };
        json.Close();
        return gate;
    }

    private static LimitSettings Limits(ref PlainJson json)
    {
        json.Open();
        var limits = new LimitSettings
        {
            Throttle = json.Int("throttle"u8),
            Lanes = json.Map("lanes"u8, static (ref PlainJson value) => value.Int()),
            MaxCostUsd = json.MaybeDecimal("max_cost_usd"u8),
            Timeout = json.MaybeDuration("timeout"u8),
            MaxLogBytes = json.Long("max_log_bytes"u8),
        };
        json.Close();
        return limits;
    }
}
