using System.Text.RegularExpressions;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>
/// Reads a <c>requirements.txt</c> in which every package has its exact version, as <c>pip freeze</c>, <c>pip-compile</c> and
/// <c>uv pip compile</c> write it. The <c># via</c> comments of the latter tell what needs what; without them every package is direct.
/// </summary>
internal sealed partial class RequirementsReader : ILockFileReader
{
    private const string Remedy = "pin every package, as pip freeze or pip-compile do";

    public string Kind => "pip (requirements.txt)";

    public bool Fits(string fileName, string text) =>
        fileName.StartsWith("requirements", StringComparison.OrdinalIgnoreCase) && fileName.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    public LockFilePackages Read(string text, Problems problems)
    {
        var packages = new LockFilePackages();
        var reasons = new List<(string Package, string Via)>();
        string? last = null;
        var inVia = false;
        var number = 0;
        var continues = false;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            var isContinuation = continues;
            continues = line.EndsWith('\\');
            if (line.StartsWith('#'))
            {
                inVia = Via(line[1..].Trim(), inVia, last, reasons);
                continue;
            }

            // The rest of a requirement is its hashes, and an option has no package.
            if (line.Length == 0 || isContinuation || line.StartsWith('-'))
                continue;
            inVia = false;
            last = Requirement(line, number, packages, problems);
            if (last is not null && line.IndexOf(" #", StringComparison.Ordinal) is > 0 and var comment)
                inVia = Via(line[(comment + 2)..].Trim(), false, last, reasons);
        }

        Connect(packages, reasons);
        if (packages.Count == 0 && !problems.Any)
            problems.Add("no-targets", $"names no package; {Remedy}");
        return packages;
    }

    private static string? Requirement(string line, int number, LockFilePackages packages, Problems problems)
    {
        if (Pinned().Match(line) is { Success: true } pinned)
        {
            var name = PythonNames.Normal(pinned.Groups["name"].Value);
            packages.Add(name, pinned.Groups["version"].Value, []);
            return name;
        }

        if (FromGit().Match(line) is { Success: true } git)
        {
            var name = PythonNames.Normal(git.Groups["name"].Value);
            packages.Add(name, git.Groups["commit"].Value, [], git.Groups["url"].Value);
            return name;
        }

        problems.Add("unpinned", $"{Shown.Quote(line)} has no exact version (name==1.2.3); {Remedy}", number);
        return null;
    }

    // "via flask", "via flask, -r requirements.in", or "via" and then a line for each.
    private static bool Via(string comment, bool inVia, string? package, List<(string, string)> reasons)
    {
        if (package is null)
            return false;
        var isStart = comment == "via" || comment.StartsWith("via ", StringComparison.Ordinal);
        if (!isStart && !inVia)
            return false;
        foreach (var reason in (isStart ? comment[3..] : comment).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            reasons.Add((package, reason));
        return true;
    }

    private static void Connect(LockFilePackages packages, List<(string Package, string Via)> reasons)
    {
        if (reasons.Count == 0)
        {
            packages.AllAreDirect();
            packages.Note("The file does not tell which package needs which, so every one is direct (tier A); pip-compile writes it down.");
            return;
        }

        foreach (var (package, via) in reasons)
        {
            // "-r requirements.in" and "project (pyproject.toml)" are the project itself.
            if (via.StartsWith('-') || via.Contains('(', StringComparison.Ordinal))
                packages.AddDirect(package);
            else
                packages.AddDependency(PythonNames.Normal(via), package);
        }
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(\[[^\]]*\])?\s*===?\s*(?<version>[^\s;,#\\*]+)\s*([;\\#]|--|$)")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(\[[^\]]*\])?\s*@\s*git\+(?<url>\S+?)@(?<commit>[0-9a-fA-F]{7,64})(#\S*)?\s*([;\\#]|$)")]
    private static partial Regex FromGit();
}
