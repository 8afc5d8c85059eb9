namespace Coro.Engine;

/// <summary>What a request would do, if it were made now.</summary>
/// <param name="Outcomes">What would become of each part of it.</param>
/// <param name="Touched">The children it would touch, those downstream included.</param>
/// <param name="WouldStart">The children that could start afterwards, and could not before.</param>
public sealed record ControlPreview(
    IReadOnlyList<ControlOutcome> Outcomes, IReadOnlyList<string> Touched, IReadOnlyList<string> WouldStart)
{
    /// <summary>The places that children who would join get in the plan, in execution order; empty where none would.</summary>
    public IReadOnlyList<PlannedAddition> Additions { get; init; } = [];
}

/// <summary>A child that would join, and its place in the plan.</summary>
/// <param name="Child">Its name.</param>
/// <param name="Place">Its place in the execution order, from 1.</param>
/// <param name="Of">How many children the campaign would have.</param>
/// <param name="WaitsFor">What it would wait for before it can start; null: nothing.</param>
public sealed record PlannedAddition(string Child, int Place, int Of, string? WaitsFor);
