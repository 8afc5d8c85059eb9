using System.CommandLine;
using Coro.Cli.Following;
using Coro.Cli.Rendering;
using Coro.Cli.Running;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary><c>coro campaign watch</c>: looks on while a campaign runs elsewhere, and ends as it does. Only reads.</summary>
internal static class WatchCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, job) = (Options.Root(), Options.Job());
        var command = new Command("watch", "Look on while a campaign runs elsewhere; exits as its run does. Ctrl+C stops watching, and nothing else.") { root, job };
        command.SetAction(async (parse, _) =>
        {
            var watch = new CampaignWatch(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time);
            IRunView view = context.Terminal.IsTerminal ? new LiveView(context) : new PlainView(context);
            using var signals = context.OwnsProcess ? new LeaveOnSignals(context) : null;
            try
            {
                var watching = view.ShowAsync(host => watch.RunAsync(parse.GetValue(job), host, context.Leaving.Token));
                if (!await Audience.StaysForAsync(context, watching).ConfigureAwait(false))
                    return (int)ExitCode.Success;
                var result = await watching.ConfigureAwait(false);
                ResultView.Write(context, result, elsewhere: true);
                return (int)result.ExitCode;
            }
            catch (OperationCanceledException) when (context.Leaving.IsCancellationRequested)
            {
                context.Error.WriteLine("Stopped watching; the campaign goes on.");
                return (int)(signals?.Reason ?? ExitCode.Interrupted);
            }
        });
        return command;
    }
}
