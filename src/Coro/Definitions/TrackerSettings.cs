namespace Coro;

/// <summary>The issue tracker that a campaign tells where its work stands.</summary>
public sealed record TrackerSettings
{
    /// <summary>What it is.</summary>
    public TrackerKind Kind { get; init; }

    /// <summary>Where in it: <c>owner/repository</c>, <c>organization/project</c> or a project's key; null for a file.</summary>
    public string? Project { get; init; }

    /// <summary>The address of its API, where that is not the one that everybody uses; null: it is. Jira needs one.</summary>
    public string? Url { get; init; }

    /// <summary>Who the token belongs to; null: the token says it. Jira in the cloud needs it.</summary>
    public string? User { get; init; }

    /// <summary>The name of the environment variable that holds the token; null: the usual one.</summary>
    public string? TokenEnv { get; init; }

    /// <summary>The file; absolute. Null: <c>tracker.json</c> in the workspace.</summary>
    public string? Path { get; init; }

    /// <summary>The item that stands for the campaign, where there is one already; null: it gets a new one.</summary>
    public string? Epic { get; init; }

    /// <summary>The type of the campaign's item; null: <c>Epic</c>.</summary>
    public string? EpicType { get; init; }

    /// <summary>The type of the children's items; null: <c>Task</c>.</summary>
    public string? IssueType { get; init; }
}
