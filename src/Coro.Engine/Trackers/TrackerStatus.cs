namespace Coro.Engine.Trackers;

/// <summary>Where the work of an item stands; each tracker has its own words for it.</summary>
internal enum TrackerStatus
{
    /// <summary>Nobody works on it.</summary>
    Open,

    /// <summary>Somebody does.</summary>
    InProgress,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is not going to be done.</summary>
    Dropped,
}
