using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Coro.Cli.Commands;
using Coro.Engine.Reporting;

namespace Coro.Cli;

/// <summary>The <c>coro</c> command: from arguments to an exit code.</summary>
internal static class CoroCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="args">The arguments, without the command's own name.</param>
    /// <param name="context">The surroundings.</param>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(string[] args, CommandContext context)
    {
        var form = FailureForm.Text;
        try
        {
            var code = args is ["--version"]
                ? VersionText.Write(context)
                : await ParseAndInvokeAsync(args, context, f => form = f).ConfigureAwait(false);
            context.Out.Flush();
            return code;
        }
        catch (Exception exception)
        {
            Failure.Report(context, exception, form);
            return (int)ExitCodes.From(exception);
        }
    }

    private static async Task<int> ParseAndInvokeAsync(string[] args, CommandContext context, Action<FailureForm> learnForm)
    {
        // A name or path may begin with '@' or hold several letters after a dash: no files of arguments, no bundles.
        var parsing = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        var parse = Build(context).Parse(args, parsing);
        learnForm(FailureForms.Of(parse, context));
        if (parse.Action is ParseErrorAction)
            throw UsageErrors.From(parse);

        var invocation = new InvocationConfiguration
        {
            Output = context.Out,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,

            // Signals are ours: a campaign stops in an order of its own.
            ProcessTerminationTimeout = null,
        };
        return await parse.InvokeAsync(invocation).ConfigureAwait(false);
    }

    // Not a RootCommand: that one calls itself by the name of the executable file, which is not what the user typed.
    private static Command Build(CommandContext context)
    {
        var campaign = new Command("campaign", "Plan, run, look at and act on campaigns.")
        {
            StartCommand.Create(context),
            ResumeCommand.Create(context),
            StatusCommand.Create(context),
            ListCommand.Create(context),
            ShowCommand.Create(context),
            WatchCommand.Create(context),
            EventsCommand.Create(context),
            LogsCommand.Create(context),
            GraphCommand.Create(context),
            PlanCommand.Create(context),
            ValidateCommand.Create(context),
            BriefCommand.Create(context),
            ImportCommand.Create(context),
            DirectiveCommand.Create(context),
            AddCommand.Create(context),
            StopCommand.Create(context),
            ThrottleCommand.Create(context),
            InteractiveCommand.Create(context),
            GatesCommand.Create(context),
            ContractsCommand.Create(context),
            UsageCommand.Create(context),
            InsightsCommand.Create(context),
            ExportCommand.Create(context),
            ReportCommand.Create(context),
        };
        foreach (var command in ChildCommands.Create(context).Concat(GateCommands.Create(context)))
            campaign.Subcommands.Add(command);
        var root = new Command("coro", "Runs campaigns: many units of work that depend on each other, each driven through a pipeline.")
        {
            campaign,
            JobCommands.Create(context),
            StateCommands.Create(context),
            ConfigCommand.Create(context),
            new HelpOption { Recursive = true },
            new VersionOption { Action = new VersionText.Action(context) },
        };
        return root;
    }
}
