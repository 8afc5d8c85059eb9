using System.Text.RegularExpressions;
using Coro.Engine;
using Coro.Engine.State;
using Coro.Tests.Cli;
using Coro.Tests.Support;

namespace Coro.Tests.Samples;

/// <summary>A sample in a copy of its own, run by the commands of its README, one after the other.</summary>
internal sealed partial class SampleRun : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly List<CommandRun> _commands = [];

    private SampleRun(string sample) => Sample = sample;

    public string Sample { get; }

    /// <summary>What each command of the README wrote.</summary>
    public IReadOnlyList<CommandRun> Commands => _commands;

    /// <summary>Runs a sample; each command has to end with the exit code that stands beside it.</summary>
    public static async Task<SampleRun> Of(string sample)
    {
        var run = new SampleRun(sample);
        run.Copy();
        foreach (var (line, exitCode) in Lines(File.ReadAllText(run.In("README.md"))))
            run._commands.Add(await run.InvokeAsync(line, exitCode));
        return run;
    }

    /// <summary>A file of the sample.</summary>
    public string In(params string[] parts) => _temp.In(["samples", Sample, .. parts]);

    public string Read(params string[] parts) => File.ReadAllText(In(parts));

    /// <summary>What became of a campaign.</summary>
    public CampaignOverview Campaign(string? name = null, string root = ".coro") => new CampaignStore(_temp.In(root)).Read(name ?? Sample);

    public Workspace Workspace(string? name = null, string root = ".coro") => new(Campaign(name, root).Campaign.Workspace);

    public CampaignChild Child(string name) => Campaign().Children.Single(child => child.Name == name);

    public async Task<CommandRun> InvokeAsync(string line, int exitCode = 0)
    {
        var words = Words().Matches(line).Select(word => word.Value.Trim('"')).Skip(1).ToArray();
        var ended = await CommandRun.Of(_temp, words);
        ended.ExitCode.ShouldBe(exitCode, $"{line}\n{ended.Out}\n{ended.Error}");
        return ended;
    }

    public void Dispose() => _temp.Dispose();

    // Its steps read pages of the repository, and what they make lies beside it.
    private void Copy()
    {
        Directory.CreateDirectory(_temp.In("samples"));
        foreach (var folder in (string[])["docs", "module", "src", "tests"])
            Directory.CreateSymbolicLink(_temp.In(folder), Repository.In(folder));
        Directory.CreateSymbolicLink(_temp.In("samples", "package-skills"), Repository.In("samples", "package-skills"));
        foreach (var file in Directory.EnumerateFiles(Repository.In(), "*.md"))
            File.Copy(file, _temp.In(Path.GetFileName(file)));
        foreach (var name in (string[])["steps", Sample])
        {
            foreach (var file in Directory.EnumerateFiles(Repository.In("samples", name), "*", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(Repository.In("samples", name), file);
                if (path.Split(Path.DirectorySeparatorChar)[0] is "out" or ".coro" || path.StartsWith(Path.Combine("root", "campaigns"), StringComparison.Ordinal))
                    continue;
                var target = _temp.In("samples", name, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    private static IEnumerable<(string Line, int ExitCode)> Lines(string readme) =>
        Shell().Matches(readme).SelectMany(block => block.Groups[1].Value.Split('\n'))
            .Where(line => line.StartsWith("coro ", StringComparison.Ordinal))
            .Select(line => (line.Split(" #")[0].TrimEnd(), Exit().Match(line) is { Success: true } exit ? int.Parse(exit.Groups[1].Value) : 0));

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();

    [GeneratedRegex("# exits with ([0-9]+)")]
    private static partial Regex Exit();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Words();
}
