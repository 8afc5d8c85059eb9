using Coro.Engine.Gates;

namespace Coro.Engine.State;

/// <summary>The directive as it was when it was last read.</summary>
/// <param name="sha256">The file's SHA-256; null: there was no such file.</param>
/// <param name="qualityOverrides">The bars that it sets.</param>
internal sealed class DirectiveRecord(string? sha256, IReadOnlyList<QualityOverride> qualityOverrides)
{
    private readonly GateOverrides _gates = new(qualityOverrides);

    public string? Sha256 { get; } = sha256;

    public IReadOnlyList<QualityOverride> QualityOverrides { get; } = qualityOverrides;

    /// <summary>What the bars come to.</summary>
    public GateOverrides Gates() => _gates;
}
