using System.Text.RegularExpressions;

namespace Coro.Engine.Sources;

/// <summary>Reads what git printed on standard error when it failed, and says what to do about it.</summary>
internal static partial class GitComplaint
{
    private static readonly string[] Prefixes = ["fatal: ", "error: ", "remote: ", "ERROR: "];

    // What git adds to every failure of a transport; the cause stands before it.
    private static readonly string[] Filler =
    [
        "Could not read from remote repository.",
        "Please make sure you have the correct access rights",
        "and the repository exists.",
    ];

    private static readonly (string Sign, string Remedy)[] Remedies =
    [
        ("resolve host", "Check the host's name and this machine's network and DNS."),
        ("Temporary failure in name resolution", "Check this machine's network and DNS."),
        ("onnection refused", "Check the host, its port and any proxy between."),
        ("imed out", "Check the network and any proxy between, then try again."),
        ("could not read Username", "It is private or does not exist: check the URL, and set up a git credential helper."),
        ("could not read Password", "Set up a git credential helper; Coro never asks for a password."),
        ("Authentication failed", "Renew the credentials that git's credential helper keeps."),
        ("Permission denied", "Give this machine's ssh key or user access to the repository."),
        ("Host key verification failed", "Connect once with ssh and accept the host's key."),
        ("certificate", "Make git trust the host's certificate (http.sslCAInfo)."),
        ("dubious ownership", "If you trust it, add the folder to git's safe.directory."),
        ("onnect to ", "Check the host, its port and any proxy between."),
        ("is not a git command", "Correct repo_url: git knows no such transport."),
        ("not found", "Check the URL, and that this user may read the repository."),
        ("does not exist", "Check the URL or path."),
        ("not appear to be a git repository", "Check the path; relative paths start in the brief's folder."),
    ];

    /// <summary>The cause, freed of the URL and of secrets.</summary>
    public static Unreachable Read(string url, string standardError, int exitCode)
    {
        var lines = standardError
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith("warning: ", StringComparison.OrdinalIgnoreCase))
            .ToList();
        var telling = lines.FindAll(line => !Array.Exists(Filler, line.EndsWith));
        var line = telling.Find(line => line.StartsWith("fatal: ", StringComparison.Ordinal))
            ?? telling.Find(line => line.StartsWith("git: ", StringComparison.Ordinal))
            ?? telling.LastOrDefault()
            ?? lines.FirstOrDefault()
            ?? $"git ended with exit code {exitCode} and no message";
        var cause = Moment().Replace(SourceUrl.Mask(WithoutUrl(WithoutPrefix(line), url)), "");
        var (sign, remedy) = Array.Find(Remedies, r => cause.Contains(r.Sign, StringComparison.Ordinal));
        return new Unreachable(
            cause, remedy ?? "Run 'git ls-remote' with this URL by hand to see more.", sign is "imed out");
    }

    private static string WithoutPrefix(string line)
    {
        var prefix = Array.Find(Prefixes, p => line.StartsWith(p, StringComparison.Ordinal));
        return prefix is null ? line : line[prefix.Length..];
    }

    private static string WithoutUrl(string line, string url)
    {
        var bare = url.TrimEnd('/');
        foreach (var quoted in (string[])[$"'{bare}/'", $"'{bare}'"])
        {
            line = line.Replace($"unable to access {quoted}: ", "", StringComparison.Ordinal)
                .Replace(quoted + " ", "", StringComparison.Ordinal)
                .Replace(quoted, "it", StringComparison.Ordinal);
        }

        // git writes some URLs otherwise than it was given them, for example without their password.
        return line.StartsWith("unable to access '", StringComparison.Ordinal)
            && line.IndexOf("': ", StringComparison.Ordinal) is > 0 and var end
                ? line[(end + 3)..]
                : line;
    }

    // curl tells how long it tried, which differs every time and would keep equal causes apart.
    [GeneratedRegex(" after [0-9]+ (ms|milliseconds)", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();
}
