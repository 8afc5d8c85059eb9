using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>A number of children that one run serves.</summary>
internal sealed record BatchOf(string PipelineName, PipelineDefinition Pipeline, IReadOnlyList<ChildState> Members);

/// <summary>Gathers children whose pipeline serves many at once. All that are ready go together, one batch at a time.</summary>
internal sealed class BatchQueue(ReadyQueue locks, Func<ChildState, int> rank)
{
    private readonly Dictionary<string, Gathering> _pipelines = new(Names.Comparer);

    public void Add(string name, PipelineDefinition pipeline, ChildState child)
    {
        if (!_pipelines.TryGetValue(name, out var gathering))
            _pipelines[name] = gathering = new(pipeline);
        gathering.Waiting.Add(child);
    }

    /// <summary>Takes a child out again, wherever it waits.</summary>
    public void Remove(ChildState child)
    {
        foreach (var gathering in _pipelines.Values)
            gathering.Waiting.Remove(child);
    }

    /// <summary>Takes a batch; null when no child that may start is gathered, or its pipeline is at work.</summary>
    public BatchOf? Take(Predicate<ChildState> mayStart)
    {
        foreach (var (name, gathering) in _pipelines)
        {
            if (gathering.Runs || gathering.Waiting.Count == 0)
                continue;
            gathering.Waiting.RemoveWhere(child => !mayStart(child));
            var members = gathering.Waiting.Where(child => locks.TryHold(child)).OrderBy(rank).ToList();
            if (members.Count == 0)
                continue;
            gathering.Waiting.ExceptWith(members);
            gathering.Runs = true;
            return new(name, gathering.Pipeline, members);
        }

        return null;
    }

    public void Release(BatchOf batch)
    {
        _pipelines[batch.PipelineName].Runs = false;
        foreach (var child in batch.Members)
            locks.ReleaseLocks(child.Definition);
    }

    private sealed class Gathering(PipelineDefinition pipeline)
    {
        public PipelineDefinition Pipeline { get; } = pipeline;
        public HashSet<ChildState> Waiting { get; } = [];
        public bool Runs { get; set; }
    }
}
