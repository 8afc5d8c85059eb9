using Coro.Tests.Support;

namespace Coro.Tests.Module;

/// <summary>
/// Runs the module's tests, tests/*.Tests.ps1, in a real PowerShell, one fresh process for each file. Where there is no
/// PowerShell or no Pester, they are skipped, and counted as that.
/// </summary>
public sealed class PesterTests(ITestOutputHelper output)
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.In("tests"), "*.Tests.ps1").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_module_passes(string file)
    {
        var run = await PesterRun.OfAsync(Repository.In("tests", file), TestContext.Current.CancellationToken);
        Assert.SkipWhen(run.Missing is not null, $"{file}: {run.Missing}");

        output.WriteLine($"{file}: {run.Passed} Pester tests passed, {run.Failures.Count} failed, {run.Skipped.Count} skipped.");
        foreach (var skipped in run.Skipped)
            output.WriteLine($"skipped: {skipped}");
        run.Failures.ShouldBeEmpty($"{file}:{Environment.NewLine}{string.Join(Environment.NewLine, run.Failures)}");
        (run.Passed + run.Skipped.Count).ShouldBeGreaterThan(0, $"{file} holds no test.");
    }
}
