using Coro.Engine.Planning;
using Coro.Engine.Steps.Requests;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Loading;

/// <summary>Reads one brief into a definition, and tells of everything that is wrong with it.</summary>
internal sealed class BriefReader
{
    private readonly YamlCursor _yaml;
    private readonly Problems _problems;
    private readonly string _origin;
    private readonly bool _inWorkspace;
    private readonly StepReader _steps;
    private readonly SettingsReader _parts;
    private readonly TargetReader _targets;
    private readonly CheckpointList _checkpoints;
    private CampaignSettings _settings;
    private string? _name;

    /// <param name="yaml">Where.</param>
    /// <param name="problems">Where to tell what is wrong.</param>
    /// <param name="origin">The absolute folder that relative paths start at.</param>
    /// <param name="defaults">What holds where the brief says nothing; null: nothing does.</param>
    /// <param name="inWorkspace">Whether the workspace names the campaign, and somebody else sees to its pipelines.</param>
    public BriefReader(YamlCursor yaml, Problems problems, string origin, CampaignSettings? defaults, bool inWorkspace = false)
    {
        (_yaml, _problems, _origin, _inWorkspace) = (yaml, problems, origin, inWorkspace);
        _steps = new(yaml);
        _parts = new(yaml, _steps, origin);
        _targets = new(yaml, _steps, problems, origin);
        _checkpoints = new(yaml);
        _settings = (defaults ?? new() { Origin = origin }) with { Origin = origin };
    }

    /// <summary>Reads the document's root, at which the cursor stands.</summary>
    public CampaignDefinition Read()
    {
        var place = _yaml.Here;
        if (_yaml.EnterMapping("a mapping with keys such as campaign_name and targets"))
        {
            var seen = 0UL;
            while (_yaml.NextKey(BriefKeys.Brief, ref seen) is { } key)
                ReadKey(key);
            if (_name is null)
                _yaml.Report("missing-key", "the brief needs campaign_name: a name for the campaign", place);
            var namesTargets = (seen & (1UL << BriefKeys.Brief.IndexOf("targets"))) != 0;
            if (!namesTargets && _settings.Stages.Strategy is null)
                _yaml.Report("no-targets", "the brief needs targets: a list of what to work on; or stages.strategy, which finds them", place);
        }

        _yaml.LeaveDocument();
        if (_checkpoints.Of(_settings.Workflow, _problems) is { Count: > 0 } checkpoints)
            _settings = _settings with { Checkpoints = checkpoints };
        var check = new TargetCheck(_targets, _problems);
        var children = check.Graph();
        if (!_inWorkspace)
            check.Pipelines(_settings);
        return new() { Name = _name ?? "", Settings = _settings, Children = children };
    }

    private void ReadKey(string key)
    {
        switch (key)
        {
            case "campaign_name": _name = (_inWorkspace ? _yaml.Text() : _yaml.Name()) ?? _name; break;
            case "targets": ReadTargets(); break;
            case "workflow":
                _settings = _settings with { Workflow = (Workflow?)_yaml.Word("skills", "delivery") ?? _settings.Workflow };
                break;
            case "pipelines": _settings = _settings with { Pipelines = Merge(_steps.ReadPipelines()) }; break;
            case "stages": _settings = _settings with { Stages = _parts.ReadStages(_settings.Stages) }; break;
            case "quality_gate": _settings = _settings with { QualityGate = _parts.ReadQualityGate(_settings.QualityGate) }; break;
            case "limits": _settings = _settings with { Limits = _parts.ReadLimits(_settings.Limits) }; break;
            case "on_child_failure":
                _settings = _settings with
                {
                    OnChildFailure = (FailurePolicy?)_yaml.Word("continue", "halt") ?? _settings.OnChildFailure,
                };
                break;
            case "checkpoints": _checkpoints.Read(); break;
            case "activation_steps_prepend":
                _settings = _settings with { ActivationStepsPrepend = StepLists.Put(_settings.ActivationStepsPrepend, _steps.ReadList(PlaceholderScope.Campaign)) };
                break;
            case "activation_steps_append":
                _settings = _settings with { ActivationStepsAppend = StepLists.Put(_settings.ActivationStepsAppend, _steps.ReadList(PlaceholderScope.Campaign)) };
                break;
            case "directive_path": _settings = _settings with { DirectivePath = ReadPath() ?? _settings.DirectivePath }; break;
            case "kickoff_template":
                _settings = _settings with { KickoffTemplatePath = ReadPath() ?? _settings.KickoffTemplatePath };
                break;
            case "architecture_doc_path":
                _settings = _settings with { ArchitectureDocPath = ReadPath() ?? _settings.ArchitectureDocPath };
                break;
            case "report_template":
                _settings = _settings with { ReportTemplatePath = ReadPath() ?? _settings.ReportTemplatePath };
                break;
            case "health_findings_queue":
                _settings = _settings with { HealthFindingsQueue = _yaml.Text() ?? _settings.HealthFindingsQueue };
                break;
            case "persistent_facts":
                _settings = _settings with { PersistentFacts = new FactFiles(_origin, confined: true).Read(ReadFacts(), _settings.PersistentFacts) };
                break;
            case "tracker": _settings = _settings with { Tracker = TrackerReader.Read(_yaml, _origin, _settings.Tracker) }; break;
            case "pull_request_hosts":
                _settings = _settings with { PullRequestHosts = PullRequestHostReader.Put(_settings.PullRequestHosts, PullRequestHostReader.Read(_yaml)) };
                break;
            case "created_at": _yaml.Text(); break;
            case "notes":
                if (_yaml.Text() is { Length: > 0 } notes)
                    _settings = _settings with { PersistentFacts = [.. _settings.PersistentFacts, notes] };
                break;
        }
    }

    private List<Fact> ReadFacts()
    {
        var facts = new List<Fact>();
        if (_yaml.TakeNull() || !_yaml.EnterList("a list of sentences, or of files as in file:docs/style.md"))
            return facts;
        while (_yaml.NextItem())
        {
            var (place, path) = (_yaml.Here, _yaml.Path());
            if (_yaml.Text() is { } text)
                facts.Add(new(text, message => Report(message, place, path)));
        }

        return facts;

        void Report(string message, Place place, string? path)
        {
            // What the campaign started with is on record; a file that has gone since must not stand in the way of a recovery.
            if (!_inWorkspace)
                _problems.Add("invalid-value", message, place, path);
        }
    }

    private void ReadTargets()
    {
        var place = _yaml.Here;
        var list = _yaml.Current is SequenceStart || (_yaml.Current is Scalar scalar && YamlCursor.IsNull(scalar));
        _targets.Read();
        if (list && _targets.Children.Count == 0)
            _yaml.Report("no-targets", "needs at least one target, for example {name: core, tier: A}", place);
    }

    private string? ReadPath()
    {
        // A brief that was made from a form has the empty text for what was not filled in.
        if (_yaml.Current is Scalar { Value: "" })
        {
            _yaml.Skip();
            return null;
        }

        return _yaml.Line("a path") is { } path ? OriginPaths.Absolute(path, _origin) : null;
    }

    // One called default is meant for every target that this brief gives no other.
    private Dictionary<string, PipelineDefinition> Merge(Dictionary<string, PipelineDefinition> own)
    {
        if (own.ContainsKey(PipelineChooser.Default))
            return own;
        var pipelines = new Dictionary<string, PipelineDefinition>(_settings.Pipelines, Names.Comparer);
        foreach (var (name, pipeline) in own)
            pipelines[name] = pipeline;
        return pipelines;
    }
}
