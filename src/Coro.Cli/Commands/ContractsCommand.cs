using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign contracts</c>: what children promise each other, and whether they keep it. Only reads.</summary>
internal static class ContractsCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job, json) = (Options.Root(), Options.Job(), Options.Json());
        var command = new Command("contracts", "Show what children promise each other, and where what was shipped differs.") { root, job, json };
        command.SetAction(parse =>
        {
            var folder = CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder);
            var contracts = new CampaignContracts(folder, context.Time).Read(parse.GetValue(job), out var problems);
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => ContractsJson.Write(writer, contracts, problems));
            else
                ContractsView.Write(context, contracts);
            context.Out.Flush();
            foreach (var problem in problems)
                Failure.WriteLines(context.Error, problem);
            if (contracts.Count == 0 && problems.Count == 0)
                context.Error.WriteLine("coro: the campaign has no contracts.");
            return (int)(problems.Count > 0 ? ExitCode.Usage : ExitCode.Success);
        });
        return command;
    }
}
