using Coro.Engine;
using Coro.Engine.Reporting;

namespace Coro.Cli.Running;

/// <summary>Runs a campaign in front of somebody: what <c>start</c> and <c>resume</c> have in common.</summary>
internal static class CampaignRun
{
    public static async Task<int> RunAsync(
        CommandContext context, bool headless, Func<ICampaignHost, Task<CampaignResult>> run, RunExtras? extras = null)
    {
        IRunView view = headless ? new HeadlessView(context)
            : context.Terminal.IsTerminal ? new LiveView(context)
            : new PlainView(context);
        using var signals = context.OwnsProcess ? new StopOnSignals(context, view) : null;
        try
        {
            var result = await view.ShowAsync(extras is null ? run : host => extras.RunAsync(host, run)).ConfigureAwait(false);
            view.OnResult(result);
            return (int)result.ExitCode;
        }
        catch (Exception exception)
        {
            view.OnFailure(exception);
            return (int)ExitCodes.From(exception);
        }
    }
}
