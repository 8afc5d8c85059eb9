using Coro.Engine.Configuration.Toml;
using Coro.Engine.Loading;

namespace Coro.Engine.Configuration;

/// <summary>What a layer says, as a list: each value as it was written, and where.</summary>
internal static class ConfigurationList
{
    /// <summary>Lists it, in the order of the keys' page in the documentation.</summary>
    public static IReadOnlyList<ConfigurationValue> Of(Layer layer)
    {
        var list = new List<ConfigurationValue>();
        Add("quality_gate_hard", layer.QualityHard);
        Add("quality_gate_soft_target", layer.QualityTarget);
        Add("quality_gate_soft_fallback", layer.QualityFallback);
        Add("campaign_workspace_path", layer.WorkspacePath);
        Add("headless_mode", layer.HeadlessMode);
        AddAll("persistent_facts", layer.PersistentFacts);
        Add("report_template_path", layer.ReportTemplatePath);
        Add("kickoff_template_path", layer.KickoffTemplatePath);
        Add("brief_template_path", layer.BriefTemplatePath);
        Add("on_complete", layer.OnComplete);
        AddAll("activation_steps_prepend", layer.ActivationStepsPrepend);
        AddAll("activation_steps_append", layer.ActivationStepsAppend);
        foreach (var (key, threshold) in layer.Triage.OrderBy(threshold => LayerReader.TriageKeys.IndexOf(threshold.Key)))
            Add($"triage.{key}", threshold);
        foreach (var (key, said) in layer.Tracker.OrderBy(said => BriefKeys.Tracker.IndexOf(said.Key)))
            Add($"tracker.{key}", said);
        AddAll("pull_request_hosts", layer.PullRequestHosts);
        foreach (var (name, pipeline) in layer.Pipelines.OrderBy(pipeline => pipeline.Key, StringComparer.Ordinal))
        {
            Add($"pipelines.{TomlText.OfKey(name)}.batch", pipeline.Batch);
            AddAll($"pipelines.{TomlText.OfKey(name)}.steps", pipeline.Steps);
        }

        return list;

        void Add<T>(string key, Sourced<T>? said)
        {
            if (said is not null)
                list.Add(Value(key, said.Raw, said.File));
        }

        void AddAll<T>(string key, IReadOnlyList<Sourced<T>> items)
        {
            for (var i = 0; i < items.Count; i++)
                Add($"{key}[{i}]", items[i]);
        }
    }

    private static ConfigurationValue Value(string key, TomlValue raw, LayerFile file) => new()
    {
        Key = key,
        Value = Plain(raw),
        Text = TomlText.Of(raw),
        Origin = file.Origin,
        Line = file.IsBundled ? null : raw.Place.Line,
        Column = file.IsBundled ? null : raw.Place.Column,
    };

    private static object? Plain(TomlValue value) => value switch
    {
        TomlString s => s.Value,
        TomlInteger i => i.Value,
        TomlFloat f => f.Value,
        TomlBoolean b => b.Value,
        TomlArray a => a.Items.Select(Plain).ToArray(),
        TomlTable t => t.Entries.ToDictionary(entry => entry.Key, entry => Plain(entry.Entry.Value)),
        _ => TomlText.Of(value),
    };
}
