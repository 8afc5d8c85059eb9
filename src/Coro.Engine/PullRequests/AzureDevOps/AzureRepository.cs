using System.Globalization;

namespace Coro.Engine.PullRequests.AzureDevOps;

/// <summary>A repository of Azure DevOps.</summary>
/// <param name="Organization">The organization, or the collection of a server.</param>
/// <param name="Project">The project.</param>
/// <param name="Name">The repository.</param>
internal sealed record AzureRepository(string Organization, string Project, string Name)
{
    private const string Git = "_git";
    private const string OldHost = ".visualstudio.com";

    /// <summary>Where the API has its pull requests.</summary>
    public string ApiPath =>
        $"{Escape(Organization)}/{Escape(Project)}/_apis/git/repositories/{Escape(Name)}/pullrequests";

    /// <summary>Its path on the web.</summary>
    public string WebPath => $"{Escape(Organization)}/{Escape(Project)}/{Git}/{Escape(Name)}";

    /// <summary>Reads an address of a repository or of a pull request in it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="host">The host in the addresses of repositories.</param>
    /// <param name="path">What comes before the collection in its addresses, without slashes at its ends; empty: nothing.</param>
    /// <returns>The repository, and the number of the pull request where there is one; null: it is none of this host's.</returns>
    public static (AzureRepository Repository, int? Number)? Read(RepositoryAddress address, string host, string path = "")
    {
        string[] parts = [.. address.Parts];
        if (address.Host == "ssh." + host)
            return parts is ["v3", var a, var b, var c] ? (Of(a, b, c), null) : null;

        // The organization was in the host once.
        if (host == "dev.azure.com" && address.Host.EndsWith(OldHost, StringComparison.Ordinal))
            parts = [address.Host[..^OldHost.Length], .. parts.Where(part => !part.Equals("DefaultCollection", StringComparison.OrdinalIgnoreCase))];
        else if (address.Host != host || Below(address, path) is not { } below)
            return null;
        else
            parts = below;
        return parts switch
        {
            [var of, Git, var name, .. var rest] => (Of(of, name, name), Number(rest)),
            [var of, var project, Git, var name, .. var rest] => (Of(of, project, name), Number(rest)),
            _ => null,
        };
    }

    /// <summary>The parts of an address below a path; null: it does not lie there.</summary>
    public static string[]? Below(RepositoryAddress address, string path)
    {
        string[] parts = [.. address.Parts];
        var before = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Take(before.Length).SequenceEqual(before, StringComparer.OrdinalIgnoreCase) ? parts[before.Length..] : null;
    }

    private static AzureRepository Of(string organization, string project, string name) =>
        new(organization.ToLowerInvariant(), project.ToLowerInvariant(), name.ToLowerInvariant());

    private static int? Number(IReadOnlyList<string> rest) =>
        rest is ["pullrequest", var digits, ..] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Escape(string part) => Uri.EscapeDataString(part);
}
