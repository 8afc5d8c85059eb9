using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>
/// Empty script blocks as steps, two at once, each child durable and logged; beside them what PowerShell runs by itself and keeps nothing of. What a run of two
/// sizes takes more, shared among the further children, is what a child costs: the remark is of the run alone, without the session around it.
/// </summary>
internal sealed class ScriptBlocks : Scenario
{
    private const int MostForEach = 1_000;

    // Two threads that hand a runspace of their own one fresh pipeline after the other: what no host can do without.
    private const string BareLoop = """
        Add-Type -TypeDefinition @'
        using System.Management.Automation;
        using System.Management.Automation.Runspaces;
        using System.Threading;
        public static class Bare {
            static int left;
            public static void Run(int n) {
                left = n;
                var other = new Thread(Loop);
                other.Start();
                Loop();
                other.Join();
            }
            static void Loop() {
                using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
                runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
                runspace.Open();
                while (Interlocked.Decrement(ref left) >= 0) {
                    using var shell = PowerShell.Create();
                    shell.Runspace = runspace;
                    shell.AddScript("", true).Invoke();
                }
            }
        }
        '@
        """;

    public override string Name => "script-blocks";

    public override string Work => "empty script blocks as steps, two at once, in PowerShell";

    public override IReadOnlyList<int> Sizes => [1_000, 10_000];

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        if (Tools.Find("pwsh") is not { } pwsh)
            yield break;
        var root = Path.Combine(folder, "root");
        yield return Measured(
            pwsh, folder, "Coro", $"Import-Module '{Import.Module}'", $"$last = 1..{size} | ForEach-Object {{ \"c$_\" }} | New-CampaignChild -Step {{ }} | "
            + $"Start-Campaign -Name bench -Root '{root}' -Throttle 2 -Headless; $done = $last.Completed.Count") with
        {
            Prepare = () => SetAside(root),
            Objection = told => Missing(told, $"done {size}"),
        };
        yield return Measured(pwsh, folder, "two runspaces, a bare loop", BareLoop, $"[Bare]::Run({size})");

        // Beyond that it takes minutes.
        if (size > MostForEach)
            yield break;
        yield return Measured(
            pwsh, folder, "ForEach-Object -Parallel", "1", $"$null = 1..{size} | ForEach-Object -ThrottleLimit 2 -Parallel {{ }}");
    }

    private static Contender Measured(string pwsh, string folder, string name, string before, string run)
    {
        var script = $$"""
            {{before}}
            $process = [System.Diagnostics.Process]::GetCurrentProcess()
            $cpu = $process.TotalProcessorTime
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            {{run}}
            $wall = $clock.Elapsed
            $process.Refresh()
            "done $done"
            "run {0} s, {1} s of CPU" -f $wall.TotalSeconds.ToString("0.000", [cultureinfo]::InvariantCulture), ($process.TotalProcessorTime - $cpu).TotalSeconds.ToString("0.000", [cultureinfo]::InvariantCulture)
            """;
        return Import.Session(pwsh, folder, name, script) with { Remark = Run };
    }

    private static string Run(string told) =>
        told.Split('\n').LastOrDefault(line => line.StartsWith("run ", StringComparison.Ordinal))?.Trim() ?? "";
}
