using System.CommandLine;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign graph</c>: draws who depends on whom, of a campaign or of a brief. Only reads.</summary>
internal static class GraphCommand
{
    public static Command Create(CommandContext context)
    {
        var (input, root, job) = (new InputOptions(), Options.Root(), Options.Job());
        var format = Options.Word("--format", ["text", "mermaid"], "The form: text for a terminal, or a Mermaid flowchart. Default: text.");
        var command = new Command("graph", "Draw who depends on whom: of a campaign as it stands, or of a brief or manifest.") { root, job, format };
        input.AddTo(command);
        command.Validators.Add(result =>
        {
            if (input.IsGiven(result) && result.GetResult(job) is not null)
                result.AddError("Give --job, or a brief or manifest, not both.");
        });
        command.SetAction(parse =>
        {
            var folder = CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder);
            var form = parse.GetValue(format) == "mermaid" ? GraphFormat.Mermaid : GraphFormat.Text;
            if (input.Read(parse, context, folder) is { IsGiven: true } given)
            {
                var plan = given.Plan();
                context.Out.Write(CampaignGraphs.Draw(plan, form));
                context.Out.Flush();
                return CycleError.Tell(context, plan);
            }

            context.Out.Write(CampaignGraphs.Draw(new CampaignStore(folder, context.Time).Read(parse.GetValue(job)), form));
            return 0;
        });
        return command;
    }
}
