using Coro.Engine.Configuration.Toml;
using Coro.Engine.Loading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Configuration;

/// <summary>Reads what a customization file says, and tells of everything that is wrong with it.</summary>
/// <param name="document">The file's content.</param>
/// <param name="file">The file.</param>
/// <param name="root">The absolute folder that relative paths in it start at.</param>
internal sealed class LayerReader(TomlTable document, LayerFile file, string root)
{
    /// <summary>Every key of a customization file; all of them are in the table <c>[workflow]</c>.</summary>
    public static readonly KeySet Keys = new(
        "quality_gate_hard", "quality_gate_soft_target", "quality_gate_soft_fallback", "campaign_workspace_path",
        "headless_mode", "persistent_facts", "report_template_path", "kickoff_template_path", "brief_template_path",
        "on_complete", "activation_steps_prepend", "activation_steps_append", "pipelines", "triage", "tracker", "pull_request_hosts");

    /// <summary>The keys of the table triage.</summary>
    public static readonly KeySet TriageKeys = new("pull_requests", "services", "layers", "independent_parts", "signals", "max_diff_lines");

    private const string Table = "workflow";

    private readonly YamlCursor _toml = new(new TomlEvents(document), Notation.Toml, file.Problems);
    private readonly LayerSteps _steps = new(file);
    private Layer _layer = new();

    /// <summary>Reads it.</summary>
    public Layer Read()
    {
        _toml.EnterDocument();
        _toml.EnterMapping("a table");
        var seen = new HashSet<string>();
        while (_toml.NextKey(seen) is { } key)
        {
            if (key.Value == Table)
            {
                ReadWorkflow();
                continue;
            }

            _toml.Report("unknown-key", Stray(key.Value), key);
            _toml.Skip();
        }

        return _layer;
    }

    private static string Stray(string key) => Keys.IndexOf(key) >= 0
        ? $"the key '{key}' belongs into the table [{Table}]; write [{Table}] on a line above it"
        : $"the key {Shown.Quote(key)} is not known here; everything is in the table [{Table}]{Nearest.Hint(key, [Table])}";

    private void ReadWorkflow()
    {
        var table = document.TryGet(Table, out var entry) ? entry.Value as TomlTable : null;
        if (!_toml.EnterMapping($"a table: write [{Table}] on a line, and the keys below it"))
            return;
        var seen = 0UL;
        while (_toml.NextKey(Keys, ref seen) is { } key)
        {
            table!.TryGet(key, out var value);
            Read(key, value!.Value);
        }
    }

    private void Read(string key, TomlValue raw)
    {
        switch (key)
        {
            case "quality_gate_hard": _layer = _layer with { QualityHard = Said(_toml.HardGate(), raw) }; break;
            case "quality_gate_soft_target": _layer = _layer with { QualityTarget = Said(_toml.Score(), raw) }; break;
            case "quality_gate_soft_fallback": _layer = _layer with { QualityFallback = Said(_toml.Score(), raw) }; break;
            case "campaign_workspace_path": _layer = _layer with { WorkspacePath = ReadWorkspacePath(raw) }; break;
            case "headless_mode": _layer = _layer with { HeadlessMode = Said(_toml.Bool(), raw) }; break;
            case "persistent_facts": _layer = _layer with { PersistentFacts = ReadFacts(raw) }; break;
            case "report_template_path": _layer = _layer with { ReportTemplatePath = ReadPath(raw) }; break;
            case "kickoff_template_path": _layer = _layer with { KickoffTemplatePath = ReadPath(raw) }; break;
            case "brief_template_path": _layer = _layer with { BriefTemplatePath = ReadPath(raw) }; break;
            case "on_complete": _layer = _layer with { OnComplete = _steps.ReadOnComplete(_toml, raw) }; break;
            case "activation_steps_prepend": _layer = _layer with { ActivationStepsPrepend = _steps.ReadList(_toml, raw) }; break;
            case "activation_steps_append": _layer = _layer with { ActivationStepsAppend = _steps.ReadList(_toml, raw) }; break;
            case "triage": _layer = _layer with { Triage = ReadTriage(raw) }; break;
            case "tracker": _layer = _layer with { Tracker = ReadTracker(raw) }; break;
            case "pull_request_hosts": _layer = _layer with { PullRequestHosts = ReadHosts(raw) }; break;
            case "pipelines": _layer = _layer with { Pipelines = _steps.ReadPipelines(_toml, raw) }; break;
        }
    }

    private Sourced<T>? Said<T>(T? value, TomlValue raw)
        where T : struct => value is { } said ? new(said, raw, file) : null;

    // An empty text takes back what a layer below says.
    private bool TakeEmpty()
    {
        if (_toml.Current is not Scalar { Value: "", Style: ScalarStyle.DoubleQuoted })
            return false;
        _toml.Skip();
        return true;
    }

    private Sourced<string?>? ReadPath(TomlValue raw)
    {
        if (TakeEmpty())
            return new(null, raw, file);
        return _toml.Line("a path") is { } path ? new(Path.GetFullPath(path, root), raw, file) : null;
    }

    private Sourced<string?>? ReadWorkspacePath(TomlValue raw)
    {
        var place = _toml.Here;
        if (TakeEmpty())
            return new(null, raw, file);
        if (_toml.Line("a path with {name} in it, for example /srv/campaigns/{name}") is not { } path)
            return null;
        if (WorkspacePattern.Objection(path, root) is not { } wrong)
            return new(WorkspacePattern.Absolute(path, root), raw, file);
        _toml.Report("invalid-value", wrong, place);
        return null;
    }

    private Dictionary<string, Sourced<int>> ReadTriage(TomlValue raw)
    {
        var thresholds = new Dictionary<string, Sourced<int>>(StringComparer.Ordinal);
        if (!_toml.EnterMapping("a table, for example { pull_requests = 5 }"))
            return thresholds;
        var seen = 0UL;
        while (_toml.NextKey(TriageKeys, ref seen) is { } key)
        {
            ((TomlTable)raw).TryGet(key, out var value);
            if (_toml.Int(0, int.MaxValue) is { } threshold)
                thresholds[key] = new(threshold, value!.Value, file);
        }

        return thresholds;
    }

    private Dictionary<string, Sourced<string>> ReadTracker(TomlValue raw)
    {
        var tracker = new Dictionary<string, Sourced<string>>(StringComparer.Ordinal);
        foreach (var (key, value) in TrackerReader.ReadKeys(_toml, root, out _) ?? new Dictionary<string, string>())
        {
            ((TomlTable)raw).TryGet(key, out var entry);
            tracker[key] = new(value, entry!.Value, file);
        }

        return tracker;
    }

    private IReadOnlyList<Sourced<PullRequestHost>> ReadHosts(TomlValue raw)
    {
        // An item that is no host was told, and then nothing of the file counts.
        var items = (raw as TomlArray)?.Items ?? [];
        return [.. PullRequestHostReader.Read(_toml).Zip(items).Where(pair => pair.First is not null).Select(pair => new Sourced<PullRequestHost>(pair.First!, pair.Second, file))];
    }

    private IReadOnlyList<Sourced<string>> ReadFacts(TomlValue raw)
    {
        // This tells of items that are no text.
        _toml.Texts("an array of sentences, and of file: with a path or a pattern");
        var said = new List<Sourced<string>>();
        var items = (raw as TomlArray)?.Items ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not TomlString { Value: var fact } item)
                continue;
            if (!string.IsNullOrWhiteSpace(fact) && (!FactFiles.IsFile(fact, out var path) || path.Length > 0))
                said.Add(new(fact, item, file));
            else
                file.Problems.Add("invalid-value", "is empty; remove it or give a sentence, or file: with a path", item.Place, $"{Table}.persistent_facts[{i}]");
        }

        return said;
    }
}
