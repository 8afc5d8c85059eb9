namespace Coro.Engine.Loading;

/// <summary>Every key of a brief. The JSON Schema for editors is held against these in a test.</summary>
internal static class BriefKeys
{
    public static readonly KeySet Brief = new(
        "campaign_name", "workflow", "targets", "pipelines", "stages", "quality_gate", "limits", "on_child_failure", "checkpoints",
        "activation_steps_prepend", "activation_steps_append", "directive_path", "kickoff_template", "architecture_doc_path",
        "report_template", "health_findings_queue", "persistent_facts", "tracker", "pull_request_hosts", "created_at", "notes");

    public static readonly KeySet Target = new(
        "name", "repo_url", "tier", "lane", "pin", "depends_on", "locks", "description", "tracker", "steps");

    public static readonly KeySet Dependency = new("child", "require");

    public static readonly KeySet Pipeline = new("batch", "steps");

    public static readonly KeySet Step = new(
        "name", "run", "shell", "script", "agent", "provider", "timeout", "idle_timeout", "retries", "retry_delay", "result_required",
        "kickoff_on_stdin", "env", "secrets", "using", "modules");

    /// <summary>A step in customization: two more keys say whose place it takes.</summary>
    public static readonly KeySet CustomStep = new([.. Step.Keys, "code", "id"]);

    public static readonly KeySet Stages = new("strategy", "architecture", "integration", "aggregation", "capstone", "verify", "refine", "export", "on_complete");

    public static readonly KeySet Strategy = new(["lock_files", "repo_url", .. Step.Keys]);

    public static readonly KeySet Aggregation = new("memory_files", "propose", "base", "remote");

    public static readonly KeySet Refine = new([.. Step.Keys, "rerun_below_target"]);

    public static readonly KeySet Export = new(["path", "context_files", .. Step.Keys]);

    public static readonly KeySet Tracker = new("kind", "project", "url", "user", "token_env", "path", "epic", "epic_type", "issue_type");

    public static readonly KeySet PullRequestHost = new("kind", "url", "api", "token_env");

    public static readonly KeySet QualityGate = new("hard", "soft_target", "soft_fallback");

    public static readonly KeySet Limits = new("throttle", "lanes", "max_cost_usd", "timeout", "max_log_bytes");
}
