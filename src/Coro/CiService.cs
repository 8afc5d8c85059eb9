namespace Coro;

/// <summary>The services that run pipelines, and that a run talks to in their own language.</summary>
public enum CiService
{
    /// <summary>None: a run says what it says anywhere.</summary>
    None,

    /// <summary>Azure Pipelines, of Azure DevOps.</summary>
    AzurePipelines,

    /// <summary>GitHub Actions.</summary>
    GitHubActions,
}
