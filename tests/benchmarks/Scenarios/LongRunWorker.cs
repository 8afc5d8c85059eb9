using System.Diagnostics;
using System.Globalization;

namespace Coro.Benchmarks.Scenarios;

/// <summary>
/// Runs a campaign with a follower beside it, and looks now and then how much memory both have and how much processor time the
/// engine itself took for each step: <c>worker long-run CORO BRIEF ROOT</c>. Linux only.
/// </summary>
internal static class LongRunWorker
{
    private const int EventsEachStep = 2;
    private const int Window = 20_000;
    private const double TicksEachSecond = 100;

    public static async Task<int> RunAsync(ReadOnlyMemory<string> arguments)
    {
        var (coro, brief, root) = (arguments.Span[0], arguments.Span[1], arguments.Span[2]);
        using var engine = Start(coro, "campaign", "start", "--brief", brief, "--root", root, "--throttle", "2");
        var journal = Path.Combine(root, "campaigns", "bench", "_campaign-journal.jsonl");
        while (!File.Exists(journal) && !engine.HasExited)
            await Task.Delay(20).ConfigureAwait(false);
        using var follower = Start(coro, "campaign", "events", "--root", root, "--job", "bench", "--follow", "--json");
        var (steps, cpu) = (0L, 0.0);
        while (!engine.HasExited)
        {
            await Task.Delay(200).ConfigureAwait(false);
            try
            {
                var done = LastNumber(journal) / EventsEachStep;
                if (done - steps < Window)
                    continue;
                var spent = CpuSeconds(engine.Id);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{done / 1000}k: engine {Resident(engine.Id)} MB, follower {Resident(follower.Id)} MB, {(spent - cpu) / (done - steps) * 1e6:0} µs of CPU a step"));
                (steps, cpu) = (done, spent);
            }
            catch (IOException)
            {
                // It has just ended.
            }
        }

        await engine.WaitForExitAsync().ConfigureAwait(false);
        await follower.WaitForExitAsync().ConfigureAwait(false);
        return engine.ExitCode != 0 ? engine.ExitCode : follower.ExitCode;
    }

    private static Process Start(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // The number of the last whole line.
    private static long LastNumber(string journal)
    {
        using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = Math.Max(0, file.Length - 4096);
        using var reader = new StreamReader(file);
        var line = reader.ReadToEnd().TrimEnd('\0').Split('\n').LastOrDefault(text => text.StartsWith("{\"c\":", StringComparison.Ordinal)) ?? "";
        var start = line.IndexOf("\"n\":", StringComparison.Ordinal) + 4;
        var end = start < 4 ? -1 : line.IndexOf(',', start);
        return end < 0 ? 0 : long.Parse(line.AsSpan(start, end - start), CultureInfo.InvariantCulture);
    }

    private static long Resident(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10;
    }

    private static double CpuSeconds(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksEachSecond;
    }
}
