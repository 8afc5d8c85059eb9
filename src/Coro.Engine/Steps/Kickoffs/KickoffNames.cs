using Coro.Engine.Templates;

namespace Coro.Engine.Steps.Kickoffs;

/// <summary>The placeholders of a kickoff template. docs/kickoff.md says the same at more length; a test holds the two together.</summary>
internal static class KickoffNames
{
    public const string CampaignName = "campaign_name";
    public const string JobId = "job_id";
    public const string CurrentStage = "current_stage";
    public const string QualityGateSummary = "quality_gate_summary";
    public const string SkillName = "skill_name";
    public const string SkillTier = "skill_tier";
    public const string Lane = "lane";
    public const string Attempt = "attempt";
    public const string Pin = "pin";
    public const string CommitSha = "commit_sha";
    public const string RepoUrl = "repo_url";
    public const string Description = "description";
    public const string BriefSummary = "brief_summary";
    public const string PersistentFacts = "persistent_facts";
    public const string DependencyStatusTable = "dependency_status_table";
    public const string FindingsList = "findings_list";
    public const string DirectiveContent = "directive_content";
    public const string WorkaroundsList = "workarounds_list";
    public const string InsightsList = "insights_list";
    public const string Flags = "flags";
    public const string ArchitectureDocPath = "architecture_doc_path";
    public const string HealthFindingsQueue = "health_findings_queue";
    public const string Workspace = "workspace";
    public const string Origin = "origin";
    public const string ExportPath = "export_path";
    public const string ContextPath = "context_path";

    public static readonly IReadOnlyCollection<string> All =
    [
        CampaignName, JobId, CurrentStage, QualityGateSummary, SkillName, SkillTier, Lane, Attempt, Pin, CommitSha, RepoUrl, Description,
        BriefSummary, PersistentFacts, DependencyStatusTable, FindingsList, DirectiveContent, WorkaroundsList, InsightsList, Flags, ArchitectureDocPath,
        HealthFindingsQueue, Workspace, Origin, ExportPath, ContextPath,
    ];

    /// <summary>Where kickoff templates come from.</summary>
    public static readonly TemplateSource Source = new("kickoff template", "kickoff.md", All);
}
