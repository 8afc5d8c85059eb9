namespace Coro.Engine.Steps;

/// <summary>The variables that a step gets. All of them are always set; one that does not apply is empty.</summary>
internal static class StepVariables
{
    public const string Campaign = "CORO_CAMPAIGN";
    public const string JobId = "CORO_JOB_ID";
    public const string Child = "CORO_CHILD";
    public const string Step = "CORO_STEP";
    public const string Stage = "CORO_STAGE";
    public const string Attempt = "CORO_ATTEMPT";
    public const string Try = "CORO_TRY";
    public const string Lane = "CORO_LANE";
    public const string Tier = "CORO_TIER";
    public const string Pin = "CORO_PIN";
    public const string RepoUrl = "CORO_REPO_URL";
    public const string Commit = "CORO_COMMIT";
    public const string Workspace = "CORO_WORKSPACE";
    public const string Origin = "CORO_ORIGIN";
    public const string ExportPath = "CORO_EXPORT_PATH";
    public const string ChildFolder = "CORO_CHILD_FOLDER";
    public const string Kickoff = "CORO_KICKOFF";
    public const string Context = "CORO_CONTEXT";
    public const string Result = "CORO_RESULT";
    public const string BatchFile = "CORO_BATCH_FILE";
    public const string SkillsFile = "CORO_SKILLS_FILE";
    public const string ArchitectureDoc = "CORO_ARCHITECTURE_DOC";
    public const string StackSkill = "CORO_STACK_SKILL";
    public const string VerificationReport = "CORO_VERIFICATION_REPORT";
    public const string SkillPath = "CORO_SKILL_PATH";
    public const string SkillTarget = "CORO_SKILL_TARGET";
    public const string Flags = "CORO_FLAGS";
    public const string ReportPath = "CORO_REPORT_PATH";
    public const string StepId = "CORO_STEP_ID";

    public static readonly IReadOnlyList<string> Names =
    [
        Campaign, JobId, Child, Step, Stage, Attempt, Try, Lane, Tier, Pin, RepoUrl, Commit, Workspace, Origin,
        ExportPath, ChildFolder, Kickoff, Context, Result, BatchFile, SkillsFile, ArchitectureDoc, StackSkill, VerificationReport,
        SkillPath, SkillTarget, Flags, ReportPath, StepId,
    ];

    /// <summary>A step's own id. Of "outer/inner": the outer step's processes are more than this one's.</summary>
    public static string OwnId(IReadOnlyDictionary<string, string> environment) =>
        environment[StepId][(environment[StepId].LastIndexOf('/') + 1)..];
}
