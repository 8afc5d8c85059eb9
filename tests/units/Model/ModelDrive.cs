namespace Coro.Tests.Model;

/// <summary>Something that holds a slot: a child in its pipeline, or a batch of them.</summary>
internal sealed class ModelDrive(string pipeline, IReadOnlyList<StepDefinition> steps, bool batch, List<ModelChild> children)
{
    private readonly int[] _attempts = [.. children.Select(child => child.Attempt)];

    public string Pipeline => pipeline;
    public bool IsBatch => batch;

    /// <summary>Whom it holds the slot for, to its end.</summary>
    public IReadOnlyList<ModelChild> Children => children;

    /// <summary>The lane whose room it takes; null: a batch takes none.</summary>
    public string? Lane { get; } = batch ? null : children[0].Lane;

    public IEnumerable<string> Locks => children.SelectMany(child => child.Locks);

    /// <summary>Those that have not failed, or been taken out of it.</summary>
    public List<ModelChild> Members { get; } = [.. children];

    /// <summary>What each member's step came to, in the present step.</summary>
    public Dictionary<ModelChild, Ending> Answers { get; } = [];

    public int Index { get; set; }
    public StepDefinition Step => steps[Index];

    /// <summary>Whether all its steps are behind it.</summary>
    public bool IsThrough => Index >= steps.Count;

    /// <summary>The try that runs; null: one is about to, or it waits.</summary>
    public RunningStep? Running { get; set; }

    /// <summary>Until when a provider wants to be left alone.</summary>
    public DateTimeOffset? Until { get; set; }

    public int Failures { get; set; }

    /// <summary>How long all that the present step is for have to be left alone; null: no longer.</summary>
    public DateTimeOffset? WaitsAt(DateTimeOffset now) => IsThrough || Due().Max(child => child.Until) is not { } until || until <= now ? null : until;

    /// <summary>Whether a child is still in it, with the attempt that it came with.</summary>
    public bool Holds(ModelChild child) =>
        child.Status == ChildStatus.Active && child.Attempt == _attempts[children.IndexOf(child)];

    /// <summary>Those that the present step still has to do something for.</summary>
    public List<ModelChild> Due() =>
        [.. Members.Where(child => Holds(child) && !child.StepsDone.Contains(Step.Name))];

    public override string ToString() =>
        $"{string.Join(',', children.Select(child => child.Name))}/{(IsThrough ? "-" : Step.Name)}{(Running is null ? Until is null ? " (about to)" : " (waits)" : "")}";
}
