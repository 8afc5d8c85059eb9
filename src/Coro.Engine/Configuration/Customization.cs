using Coro.Engine.Loading;
using Coro.Engine.Loading.Data;
using Coro.Engine.Reporting.Report;
using Coro.Engine.Steps.Kickoffs;

namespace Coro.Engine.Configuration;

/// <summary>
/// What a team and a person want to have otherwise for all campaigns of a root: <c>customize.toml</c> and <c>customize.user.toml</c> on
/// top of what Coro brings along. docs/customization.md has every key.
/// </summary>
public sealed class Customization
{
    private readonly Layer _layer;
    private readonly CampaignSettings _settings;

    private Customization(string root)
    {
        Root = root;
        TeamFile = Path.Combine(root, "customize.toml");
        PersonalFile = Path.Combine(root, "customize.user.toml");
        LayerFile[] files = [new(TeamFile), new(PersonalFile)];
        _layer = files.Aggregate(LayerFile.Bundled(root), (below, file) => LayerStack.Put(below, file.Read(root)));

        // Only all layers together need steps; where a file is wrong they may be missing for that reason.
        foreach (var (name, pipeline) in _layer.Pipelines.Where(pipeline => pipeline.Value is { Steps.Count: 0, File.Problems.Any: false }))
            pipeline.File.Problems.Add("missing-key", "needs steps: an array of steps", pipeline.Raw.Place, $"workflow.pipelines.{name}");
        _settings = SettingsOf(_layer, root);
        Diagnostics = [.. files.SelectMany(file => file.Problems.InOrder())];
    }

    /// <summary>The root; an absolute folder. Relative paths in the files start there.</summary>
    public string Root { get; }

    /// <summary>The team's file, whether it is there or not.</summary>
    public string TeamFile { get; }

    /// <summary>A person's own file, whether it is there or not.</summary>
    public string PersonalFile { get; }

    /// <summary>Everything that is wrong with the files, and with those that they name; file by file, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether nobody is to be asked, unless the caller wants it otherwise.</summary>
    public bool HeadlessMode => _layer.HeadlessMode is { Value: true };

    /// <summary>From where on a signal says that a job is a campaign.</summary>
    public TriageThresholds Triage
    {
        get
        {
            var usual = new TriageThresholds();
            return new()
            {
                PullRequests = Said("pull_requests") ?? usual.PullRequests,
                Services = Said("services") ?? usual.Services,
                Layers = Said("layers") ?? usual.Layers,
                IndependentParts = Said("independent_parts") ?? usual.IndependentParts,
                Signals = Said("signals") ?? usual.Signals,
                MaxDiffLines = Said("max_diff_lines"),
            };

            int? Said(string key) => _layer.Triage.TryGetValue(key, out var threshold) ? threshold.Value : null;
        }
    }

    /// <summary>The brief whose parts a new brief takes over; absolute. Null: none.</summary>
    public string? BriefTemplatePath => _layer.BriefTemplatePath?.Value;

    /// <summary>Each value, and each item of a list, with the file that says so.</summary>
    public IReadOnlyList<ConfigurationValue> Values => ConfigurationList.Of(_layer);

    /// <summary>Reads the customization of a root. What is wrong with it is in <see cref="Diagnostics"/>, and then does not hold.</summary>
    /// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
    public static Customization Load(string root) => new(root);

    /// <summary>This, if nothing is wrong with it.</summary>
    /// <exception cref="InvalidInputException">Something is.</exception>
    public Customization Require() => Diagnostics.Count == 0 ? this : throw new InvalidInputException(Diagnostics);

    /// <summary>What holds for a campaign where its brief says nothing.</summary>
    /// <param name="origin">The absolute folder of the brief.</param>
    public CampaignSettings Settings(string origin) => _settings with { Origin = origin };

    /// <summary>Where a campaign's workspace is to be; null: in the root.</summary>
    /// <param name="campaign">The campaign's name.</param>
    public string? WorkspaceOf(string campaign) =>
        _layer.WorkspacePath?.Value is { } pattern ? WorkspacePattern.Of(pattern, campaign) : null;

    /// <summary>Reads a brief, with this under what it says.</summary>
    /// <param name="path">Where it is; absolute.</param>
    /// <param name="shownAs">How the user named it, for messages; null: as <paramref name="path"/>.</param>
    /// <returns>The definition, or what is wrong with the customization and the brief.</returns>
    /// <exception cref="MissingBriefException">The file is absent, unreadable or empty.</exception>
    public LoadResult LoadBrief(string path, string? shownAs = null) =>
        Together(BriefLoader.Load(path, shownAs, Settings(Path.GetDirectoryName(path)!)));

    /// <summary>Reads a manifest, with this for all that it does not say.</summary>
    /// <param name="path">Where it is; absolute.</param>
    /// <param name="campaignName">The campaign's name; see <see cref="Names"/>. Null: the file's name without its extension.</param>
    /// <param name="shownAs">How the user named it, for messages; null: as <paramref name="path"/>.</param>
    /// <param name="planOnly">Whether nothing is to run, so that no pipelines are needed.</param>
    /// <returns>The definition, or what is wrong with the customization and the manifest.</returns>
    /// <exception cref="MissingBriefException">The file is absent, unreadable or empty, or names no target.</exception>
    public LoadResult LoadManifest(string path, string? campaignName = null, string? shownAs = null, bool planOnly = false) =>
        Together(ManifestLoader.Load(path, campaignName, shownAs, Settings(Path.GetDirectoryName(path)!), planOnly, TeamFile));

    /// <summary>Reads a brief that somebody else has parsed, with this under what it says.</summary>
    /// <param name="document">What it says.</param>
    /// <param name="found">What was found wrong with it before.</param>
    /// <param name="path">Where it is; absolute.</param>
    /// <param name="shownAs">How the user named it, for messages.</param>
    /// <returns>The definition, or what is wrong with the customization and the brief.</returns>
    public LoadResult LoadBrief(DataValue document, IReadOnlyList<Diagnostic> found, string path, string shownAs) =>
        Together(BriefLoader.LoadData(document, found, path, shownAs, Settings(Path.GetDirectoryName(path)!)));

    /// <summary>Makes a campaign of objects, with this for all that nobody says.</summary>
    /// <param name="name">The campaign's name; see <see cref="Names"/>.</param>
    /// <param name="children">The children.</param>
    /// <param name="origin">The absolute folder in which steps run.</param>
    /// <param name="settings">Puts on top of this what is to be otherwise.</param>
    /// <param name="pipelineRemedy">What to do about a child that has no steps, in words that follow "; ".</param>
    /// <param name="planOnly">Whether nothing is to run, so that no steps are needed.</param>
    /// <returns>The definition, or what is wrong with the customization and the children.</returns>
    public LoadResult LoadObjects(
        string name, IReadOnlyList<ChildDefinition> children, string origin, Func<CampaignSettings, CampaignSettings> settings, string pipelineRemedy,
        bool planOnly = false) =>
        Together(ObjectLoader.Load(name, children, settings(Settings(origin)), pipelineRemedy, planOnly));

    // Which pipelines there would be cannot be told, so that one is missing is no news.
    private LoadResult Together(LoadResult input) => Diagnostics.Count == 0
        ? input
        : input with { Definition = null, Diagnostics = [.. Diagnostics, .. input.Diagnostics.Where(d => d.Code != "no-pipeline")] };

    // Only all layers together need to say everything.
    private static TrackerSettings? TrackerOf(IReadOnlyDictionary<string, Sourced<string>> said)
    {
        if (said.Count == 0)
            return null;
        var tracker = TrackerReader.With(null, said.ToDictionary(one => one.Key, one => one.Value.Value, StringComparer.Ordinal));
        var missing = said.ContainsKey("kind") ? TrackerReader.Missing(tracker) : $"the tracker needs kind: one of {string.Join(", ", TrackerReader.Kinds)}";
        if (missing is null)
            return tracker;
        var last = said.Values.Last();
        if (!last.File.Problems.Any)
            last.File.Problems.Add("missing-key", missing, last.Raw.Place, "workflow.tracker");
        return null;
    }

    private static CampaignSettings SettingsOf(Layer layer, string root)
    {
        var usual = new QualityGate();
        return new()
        {
            Origin = root,
            QualityGate = new()
            {
                Hard = layer.QualityHard?.Value ?? usual.Hard,
                SoftTarget = layer.QualityTarget?.Value ?? usual.SoftTarget,
                SoftFallback = layer.QualityFallback?.Value ?? usual.SoftFallback,
            },
            Stages = new() { OnComplete = layer.OnComplete?.Value },
            PersistentFacts = new FactFiles(root).Read(layer.PersistentFacts.Select(Written)),
            KickoffTemplatePath = TemplateFile.Check(layer.KickoffTemplatePath, "kickoff_template_path", KickoffNames.Source),
            ReportTemplatePath = TemplateFile.Check(layer.ReportTemplatePath, "report_template_path", ReportNames.Source),
            ActivationStepsPrepend = Values(layer.ActivationStepsPrepend),
            ActivationStepsAppend = Values(layer.ActivationStepsAppend),
            Tracker = TrackerOf(layer.Tracker),
            PullRequestHosts = [.. layer.PullRequestHosts.Select(host => host.Value)],
            Pipelines = layer.Pipelines.ToDictionary(
                pipeline => pipeline.Key,
                pipeline => new PipelineDefinition { Batch = pipeline.Value.Batch is { Value: true }, Steps = Values(pipeline.Value.Steps) },
                Names.Comparer),
        };

        static Fact Written(Sourced<string> fact) =>
            new(FactFiles.IsFile(fact.Value, out _) ? fact.Value : fact.Value.Trim(), message => fact.File.Problems.Add("invalid-value", message, fact.Raw.Place, "workflow.persistent_facts"));

        static IReadOnlyList<StepDefinition> Values(IReadOnlyList<Sourced<StepDefinition>> steps) => [.. steps.Select(step => step.Value)];
    }
}
