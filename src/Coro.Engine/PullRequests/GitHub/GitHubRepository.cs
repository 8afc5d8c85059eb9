namespace Coro.Engine.PullRequests.GitHub;

/// <summary>A repository of GitHub.</summary>
/// <param name="Owner">Who it belongs to.</param>
/// <param name="Name">What it is called there.</param>
internal sealed record GitHubRepository(string Owner, string Name)
{
    /// <summary>Where the API has it.</summary>
    public string ApiPath => $"repos/{Uri.EscapeDataString(Owner)}/{Uri.EscapeDataString(Name)}";

    /// <summary>Reads the path of a URL for git.</summary>
    public static GitHubRepository? Of(RepositoryAddress address) =>
        address.Parts is [{ Length: > 0 } owner, { Length: > 0 } name] ? new(owner.ToLowerInvariant(), name.ToLowerInvariant()) : null;

    /// <summary>Reads the path of a pull request's or an issue's address: <c>owner/name/pull/41</c>.</summary>
    /// <param name="address">The address.</param>
    /// <param name="kind">What stands before the number.</param>
    public static (GitHubRepository Repository, int Number)? Numbered(RepositoryAddress address, string kind) =>
        address.Parts is [{ Length: > 0 } owner, { Length: > 0 } name, var found, var digits, ..] && found == kind
        && int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (new(owner.ToLowerInvariant(), name.ToLowerInvariant()), number)
            : null;
}
