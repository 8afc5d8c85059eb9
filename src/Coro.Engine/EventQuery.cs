namespace Coro.Engine;

/// <summary>Which events of a campaign are wanted.</summary>
public sealed record EventQuery
{
    /// <summary>The number of the first event wanted.</summary>
    public long Since { get; init; } = 1;

    /// <summary>Only events of these kinds; <c>*</c> and <c>?</c> stand for any letters and any letter. Empty: all kinds.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Only events about these children, with <c>*</c> and <c>?</c> as above. Empty: all events.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>Only so many, the last ones of those that are there; what comes later follows them. Null: all.</summary>
    public int? Last { get; init; }

    /// <summary>Whether to wait for more while somebody runs the campaign.</summary>
    public bool Follow { get; init; }
}
