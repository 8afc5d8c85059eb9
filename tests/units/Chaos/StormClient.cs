using System.Diagnostics;

namespace Coro.Tests.Chaos;

/// <summary>A client in a process of its own that makes many requests at once: see tests/clients/ControlStorm.</summary>
internal sealed class StormClient : IDisposable
{
    private readonly Process _process;
    private readonly string _answers;

    private StormClient(Process process, string answers) => (_process, _answers) = (process, answers);

    /// <summary>Starts one; it waits until it is told to go.</summary>
    /// <param name="root">The root of the campaigns.</param>
    /// <param name="by">Who asks; no two clients share that.</param>
    /// <param name="requests">What it asks for: children to skip, numbers for the throttle.</param>
    public static async Task<StormClient> StartAsync(string root, string by, IEnumerable<string> requests)
    {
        var answers = Path.Combine(root, $"{by}.answers");
        var name = OperatingSystem.IsWindows() ? "ControlStorm.exe" : "ControlStorm";
        var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name), [root, "test", by, answers, .. requests])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // It lives for a second: to compile it better takes longer than it lasts.
            Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TC_CallCountThreshold"] = "7FFF" },
        })!;
        await process.StandardOutput.ReadLineAsync();
        return new(process, answers);
    }

    /// <summary>The answers that it got and noted down: which, what, verdict.</summary>
    public IReadOnlyList<string> Answers => File.Exists(_answers) ? [.. File.ReadAllText(_answers).Split('\n')[..^1]] : [];

    public void Go() => _process.StandardInput.WriteLine();

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has all its answers.</summary>
    public async Task EndAsync()
    {
        var errors = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldBe(0, errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
