using System.Diagnostics;
using Coro.Engine.Reporting;
using Coro.Tests.Support;

namespace Coro.Tests.Cli;

/// <summary>What only a process of its own can show: the streams, the exit code, signals.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_version_is_told()
    {
        using var process = Start("--version");
        (await process.StandardOutput.ReadToEndAsync()).ShouldMatch(@"^\d+\.\d+\.\d+");
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_is_no_error()
    {
        _folder.Write("m.txt", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"child-{i},,A\n")));
        using var process = Start("campaign", "plan", "--manifest", "m.txt");
        await process.StandardOutput.ReadLineAsync();
        process.StandardOutput.Close();
        (await process.StandardError.ReadToEndAsync()).ShouldBeEmpty();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_stops_a_campaign_and_it_can_be_resumed(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals on Windows.");
        _folder.Write("brief.yaml", """
            campaign_name: demo
            targets: [{name: one}, {name: two, depends_on: [one]}]
            pipelines: {A: [{name: AN, run: [sh, -c, "touch started; [ -e go ] || exec sleep 60"]}]}
            """);
        using (var process = Start("campaign", "start", "--brief", "brief.yaml", "--root", "root"))
        {
            await AppearsAsync(_folder.In("started"));
            Process.Start("kill", [$"-{signal}", $"{process.Id}"]).Dispose();
            while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith("{\"note\":\"Stopping: ", StringComparison.Ordinal))
                continue;

            // Once more, for what runs would be given its time.
            Process.Start("kill", [$"-{signal}", $"{process.Id}"]).Dispose();
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(exitCode, error);
            error.ShouldContain("\"note\":\"Stopping at once");
            error.TrimEnd().Split('\n')[^1].ShouldStartWith(Envelope.Prefix);
        }

        _folder.Write("go", "");
        using var resumed = Start("campaign", "resume", "--headless", "--root", "root");
        var output = await resumed.StandardOutput.ReadToEndAsync();
        await resumed.WaitForExitAsync();
        resumed.ExitCode.ShouldBe(0);
        output.ShouldContain("\"skills_completed\":2");
    }

    [Fact]
    public async Task A_campaign_that_is_killed_goes_on_where_it_was_and_runs_nothing_twice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The steps of this test are written for sh.");
        _folder.Write("brief.yaml", """
            campaign_name: demo
            targets: [{name: one}, {name: two, depends_on: [one]}, {name: three, depends_on: [two]}]
            pipelines:
              A:
                - {name: AN, run: [sh, -c, "echo $CORO_CHILD/AN >> ran"]}
                - {name: TS, run: [sh, -c, "echo $CORO_CHILD/TS >> ran; [ $CORO_CHILD != two ] || [ -e go ] || { touch started; exec sleep 60; }"]}
            activation_steps_prepend: [{name: prepare, run: [sh, -c, "echo prepare >> ran"]}]
            """);
        using (var process = Start("campaign", "start", "--brief", "brief.yaml", "--root", "root"))
        {
            await AppearsAsync(_folder.In("started"));
            await SettlesAsync();
            var before = await ContentsAsync();
            var status = await OutputAsync(0, "campaign", "status", "--job", "demo", "--json", "--root", "root");
            status.ShouldContain("\"status\":\"running\"");
            (await ContentsAsync()).ShouldBe(before, "looking changes nothing");
            (await OutputAsync(15, "campaign", "resume", "--headless", "--root", "root")).ShouldBeEmpty();
            process.Kill();
            await process.WaitForExitAsync();
        }

        _folder.Write("go", "");
        var envelope = await OutputAsync(0, "campaign", "resume", "--headless", "--root", "root");
        envelope.ShouldContain("\"skills_completed\":3");
        (await File.ReadAllLinesAsync(_folder.In("ran"))).ShouldBe(
            ["prepare", "one/AN", "one/TS", "two/AN", "two/TS", "two/TS", "three/AN", "three/TS"]);

        var finished = await ContentsAsync();
        (await OutputAsync(0, "campaign", "resume", "--job", "demo", "--headless", "--root", "root")).ShouldBe(envelope);
        (await ContentsAsync()).ShouldBe(finished);
    }

    [Fact]
    public async Task A_follower_ends_when_nobody_reads_it_any_more()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell before something is written.");
        _folder.Write("brief.yaml", """
            campaign_name: demo
            targets: [{name: one}]
            pipelines: {A: [{name: AN, run: [sh, -c, "echo hello; touch started; exec sleep 60"]}]}
            """);
        using var running = Start("campaign", "start", "--brief", "brief.yaml", "--root", "root");
        await AppearsAsync(_folder.In("started"));
        string[][] followers = [["events", "--follow"], ["logs", "--child", "one", "--follow"], ["watch"]];
        foreach (var follower in followers)
        {
            using var process = Start(["campaign", .. follower, "--root", "root"]);
            (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
            process.StandardOutput.Close();
            (await process.StandardError.ReadToEndAsync()).ShouldBeEmpty();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0);
        }

        running.HasExited.ShouldBeFalse();
        Process.Start("kill", [$"-INT", $"{running.Id}"]).Dispose();
        Process.Start("kill", [$"-INT", $"{running.Id}"]).Dispose();
        await running.StandardError.ReadToEndAsync();
        await running.WaitForExitAsync();
    }

    // A step that lasts is told of a moment after it began.
    private async Task SettlesAsync()
    {
        // The decision log follows the journal a moment later.
        string[] last = ["\"e\":\"step-spawned\",\"child\":\"two\",\"attempt\":1,\"step\":\"TS\"", " stage provenance left out"];
        while (await ContentsAsync() is var now && !Array.TrueForAll(last, one => now.Contains(one, StringComparison.Ordinal)))
            await Task.Delay(20);
    }

    // The lock file is its owner's: no other process may read it on every system.
    private async Task<string> ContentsAsync()
    {
        var text = new System.Text.StringBuilder();
        foreach (var file in Directory.EnumerateFiles(_folder.In("root"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file) != "_campaign.lock")
                text.Append(file).Append('\n').Append(await File.ReadAllTextAsync(file)).Append('\n');
        }

        return text.ToString();
    }

    private async Task<string> OutputAsync(int exitCode, params string[] args)
    {
        using var process = Start(args);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(exitCode, await error);
        return output;
    }

    private async Task AppearsAsync(string path)
    {
        var appeared = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(_folder.Path) { EnableRaisingEvents = true };
        watcher.Created += (_, created) =>
        {
            if (created.FullPath == path)
                appeared.TrySetResult();
        };
        if (!File.Exists(path))
            await appeared.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private Process Start(params string[] args)
    {
        var name = OperatingSystem.IsWindows() ? "Coro.Cli.exe" : "Coro.Cli";
        return Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name), args)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
    }
}
