namespace Coro.Engine;

/// <summary>What a request would do, if it were made now.</summary>
/// <param name="Outcomes">What would become of each part of it.</param>
/// <param name="Touched">The children it would touch, those downstream included.</param>
/// <param name="WouldStart">The children that could start afterwards, and could not before.</param>
public sealed record ControlPreview(
    IReadOnlyList<ControlOutcome> Outcomes, IReadOnlyList<string> Touched, IReadOnlyList<string> WouldStart);
