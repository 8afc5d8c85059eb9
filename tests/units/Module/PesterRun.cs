using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Coro.Tests.Support;

namespace Coro.Tests.Module;

/// <summary>What Pester said about one file.</summary>
/// <param name="Missing">What it takes to run it and is not there; null: it ran.</param>
/// <param name="Passed">How many tests passed.</param>
/// <param name="Failures">The tests that failed, and blocks and files that did not even load, each with its reason.</param>
/// <param name="Skipped">The tests that were skipped.</param>
internal sealed record PesterRun(string? Missing, int Passed, IReadOnlyList<string> Failures, IReadOnlyList<string> Skipped)
{
    private const string Marker = "PESTER_RESULT: ";

    public static async Task<PesterRun> OfAsync(string file, CancellationToken cancellationToken)
    {
        using var powershell = Start(file);
        if (powershell is null)
            return Absent("PowerShell (pwsh) is not on the path");
        try
        {
            var errors = powershell.StandardError.ReadToEndAsync(cancellationToken);
            var output = await powershell.StandardOutput.ReadToEndAsync(cancellationToken);
            await powershell.WaitForExitAsync(cancellationToken);
            return Read(output, await errors);
        }
        finally
        {
            if (!powershell.HasExited)
                powershell.Kill(entireProcessTree: true);
        }
    }

    private static Process? Start(string file)
    {
        var start = new ProcessStartInfo(
            "pwsh", ["-NoLogo", "-NoProfile", "-NonInteractive", "-File", Repository.In("tests", "Run-Pester.ps1"), file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("CORO_HOME");
        start.Environment["NO_COLOR"] = "1";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static PesterRun Read(string output, string errors)
    {
        var line = output.Split('\n').LastOrDefault(l => l.StartsWith(Marker, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"Pester gave no result.\n{output}\n{errors}");
        using var json = JsonDocument.Parse(line[Marker.Length..]);
        var root = json.RootElement;
        return root.TryGetProperty("missing", out var missing)
            ? Absent(missing.GetString()!)
            : new(null, root.GetProperty("passed").GetInt32(), Texts(root, "failures"), Texts(root, "skipped"));
    }

    private static PesterRun Absent(string what) => new(what, 0, [], []);

    private static List<string> Texts(JsonElement root, string property) =>
        [.. root.GetProperty(property).EnumerateArray().Select(item => item.GetString()!)];
}
