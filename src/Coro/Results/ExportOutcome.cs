namespace Coro;

/// <summary>What became of a skill that was to be exported.</summary>
public enum ExportOutcome
{
    /// <summary>Nothing yet: it would be exported.</summary>
    Planned,

    /// <summary>It is where it should be.</summary>
    Exported,

    /// <summary>It is not, for the reason that is told.</summary>
    Failed,
}
