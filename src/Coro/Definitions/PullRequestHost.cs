namespace Coro;

/// <summary>A host of pull requests that Coro does not know by itself, or one whose token is kept elsewhere than is usual.</summary>
public sealed record PullRequestHost
{
    /// <summary>What it is.</summary>
    public PullRequestHostKind Kind { get; init; }

    /// <summary>Where people see its repositories: <c>https://ghe.example.org</c>, or <c>https://tfs.example.org/tfs</c>.</summary>
    public required string Url { get; init; }

    /// <summary>The address of its API; null: where hosts of its kind have it.</summary>
    public string? Api { get; init; }

    /// <summary>The name of the environment variable that holds the token; null: the usual one of its kind.</summary>
    public string? TokenEnv { get; init; }
}
