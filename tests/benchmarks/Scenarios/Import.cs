using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>What the module adds to the start of a PowerShell session.</summary>
internal sealed class Import : Scenario
{
    public override string Name => "import";

    public override string Work => "a PowerShell session that loads the module, beside an empty one";

    public override IReadOnlyList<int> Sizes => [1];

    /// <summary>The module: CORO_MODULE names another than that of this checkout.</summary>
    public static string Module => Environment.GetEnvironmentVariable("CORO_MODULE")
        ?? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../Coro.psd1"));

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        if (Tools.Find("pwsh") is not { } pwsh)
            yield break;
        yield return Session(pwsh, folder, "pwsh, empty", "1");
        yield return Session(pwsh, folder, "pwsh, Import-Module", $"Import-Module '{Module}'");
    }

    public static Contender Session(string pwsh, string folder, string name, string script) =>
        new(name, pwsh, "-NoProfile", "-NonInteractive", "-Command", script) { Folder = folder };
}
