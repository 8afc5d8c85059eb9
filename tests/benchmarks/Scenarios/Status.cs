using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>A look at a campaign that runs and is half done.</summary>
internal sealed class Status : ProcessDag
{
    public override string Name => "status";

    public override string Work => "a look at a campaign that runs and is half done";

    public override IReadOnlyList<int> Sizes => [1_000, 10_000];

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        var root = Path.Combine(folder, "root");
        LaidOut.Half(root, Write(folder, "brief.yaml", Brief(size)), size / 2);
        foreach (var (name, path) in tools.Builds)
        {
            yield return new(name + " status", path, "campaign", "status", "--root", root)
            {
                Folder = folder,
                Objection = told => Missing(told, "running"),
            };
        }

        if (Tools.Find("pwsh") is not { } pwsh)
            yield break;
        yield return Import.Session(pwsh, folder, "pwsh, Import-Module", $"Import-Module '{Import.Module}'");
        yield return Import.Session(
            pwsh, folder, "pwsh, Get-CampaignChild too", $"Import-Module '{Import.Module}'; @(Get-CampaignChild -Root '{root}').Count") with
        {
            Objection = told => Missing(told, $"{size}"),
        };
    }
}
