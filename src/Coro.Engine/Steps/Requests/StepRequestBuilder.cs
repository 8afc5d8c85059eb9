using System.Globalization;
using System.Text;
using Coro.Engine.Directives;
using Coro.Engine.Exports;
using Coro.Engine.Stages;
using Coro.Engine.State;
using Coro.Engine.Steps.Kickoffs;
using Coro.Engine.Steps.Scripts;
using Coro.Engine.Templates;

namespace Coro.Engine.Steps.Requests;

/// <summary>
/// Makes the request for a try out of the state. It reads the state and touches no disk, so that whoever holds the
/// state may call it between two events; what it rendered is written where the step runs. Kickoff and context are
/// rendered once for an attempt, and again only when they would say something else.
/// </summary>
internal sealed class StepRequestBuilder(CampaignState state, Workspace workspace)
{
    // More attempts than run at once; one that is forgotten too early is merely rendered again.
    private const int MostKept = 1024;

    private const string KickoffFile = "kickoff.md";

    private readonly Dictionary<string, Rendered> _rendered = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();

    /// <summary>What kickoffs are made from, as it reads now.</summary>
    public Template Kickoff { get; set; } = KickoffNames.Source.Bundled;

    /// <summary>The directive, as it reads now.</summary>
    public DirectiveOrders Orders { get; set; } = DirectiveOrders.None;

    /// <summary>The step id that the engine itself runs under, when it is a step of another campaign.</summary>
    public string? OuterStepId { get; init; } = Environment.GetEnvironmentVariable(StepVariables.StepId);

    /// <summary>The root that the campaign belongs to, for what scripts are told.</summary>
    public string Root { get; init; } = "";

    /// <summary>A step of a child's pipeline.</summary>
    /// <param name="child">The child.</param>
    /// <param name="step">The step.</param>
    /// <param name="try">The try, from 1.</param>
    /// <param name="attempt">The attempt; null: the child's present one.</param>
    public StepRequest ForChild(ChildState child, StepDefinition step, int @try, int? attempt = null)
    {
        var folder = workspace.Attempt(child.Name, attempt ?? child.Attempt);
        var version = new Version(Orders, Kickoff)
        {
            Commit = child.CommitSha,
            Brief = child.BriefPath,
            Skill = child.SkillPath,
            Score = child.QualityScore,
            Findings = child.Findings,
            Workarounds = child.Workarounds,
            Artifacts = child.Artifacts,
        };
        Rendered Files() => Render(folder, version, () => (
            new ChildKickoff(state, child, Orders, workspace, folder), ContextWriter.ForChild(state, child, workspace, Orders), null));
        return Build(step, @try, Files, new()
        {
            Scope = PlaceholderScope.Child,
            Folder = folder,
            Attempt = attempt ?? child.Attempt,
            Child = child,
            Flags = Orders.FlagsOf(child),
        });
    }

    /// <summary>A step of a batch's pipeline.</summary>
    public StepRequest ForBatch(int batch, IReadOnlyList<ChildState> children, StepDefinition step, int @try)
    {
        var folder = workspace.Batch(batch);
        var version = new Version(Orders, Kickoff) { Members = string.Join('\n', children.Select(child => child.Name)) };
        Rendered Files() => Render(folder, version, () => (
            new BatchKickoff(state, batch, children, Orders, workspace, folder),
            ContextWriter.ForBatch(state, children, workspace, Orders),
            new StepFile(Path.Combine(folder, BatchFile.Name), BatchFile.Write(children, Orders))));
        var request = Build(step, @try, Files, new()
        {
            Scope = PlaceholderScope.Batch,
            Folder = folder,
            Attempt = batch,
            Members = children,
            BatchFile = Path.Combine(folder, BatchFile.Name),
            Flags = Orders.FlagsOfAll,
        });
        return request with { BatchChildren = [.. children.Select(child => child.Name)] };
    }

    /// <summary>A campaign-level command: a stage's, an activation step, on_complete.</summary>
    public StepRequest ForStage(string stage, StepDefinition step, int attempt, int @try) =>

        // Children move on between two commands, and there are few commands: each is told afresh.
        ForStage(stage, step, attempt, @try, new(Orders, Kickoff) { Findings = new() }, null);

    /// <summary>The command that exports a skill.</summary>
    /// <param name="skill">The skill.</param>
    /// <param name="all">All that are exported in this turn; kickoff and context are the same for them.</param>
    /// <param name="step">The command.</param>
    /// <param name="attempt">Which turn at the campaign it belongs to.</param>
    /// <param name="try">The try, from 1.</param>
    public StepRequest ForExport(ExportedSkill skill, IReadOnlyList<ExportedSkill> all, StepDefinition step, int attempt, int @try) =>
        ForStage(StageList.Export.Slug, step, attempt, @try, new(Orders, Kickoff) { Findings = all }, skill);

    private StepRequest ForStage(string stage, StepDefinition step, int attempt, int @try, Version version, ExportedSkill? skill)
    {
        var folder = workspace.Stage(stage, attempt);
        Rendered Files() => Render(folder, version, () => (
            new StageKickoff(state, stage, attempt, Orders, workspace, folder),
            ContextWriter.ForStage(state, stage, workspace, Orders),
            new StepFile(Path.Combine(folder, SkillsFile.Name), SkillsFile.Write(state))));
        var request = Build(step, @try, Files, new()
        {
            Scope = skill is null ? PlaceholderScope.Campaign : PlaceholderScope.Export,
            Folder = folder,
            Attempt = attempt,
            Child = skill?.Child,
            Stage = stage,
            SkillsFile = Path.Combine(folder, SkillsFile.Name),
            Skill = skill,
            Members = state.Children,
            Flags = Orders.FlagsOfAll,
        });
        return request with { IsCampaignLevel = true };
    }

    private StepRequest Build(StepDefinition step, int @try, Func<Rendered> render, StepSubject subject)
    {
        // A script is told what it asks for, and most ask for nothing.
        var rendered = step.Script is null ? render() : Rendered.Nothing;
        var result = StepFiles.Result(subject.Folder, step.Name, @try);
        var id = StepId.Of(workspace, subject.Folder, step.Name, @try);
        var variables = Variables(step, @try, subject, result);
        variables[StepVariables.StepId] = OuterStepId is null ? id : $"{OuterStepId}/{id}";
        var settings = state.Settings;
        return new()
        {
            Step = step,
            WorkingDirectory = settings.Origin,
            Environment = variables,
            Placeholders = Values(step, subject, variables, rendered.Kickoff),
            Folder = subject.Folder,
            Files = rendered.Take(),
            Context = step.Script is null ? null : Context(step, @try, render, subject, variables),
            OutputLog = StepFiles.Output(subject.Folder, step.Name, @try),
            ErrorLog = StepFiles.Error(subject.Folder, step.Name, @try),
            ResultPath = result,
            StandardInputPath = step.KickoffOnStdin ? variables[StepVariables.Kickoff] : null,
            MaxLogBytes = settings.Limits.MaxLogBytes,
            TrustedFolders = TargetCheck.Trusted(settings, workspace),
        };
    }

    private Dictionary<string, string> Variables(StepDefinition step, int @try, StepSubject subject, string result)
    {
        var child = subject.Child;
        var variables = new Dictionary<string, string>(StepVariables.Names.Count + step.Environment.Count + 1);
        foreach (var (name, value) in step.Environment)
            variables[name] = value;
        variables[StepVariables.Campaign] = state.Name;
        variables[StepVariables.JobId] = state.JobId;
        variables[StepVariables.Child] = child?.Name ?? subject.Skill?.Name ?? "";
        variables[StepVariables.Step] = step.Name;
        variables[StepVariables.Stage] = subject.Stage ?? "";
        variables[StepVariables.Attempt] = subject.Attempt.ToString(CultureInfo.InvariantCulture);
        variables[StepVariables.Try] = @try.ToString(CultureInfo.InvariantCulture);
        variables[StepVariables.Lane] = child?.Definition.Lane ?? "";
        variables[StepVariables.Tier] = child?.Definition.Tier.ToString() ?? "";
        variables[StepVariables.Pin] = child?.Definition.Pin ?? "";
        variables[StepVariables.RepoUrl] = child?.Definition.RepoUrl ?? "";
        variables[StepVariables.Commit] = child?.CommitSha ?? "";
        variables[StepVariables.Workspace] = workspace.Folder;
        variables[StepVariables.Origin] = state.Settings.Origin;
        variables[StepVariables.ExportPath] = state.Settings.Stages.Export.Path ?? "";
        variables[StepVariables.ChildFolder] = subject.Folder;
        variables[StepVariables.Kickoff] = Path.Combine(subject.Folder, KickoffFile);
        variables[StepVariables.Context] = Path.Combine(subject.Folder, ContextWriter.Name);
        variables[StepVariables.Result] = result;
        variables[StepVariables.BatchFile] = subject.BatchFile ?? "";
        variables[StepVariables.SkillPath] = subject.Skill?.Folder ?? "";
        variables[StepVariables.SkillTarget] = subject.Skill?.Target ?? "";
        variables[StepVariables.SkillsFile] = subject.SkillsFile ?? "";
        variables[StepVariables.ArchitectureDoc] = state.Settings.ArchitectureDocPath ?? "";
        variables[StepVariables.StackSkill] = state.Answered(StageList.Capstone)?.SkillPath ?? "";
        variables[StepVariables.VerificationReport] = state.Answered(StageList.Verify)?.ReportPath ?? "";
        variables[StepVariables.Flags] = string.Join(' ', subject.Flags);
        variables[StepVariables.ReportPath] = workspace.Report;

        // Programs trust it to be where they are, and the system does not see to that.
        if (!OperatingSystem.IsWindows())
            variables["PWD"] = state.Settings.Origin;
        return variables;
    }

    private Func<CancellationToken, StepContext> Context(
        StepDefinition step, int @try, Func<Rendered> render, StepSubject subject, Dictionary<string, string> variables)
    {
        var documents = new ScriptDocuments(subject.Folder, variables, SynchronizationContext.Current, () =>
        {
            var rendered = render();
            return (rendered.Kickoff, rendered.Take());
        });
        return new ScriptSubject(state, workspace, Root).Of(step, @try, subject, variables, documents);
    }

    private static Dictionary<string, string> Values(
        StepDefinition step, StepSubject subject, Dictionary<string, string> variables, string kickoff)
    {
        var values = new Dictionary<string, string>();
        foreach (var name in step.Run.SelectMany(Placeholders.Find))
        {
            if (name == "kickoff")
                values[name] = kickoff;
            else if (Placeholders.Known.TryGetValue(name, out var known) && (known.Scope & subject.Scope) != 0)
                values[name] = variables[known.Variable!];
        }

        return values;
    }

    private Rendered Render(
        string folder, Version version, Func<(KickoffSubject Subject, ReadOnlyMemory<byte> Context, StepFile? List)> render)
    {
        if (_rendered.TryGetValue(folder, out var kept) && kept.Version == version)
            return kept;
        var (subject, context, list) = render();
        var kickoff = Kickoff.Render(subject.Value);
        var files = new List<StepFile>(3)
        {
            new(Path.Combine(folder, KickoffFile), Encoding.UTF8.GetBytes(kickoff)),
            new(Path.Combine(folder, ContextWriter.Name), context),
        };
        if (list is { } file)
            files.Add(file);
        Keep(folder, kept = new() { Version = version, Kickoff = kickoff, Files = files });
        return kept;
    }

    private void Keep(string folder, Rendered rendered)
    {
        if (!_rendered.ContainsKey(folder))
            _oldest.Enqueue(folder);
        _rendered[folder] = rendered;
        if (_oldest.Count > MostKept)
            _rendered.Remove(_oldest.Dequeue());
    }

    /// <summary>What kickoff and context depend on beyond the attempt itself.</summary>
    private sealed record Version(DirectiveOrders Orders, Template Template)
    {
        public string? Commit { get; init; }
        public string? Brief { get; init; }
        public string? Skill { get; init; }
        public decimal? Score { get; init; }
        public object? Findings { get; init; }
        public object? Workarounds { get; init; }
        public object? Artifacts { get; init; }
        public string? Members { get; init; }
    }

    private sealed class Rendered
    {
        public static Rendered Nothing { get; } = new() { Version = new(DirectiveOrders.None, KickoffNames.Source.Bundled), Kickoff = "", Files = [] };

        public required Version Version { get; init; }
        public required string Kickoff { get; init; }

        /// <summary>What is not on disk yet.</summary>
        public required IReadOnlyList<StepFile> Files { private get; set; }

        /// <summary>Gives what is not on disk yet to whoever writes it now.</summary>
        public IReadOnlyList<StepFile> Take()
        {
            var files = Files;
            Files = [];
            return files;
        }
    }
}
