namespace Coro;

/// <summary>Where a job stands, before it runs.</summary>
public enum JobStatus
{
    /// <summary>It would run as one task.</summary>
    New,

    /// <summary>It is to be a campaign of several children. That can be taken back until it is started.</summary>
    Promoted,

    /// <summary>A campaign runs it, or has run it: its plan is final.</summary>
    Started,
}
