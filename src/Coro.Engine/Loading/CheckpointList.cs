using Coro.Engine.Stages;

namespace Coro.Engine.Loading;

/// <summary>Reads the stages that wait for a person's word. Which stages there are is known when the brief has been read to its end.</summary>
internal sealed class CheckpointList(YamlCursor yaml)
{
    private readonly List<(string Slug, Place Place, int Index)> _read = [];

    public void Read()
    {
        if (yaml.TakeNull() || !yaml.EnterList("a list of stages, for example [capstone, export]"))
            return;
        for (var index = 0; yaml.NextItem(); index++)
        {
            var place = yaml.Here;
            if (yaml.Line("the name of a stage") is { } slug)
                _read.Add((slug, place, index));
        }
    }

    /// <summary>The stages, each once and in their order; what is none of the workflow's is told of.</summary>
    public IReadOnlyList<string> Of(Workflow workflow, Problems problems)
    {
        var known = Workflows.Slugs(workflow);
        foreach (var (slug, place, index) in _read.Where(read => !known.Contains(read.Slug)))
        {
            var elsewhere = Enum.GetValues<Workflow>().Any(other => Workflows.Slugs(other).Contains(slug));
            var hint = Nearest.Hint(slug, known);
            problems.Add(
                elsewhere ? "other-workflow" : "invalid-value",
                $"the workflow {workflow.ToString().ToLowerInvariant()} has no stage {Shown.Quote(slug)}"
                + (hint.Length > 0 ? hint : $"; its stages are {string.Join(", ", known)}"),
                place,
                $"checkpoints[{index}]");
        }

        return [.. known.Where(slug => _read.Any(read => read.Slug == slug))];
    }
}
