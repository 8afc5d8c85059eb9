namespace Coro;

/// <summary>A kind of host of pull requests.</summary>
public enum PullRequestHostKind
{
    /// <summary>GitHub, or a GitHub Enterprise.</summary>
    Github,

    /// <summary>Azure DevOps, or an Azure DevOps Server.</summary>
    AzureDevops,
}
