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

    /// <summary>Who set a child's gate, when it was not the brief: the line that counts most comes first.</summary>
    public IEnumerable<QualityOverride> By(string child) =>
        _children.TryGetValue(child, out var own) ? own.By.Concat(_all.By) : _all.By;

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
        private QualityOverride? _target;
        private QualityOverride? _fallback;

        public IEnumerable<QualityOverride> By => new[] { _target, _fallback }.OfType<QualityOverride>().Distinct();

        public void Add(QualityOverride one)
        {
            _target = one.SoftTarget is null ? _target : one;
            _fallback = one.SoftFallback is null ? _fallback : one;
        }

        public QualityGate On(QualityGate gate)
        {
            if (_target is null && _fallback is null)
                return gate;
            var target = _target?.SoftTarget ?? gate.SoftTarget;
            return gate with { SoftTarget = target, SoftFallback = Math.Min(_fallback?.SoftFallback ?? gate.SoftFallback, target) };
        }
    }
}
