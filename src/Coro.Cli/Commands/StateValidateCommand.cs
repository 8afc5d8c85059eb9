using System.CommandLine;
using Coro.Engine;
using Coro.Engine.Reporting;

namespace Coro.Cli.Commands;

/// <summary><c>coro state validate</c>: says in one line of JSON whether a state is valid. Only reads.</summary>
internal static class StateValidateCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job) = (Options.Root(), Options.Job());
        var file = new Argument<string?>("file")
        {
            Description = "A state file, Coro's or Skill Forge's, or the folder that it lies in, instead of a campaign.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("validate", "Check a state file, and write what is wrong as a line of JSON; exit with 9 if anything is.") { file, root, job };
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is { Tokens.Count: > 0 } && result.GetResult(job) is not null)
                result.AddError("Give a file or --job, not both.");
        });
        command.SetAction(parse =>
        {
            var check = parse.GetValue(file) is { } path
                ? CampaignStates.CheckFile(Path.GetFullPath(path, context.CurrentFolder), path)
                : new CampaignStates(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time).Check(parse.GetValue(job));
            context.Out.WriteLine(StateCheckLine.Of(check));
            return check.Valid ? 0 : (int)ExitCode.CorruptState;
        });
        return command;
    }
}
