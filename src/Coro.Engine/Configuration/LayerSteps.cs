using Coro.Engine.Configuration.Toml;
using Coro.Engine.Loading;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Configuration;

/// <summary>Reads the steps of a customization file. What a step may say is the same as in a brief.</summary>
/// <param name="file">The file.</param>
internal sealed class LayerSteps(LayerFile file)
{
    private const string OnComplete = "on_complete";

    /// <summary>Reads a list of steps.</summary>
    public IReadOnlyList<Sourced<StepDefinition>> ReadList(YamlCursor toml, TomlValue raw) => Said(new StepReader(toml).ReadList(PlaceholderScope.Campaign), raw);

    /// <summary>Reads the pipelines.</summary>
    public IReadOnlyDictionary<string, LayerPipeline> ReadPipelines(YamlCursor toml, TomlValue raw)
    {
        var pipelines = new Dictionary<string, LayerPipeline>(Names.Comparer);
        foreach (var (name, pipeline) in new StepReader(toml).ReadPipelines())
        {
            // In a table that was read as pipelines, each name is a key.
            ((TomlTable)raw).TryGet(name, out var entry);
            var parts = entry!.Value as TomlTable;
            var batch = parts is not null && parts.TryGet("batch", out var said) ? said.Value : null;
            var steps = parts is null ? entry.Value : parts.TryGet("steps", out var list) ? list.Value : null;
            pipelines[name] = new(
                batch is null ? null : new(pipeline.Batch, batch, file),
                steps is null ? [] : Said(pipeline.Steps, steps),
                entry.Value,
                file);
        }

        return pipelines;
    }

    /// <summary>Reads what runs at the end: a line for the shell, a command, or a step.</summary>
    public Sourced<StepDefinition?>? ReadOnComplete(YamlCursor toml, TomlValue raw)
    {
        if (toml.Current is MappingStart)
            return new StepReader(toml).Read(OnComplete, PlaceholderScope.Campaign) is { } step ? new(step, raw, file) : null;
        if (toml.Current is SequenceStart)
        {
            var place = toml.Here;
            var command = new StepDefinition { Name = OnComplete, Run = toml.Texts("an array of the program and its arguments") };
            new StepReader(toml).CheckPlaceholders(command, place, PlaceholderScope.Campaign);
            if (command.Run.Count > 0 && !string.IsNullOrWhiteSpace(command.Run[0]))
                return new(command, raw, file);
            toml.Report("invalid-value", "names no program; give one, or write \"\" for nothing", place);
            return null;
        }

        if (toml.Text("a line for the system's shell, an array of a program and its arguments, or a step") is not { } line)
            return null;
        return new(string.IsNullOrWhiteSpace(line) ? null : new() { Name = OnComplete, Shell = line.TrimEnd() }, raw, file);
    }

    private Sourced<StepDefinition>[] Said(IReadOnlyList<StepDefinition> steps, TomlValue raw)
    {
        // An item that is no step at all was told, and then nothing of the file counts.
        var items = raw is TomlArray array && array.Items.Count == steps.Count ? array.Items : null;
        return [.. steps.Select((step, i) => new Sourced<StepDefinition>(step, items?[i] ?? raw, file))];
    }
}
