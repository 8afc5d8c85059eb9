namespace Coro.Engine.Loading.LockFiles;

/// <summary>
/// Reads <c>go.mod</c>, which since Go 1.17 names every module that takes part in the build. Those marked <c>// indirect</c> are
/// transitive. Which module needs which, it does not tell.
/// </summary>
internal sealed class GoModReader : ILockFileReader
{
    private const string Remedy = "run go mod tidy, which writes the file anew";

    public string Kind => "Go (go.mod)";

    public bool Fits(string fileName, string text) => fileName == "go.mod";

    public LockFilePackages Read(string text, Problems problems)
    {
        var packages = new LockFilePackages();
        var replaced = new Dictionary<string, (string Path, string? Version)>(StringComparer.Ordinal);
        var required = new List<(string Path, string Version)>();
        string? block = null;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var comment = raw.IndexOf("//", StringComparison.Ordinal);
            var words = (comment < 0 ? raw : raw[..comment]).Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (words is [")"])
            {
                block = null;
                continue;
            }

            if (block is null && words is [_, "("])
            {
                block = words[0];
                continue;
            }

            var (verb, rest) = block is null ? (words[0], words[1..]) : (block, words);
            if (verb == "require" && rest is [var path, var version])
            {
                required.Add((Unquoted(path), version));
                if (comment < 0 || !raw[comment..].Contains("indirect", StringComparison.Ordinal))
                    packages.AddDirect(Unquoted(path));
            }
            else if (verb == "require")
            {
                problems.Add("invalid-value", $"a requirement is a module and its version; {Remedy}", number);
            }
            else if (verb == "replace" && Array.IndexOf(rest, "=>") is > 0 and var arrow && arrow + 1 < rest.Length)
            {
                replaced[Unquoted(rest[0])] = (Unquoted(rest[arrow + 1]), arrow + 2 < rest.Length ? rest[arrow + 2] : null);
            }
        }

        foreach (var (path, version) in required)
            Add(path, version, replaced, packages);
        if (packages.Count == 0 && !problems.Any)
            problems.Add("no-targets", $"requires no module; {Remedy}");
        else
            packages.Note("go.mod does not tell which module needs which, so no target waits for another.");
        return packages;
    }

    private static void Add(
        string path, string version, Dictionary<string, (string Path, string? Version)> replaced, LockFilePackages packages)
    {
        var (from, pin) = replaced.TryGetValue(path, out var other) ? (other.Path, other.Version ?? version) : (path, version);
        packages.Add(path, pin, [], Repository(from));
    }

    // The hosts whose paths are repositories; what any other means only its server knows.
    private static string? Repository(string path)
    {
        if (path.StartsWith("golang.org/x/", StringComparison.Ordinal))
            return "https://go.googlesource.com/" + path.Split('/')[2];
        return path.Split('/') is [("github.com" or "gitlab.com" or "bitbucket.org") and var host, var owner, var name, ..]
            ? $"https://{host}/{owner}/{name}"
            : null;
    }

    private static string Unquoted(string word) => word.Trim('"', '`');
}
