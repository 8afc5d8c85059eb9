using System.Diagnostics;
using System.Globalization;
using Coro.Engine;
using Coro.Engine.State;
using Coro.Tests.Model;
using Coro.Tests.Support;

namespace Coro.Tests.Chaos;

/// <summary>
/// A real campaign of real processes: the built command runs it, is killed from outside again and again, and resumed. What the steps
/// did they wrote down themselves; what was seen before each kill is remembered; and clients act on it all the time.
/// </summary>
internal sealed class ChaosCampaign : IDisposable
{
    private const int Children = 36;
    private const string Gate = "checkpoint:capstone";

    private static readonly string[] Steps = ["AN", "BS", "TS"];

    private readonly TempFolder _folder = new();
    private readonly Random _random;
    private readonly Workspace _workspace;
    private readonly ChaosClients _clients;
    private readonly Dictionary<string, int> _seenDone = [];
    private readonly List<string> _trace = [];

    public ChaosCampaign(int seed)
    {
        _random = new(seed);
        _workspace = new(_folder.In("root", "campaigns", "chaos"));
        _clients = new(_folder.In("root"), seed, [.. Enumerable.Range(0, Children).Select(Name)]);
        _folder.Write("brief.yaml", Brief());
        _folder.Write("ran", "");
    }

    public int Kills { get; private set; }

    /// <summary>What happened to the command, in order.</summary>
    public string Trace => string.Join('\n', _trace);

    /// <summary>Runs the campaign to its end.</summary>
    /// <param name="kills">How often it is killed on the way, at least.</param>
    public async Task RunAsync(int kills)
    {
        while (!File.Exists(_workspace.Journal))
            await OnceAsync("start", kill: true);
        using var over = new CancellationTokenSource();
        var acting = _clients.ActAsync(over.Token);
        while (Kills < kills)
            await OnceAsync("resume", kill: true);
        await over.CancelAsync();
        await acting;
        int code;
        while ((code = await OnceAsync("resume", kill: false)) != 0)
            code.ShouldBeOneOf((int)ExitCode.AwaitingInput, (int)ExitCode.Locked);
    }

    /// <summary>Holds everything that was written down against everything that was seen.</summary>
    public void Check()
    {
        var state = new CampaignStore(_folder.In("root")).Read("chaos");
        state.Campaign.Status.ShouldBe(CampaignStatus.Completed);
        foreach (var child in state.Children)
        {
            var skipped = _clients.IsSkipped(child.Name);
            child.Status.ShouldBe(child.Name == "bad" ? ChildStatus.Failed : skipped ? ChildStatus.Skipped : ChildStatus.Completed, child.Name);
            if (!skipped)
                child.Attempt.ShouldBe(_clients.Attempt(child.Name), child.Name);
        }

        CampaignReader.Read(_workspace).State.Settings.Limits.Throttle.ShouldBe(_clients.Throttle ?? 4);
        CheckJournal();
        Ran.CheckOneAtATime();
        foreach (var (what, starts) in _seenDone)
            Ran.Starts(what).ShouldBe(starts, $"{what} was seen to have succeeded, and must not run again");
        Leftovers().ShouldBeEmpty("no process of the campaign is left");
    }

    public void Dispose() => _folder.Dispose();

    private RanFile Ran => RanFile.Read(_folder.In("ran"));

    private static string Name(int i) => $"c{i}";

    // Everything that was acknowledged is there, and was done once.
    private void CheckJournal()
    {
        JournalAudit.Check(_workspace.Journal, requests: null);
        var done = JournalAudit.Events(_workspace.Journal)
            .Where(happened => happened.GetProperty("e").GetString() is "child-skipped" or "child-reset" or "throttle-changed")
            .Select(happened => happened.GetProperty("why").GetString()!).ToList();
        done.ShouldBeUnique();
        done.ShouldBe(_clients.Acknowledged, ignoreOrder: true);
    }

    // Gives the exit code; -1: it was killed.
    private async Task<int> OnceAsync(string verb, bool kill)
    {
        using var coro = Start(verb);
        var errors = coro.StandardError.ReadToEndAsync();
        _ = coro.StandardOutput.ReadToEndAsync();
        if (kill)
            await MomentAsync(coro);
        else
            await coro.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        if (coro.HasExited)
        {
            _trace.Add($"{verb} ended with {coro.ExitCode}");
            await GoOnAsync((ExitCode)coro.ExitCode, await errors);
            return coro.ExitCode;
        }

        var seen = Seen();
        coro.Kill();
        await coro.WaitForExitAsync();
        Kills++;
        _trace.Add($"kill {Kills}: {verb}, {seen.Count} steps seen done");
        var ran = Ran;
        foreach (var what in seen)
            _seenDone[what] = ran.Starts(what);
        return -1;
    }

    // Often it is killed while it starts, and finds out where the campaign stands; otherwise in the middle of its work.
    private async Task MomentAsync(Process coro)
    {
        if (_random.Next(100) < 55)
        {
            await Task.Delay(_random.Next(20, 400));
            return;
        }

        var (lines, until) = (Ran.Count + _random.Next(1, 8), DateTime.UtcNow.AddMinutes(1));
        while (!coro.HasExited && Ran.Count < lines && DateTime.UtcNow < until)
            await Task.Delay(5);
        await Task.Delay(_random.Next(30));
    }

    // What a campaign that ended or waits needs to have something to do again.
    private async Task GoOnAsync(ExitCode code, string errors)
    {
        switch (code)
        {
            case ExitCode.Success:
                _clients.RerunSome();
                break;
            case ExitCode.AwaitingInput:
                await _clients.ApproveAsync(Gate);
                break;
            default:
                code.ShouldBe(ExitCode.Locked, errors);
                break;
        }
    }

    // Each step of each attempt that the journal says has succeeded, as anybody may read it while it is written.
    private List<string> Seen() => !File.Exists(_workspace.Journal) ? [] :
    [
        .. JournalAudit.Events(_workspace.Journal)
            .Where(happened => happened.GetProperty("e").GetString() == "step-ended" && happened.GetProperty("outcome").GetString() == "success"
                && happened.TryGetProperty("child", out _))
            .Select(happened => string.Create(CultureInfo.InvariantCulture,
                $"{happened.GetProperty("child")} {happened.GetProperty("attempt")} {happened.GetProperty("step")}")),
    ];

    private Process Start(string verb)
    {
        string[] what = verb == "start" ? ["--brief", "brief.yaml"] : ["--job", "chaos", "--headless"];
        return Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Coro.Cli"), ["campaign", verb, .. what, "--root", "root"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // It lives for a moment: to compile it better takes longer than it lasts.
            Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TC_CallCountThreshold"] = "7FFF" },
        })!;
    }

    // Every process that the campaign started carries its workspace in the environment.
    private List<string> Leftovers()
    {
        var left = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(process, "environ")).Split('\0').Contains($"CORO_WORKSPACE={_workspace.Folder}"))
                    left.Add(File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' '));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended meanwhile, or is somebody else's.
            }
        }

        return left;
    }

    private string Brief()
    {
        const string say = "echo $CORO_CHILD $CORO_ATTEMPT $CORO_STEP $CORO_TRY";
        var targets = string.Concat(Enumerable.Range(0, Children).Select(i =>
            $"  - {{name: {Name(i)}, tier: A, depends_on: [{string.Join(", ", Needs(i).Select(Name))}]}}\n"));
        var steps = string.Concat(Steps.Select(step =>
            $"    - {{name: {step}, run: [sh, -c, \"{say} start >> ran; sleep 0.0$(($$ % 6)); {say} done >> ran; [ $CORO_CHILD != bad ]\"], retries: 1, retry_delay: 0s}}\n"));
        return $"""
            campaign_name: chaos
            targets:
              - name: bad
                tier: A
            {targets}pipelines:
              A:
            {steps}limits:
              throttle: 4
            stages:
              capstone:
                run: [sh, -c, "sleep 0.2"]
            checkpoints: [capstone]
            """;
    }

    private IEnumerable<int> Needs(int i) => i < 3 ? [] : Enumerable.Range(0, 2).Select(_ => _random.Next(i)).Distinct();
}
