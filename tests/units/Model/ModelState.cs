namespace Coro.Tests.Model;

/// <summary>What has to outlive a crash once somebody was told of it. Its copies are the moments that a crash may lead back to.</summary>
internal sealed class ModelState
{
    public List<ModelChild> Children { get; private init; } = [];

    public int Throttle { get; set; }

    public bool SkipHoldsBack { get; set; }

    /// <summary>What became of each request, by its id.</summary>
    public Dictionary<string, IReadOnlyList<(string Target, ControlVerdict Verdict)>> Handled { get; private init; } = [];

    public ModelChild this[string name] => Find(name)!;

    public ModelChild? Find(string name) => Children.Find(child => Names.Comparer.Equals(child.Name, name));

    public ModelState Copy() => new()
    {
        Children = [.. Children.Select(child => child.Copy())],
        Throttle = Throttle,
        SkipHoldsBack = SkipHoldsBack,
        Handled = new(Handled),
    };

    /// <summary>Whether all that a child depends on is completed or skipped, or somebody decided to go on without it.</summary>
    public bool IsFree(ModelChild child) => child.DependsOn.All(on => !HoldsBack(this[on], child));

    /// <summary>Those that wait for a child, and might have to for ever.</summary>
    public List<ModelChild> HeldBy(ModelChild child) => [.. Children.Where(other =>
        Shown(other) == ChildStatus.Pending && other.DependsOn.Any(on => this[on] == child) && HoldsBack(child, other))];

    private bool HoldsBack(ModelChild on, ModelChild child) => on.Status != ChildStatus.Completed
        && (on.Status != ChildStatus.Skipped || SkipHoldsBack) && on.ForcedFor?.Contains(child.Name) != true;

    /// <summary>Its status as the world is shown it.</summary>
    public ChildStatus Shown(ModelChild child) =>
        child.Status == ChildStatus.Pending && IsFree(child) ? ChildStatus.Ready : child.Status;

    /// <summary>All that depends on a child, at whatever distance.</summary>
    public List<ModelChild> Downstream(ModelChild child)
    {
        var found = new List<ModelChild>();
        for (var more = true; more;)
        {
            var next = Children.Where(other => !found.Contains(other) && other != child
                && other.DependsOn.Any(on => this[on] == child || found.Contains(this[on]))).ToList();
            found.AddRange(next);
            more = next.Count > 0;
        }

        return found;
    }

    public string Describe() => string.Join('\n', Children.Select(child =>
            $"  {child.Name} {Shown(child)} attempt {child.Attempt} lane {child.Lane} done [{string.Join(' ', child.StepsDone)}] failures {child.Failures}{(child.Until is { } until ? $" waits until {until:u}" : "")}"))
        + $"\n  throttle {Throttle}, requests handled {Handled.Count}";
}
