namespace Coro;

/// <summary>The form of a change that is proposed at the end of a delivery.</summary>
public enum ProposalKind
{
    /// <summary>A file for <c>git apply</c>.</summary>
    Patch,

    /// <summary>A branch of the repository.</summary>
    Branch,

    /// <summary>A branch, and a pull request for it.</summary>
    PullRequest,
}
