namespace Coro.Cli.Rendering;

/// <summary>What is wrong with a campaign's files and what is done about it, for people.</summary>
internal static class RepairView
{
    public static void Write(CommandContext context, StateRepair repair)
    {
        if (repair.Actions.Count == 0 && repair.Found.Count == 0)
        {
            context.Out.WriteLine($"{repair.Campaign}: nothing to repair in {SafeText.OneLine(repair.Workspace)}.");
            return;
        }

        List(context, $"{repair.Campaign}: found", repair.Found);
        List(context, repair.Done ? "done" : "to do", repair.Actions);
        if (repair.Loss is { } loss)
            List(context, repair.Done ? "lost" : "lost by that", [loss]);
    }

    private static void List(CommandContext context, string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        context.Out.WriteLine(heading);
        foreach (var line in lines)
            context.Out.WriteLine($"  {SafeText.OneLine(line)}");
    }
}
