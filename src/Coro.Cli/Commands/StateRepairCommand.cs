using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro state repair</c>: says what is wrong with a campaign's files, and mends them.</summary>
internal static class StateRepairCommand
{
    private static readonly Dictionary<string, RepairSource> Sources = new()
    {
        ["journal"] = RepairSource.Journal,
        ["backup"] = RepairSource.Backup,
    };

    public static Command Create(CommandContext context)
    {
        var (root, job, json) = (Options.Root(), Options.Job(), Options.Json());
        var from = Options.Word("--from", [.. Sources.Keys], "What alone the state is to be taken from. Default: whatever is best.");
        var acceptLoss = new Option<bool>("--accept-loss") { Description = "Go on even if something that was acknowledged is lost; it says what." };
        var whatIf = new Option<bool>("--what-if") { Description = "Only say what is wrong, and what would be done." };
        var command = new Command("repair", "Say what is wrong with a campaign's files, and mend them; nothing is deleted.") { root, job, from, acceptLoss, whatIf, json };
        command.SetAction(async (parse, _) =>
        {
            var repair = new CampaignRepair(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            var options = new RepairOptions
            {
                From = parse.GetValue(from) is { } source ? Sources[source] : null,
                AcceptLoss = parse.GetValue(acceptLoss),
            };
            var outcome = parse.GetValue(whatIf)
                ? repair.Inspect(parse.GetValue(job), options)
                : await repair.RepairAsync(parse.GetValue(job), options).ConfigureAwait(false);
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => RepairJson.Write(writer, outcome));
            else
                RepairView.Write(context, outcome);
            context.Out.Flush();
            if (Remedy(outcome) is { } remedy)
                Failure.WriteLines(context.Error, remedy);
            return (int)outcome.ExitCode;
        });
        return command;
    }

    private static string? Remedy(StateRepair repair) => repair.ExitCode switch
    {
        ExitCode.CorruptState => $"Nothing was changed. Put back a copy of the files, if there is one; or give --accept-loss, and what is told above is lost: {repair.Loss}.",
        ExitCode.AwaitingInput => "Nothing was changed. Resume the campaign to answer, or give --from journal.",
        _ => null,
    };
}
