namespace Coro;

/// <summary>A kind of issue tracker.</summary>
public enum TrackerKind
{
    /// <summary>A JSON file.</summary>
    File,

    /// <summary>GitHub's issues.</summary>
    Github,

    /// <summary>Work items of Azure Boards.</summary>
    AzureBoards,

    /// <summary>Jira, in the cloud or on a server.</summary>
    Jira,
}
