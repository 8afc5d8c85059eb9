namespace Coro.Engine.Gates;

/// <summary>
/// The quality gate that holds for each child: the brief's, with what a directive says of all children, with what it says of
/// the one. A target that is set below the fallback lowers that, too, unless the directive gives a fallback itself.
/// </summary>
internal sealed class GateOverrides
{
    public static readonly GateOverrides None = new([]);

    private readonly Bar _all = new();
    private readonly Dictionary<string, Bar> _children = new(Names.Comparer);

    /// <param name="overrides">What the directive says; of two that say the same, the later one counts.</param>
    public GateOverrides(IReadOnlyList<QualityOverride> overrides)
    {
        foreach (var one in overrides)
            BarOf(one.Child).Add(one);
    }

    /// <summary>The gate of a child; null: of one that the directive does not name.</summary>
    public QualityGate For(QualityGate gate, string? child)
    {
        gate = _all.On(gate);
        return child is not null && _children.TryGetValue(child, out var own) ? own.On(gate) : gate;
    }

    /// <summary>What set a child's target and its fallback; null where the brief did.</summary>
    public (QualityOverride? Target, QualityOverride? Fallback) By(string child)
    {
        var own = _children.GetValueOrDefault(child);
        return (own?.Target ?? _all.Target, own?.Fallback ?? _all.Fallback);
    }

    private Bar BarOf(string? child)
    {
        if (child is null)
            return _all;
        if (!_children.TryGetValue(child, out var bar))
            _children[child] = bar = new();
        return bar;
    }

    private sealed class Bar
    {
        public QualityOverride? Target { get; private set; }
        public QualityOverride? Fallback { get; private set; }

        public void Add(QualityOverride one)
        {
            Target = one.SoftTarget is null ? Target : one;
            Fallback = one.SoftFallback is null ? Fallback : one;
        }

        public QualityGate On(QualityGate gate)
        {
            if (Target is null && Fallback is null)
                return gate;
            var target = Target?.SoftTarget ?? gate.SoftTarget;
            return gate with { SoftTarget = target, SoftFallback = Math.Min(Fallback?.SoftFallback ?? gate.SoftFallback, target) };
        }
    }
}
