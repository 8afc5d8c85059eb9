namespace Coro.Cli.Rendering;

/// <summary>Contracts for people: in short, and then where they are not kept.</summary>
internal static class ContractsView
{
    public static void Write(CommandContext context, IReadOnlyList<CampaignContract> contracts)
    {
        var page = new Page(context);
        var grid = new Grid("Contract", "Kind", "Producer", "Consumers", "Status", "Shipped by");
        foreach (var contract in contracts)
        {
            grid.Add(
                contract.Id,
                contract.Kind,
                contract.Producer,
                string.Join(", ", contract.Consumers),
                new Cell(Words.Of(contract.Status), contract.IsBroken ? Tone.Warning : Tone.Plain),
                contract.ShippedBy);
        }

        grid.WriteTo(context);
        foreach (var contract in contracts.Where(contract => contract.Problem is not null || contract.Differences.Count > 0))
        {
            page.Heading(contract.Id);
            if (contract.Problem is { } problem)
                page.Line(new Cell("  "), SafeText.OneLine(problem));
            foreach (var difference in contract.Differences)
                page.Line(new Cell("  "), new Cell(SafeText.OneLine(difference.ToString()), difference.IsBreaking ? Tone.Warning : Tone.Dim));
        }
    }
}
