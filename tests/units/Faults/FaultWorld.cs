using System.Diagnostics;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.Faults;

/// <summary>A folder in which the built command runs real processes while something goes wrong. What steps did they write down in <c>ran</c>.</summary>
internal sealed class FaultWorld : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();

    public FaultWorld() => _folder.Write("ran", "");

    /// <summary>The command.</summary>
    public static string Coro { get; } = Path.Combine(AppContext.BaseDirectory, "Coro.Cli");

    public Workspace Workspace => new(In("root", "campaigns", "faults"));

    /// <summary>Each step that ran, as <c>child step</c>, in order.</summary>
    public IReadOnlyList<string> Ran => File.ReadAllLines(In("ran"));

    public string In(params string[] parts) => _folder.In(parts);

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Writes a brief: a chain of children, or of such that need nothing, each with steps for <c>sh</c>.</summary>
    public void Brief(int children, bool chain, string more, params (string Name, string Script)[] steps) =>
        Brief(children, i => chain && i > 1 ? $"c{i - 1}" : null, more, steps);

    /// <summary>Writes a brief of children with steps for <c>sh</c>.</summary>
    /// <param name="children">How many; the first is <c>c1</c>.</param>
    /// <param name="needs">What a child depends on, by its number.</param>
    /// <param name="more">Further keys of the brief.</param>
    /// <param name="steps">The steps of each.</param>
    public void Brief(int children, Func<int, string?> needs, string more, params (string Name, string Script)[] steps)
    {
        var targets = string.Concat(Enumerable.Range(1, children).Select(i => $"  - {{name: c{i}, tier: A{(needs(i) is { } first ? $", depends_on: [{first}]" : "")}}}\n"));
        var pipeline = string.Concat(steps.Select(step =>
            $"    - {{name: {step.Name}, run: [sh, -c, 'echo \"$CORO_CHILD {step.Name}\" >> {In("ran")}; {step.Script}']}}\n"));
        Write("brief.yaml", $"campaign_name: faults\ntargets:\n{targets}pipelines:\n  A:\n{pipeline}{more}");
    }

    /// <summary>Runs the command to its end, or something that runs it.</summary>
    public async Task<(int Code, string Errors)> RunAsync(params string[] command)
    {
        using var process = Start(command);
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await errors);
    }

    public Task<(int Code, string Errors)> StartAsync() => RunAsync(Coro, "campaign", "start", "--brief", "brief.yaml", "--root", "root");

    public Task<(int Code, string Errors)> ResumeAsync() => RunAsync(Coro, "campaign", "resume", "--headless", "--root", "root");

    public Process Start(params string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        WorkingDirectory = _folder.Path,
        RedirectStandardOutput = true,
        RedirectStandardError = true,

        // It lives for a moment: to compile it better takes longer than it lasts.
        Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TC_CallCountThreshold"] = "7FFF" },
    })!;

    /// <summary>The campaign's state, read by whoever comes by.</summary>
    public CampaignState State() => CampaignReader.Read(Workspace, Kept).State;

    /// <summary>Processes of the campaign that are left: each carries its workspace in its environment.</summary>
    public List<string> Leftovers()
    {
        var left = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(process, "environ")).Split('\0').Contains($"CORO_WORKSPACE={Workspace.Folder}"))
                    left.Add(File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' '));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile, or is somebody else's.
            }
        }

        return left;
    }

    public void Dispose() => _folder.Dispose();

    private CampaignDefinition? Kept(string origin) => Engine.Configuration.BriefSource.Of(In("root"), Workspace)(origin);
}
