namespace Coro.Engine.State;

/// <summary>
/// What a tracker knows of the campaign or of a child. The state file does not hold it: the journal does, and without that the items are
/// found again by their markers.
/// </summary>
internal sealed class TrackerMark
{
    /// <summary>The item; null: none is known.</summary>
    public TrackerReference? Item { get; set; }

    /// <summary>What it was last told; null: nothing.</summary>
    public string? Told { get; set; }

    /// <summary>Of which attempt.</summary>
    public int Attempt { get; set; }

    /// <summary>The dependencies whose items it is linked to.</summary>
    public HashSet<string> LinkedTo { get; } = new(Names.Comparer);
}
