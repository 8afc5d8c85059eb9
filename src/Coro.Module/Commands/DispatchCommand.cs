using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Hosting;

namespace Coro.Module.Commands;

/// <summary>What makes children run again: where nobody runs the campaign, it is resumed, once for all of them.</summary>
public abstract class DispatchCommand : ChildCommand
{
    private readonly StopSignal _stop = new();

    /// <summary>Leaves the campaign as it is, to be resumed later.</summary>
    [Parameter]
    public SwitchParameter NoResume { get; set; }

    /// <summary>Asks nothing while the campaign runs: gates take their defaults, or park it.</summary>
    [Parameter]
    public SwitchParameter Headless { get; set; }

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        base.StopProcessing();
        _stop.Request(ExitCode.Interrupted);
    }

    private protected sealed override string Afterwards(ChildBatch batch) =>
        NoResume || batch.IsRunning ? "" : "; the campaign is resumed";

    private protected sealed override void Dispatch(IReadOnlyList<ChildBatch> batches)
    {
        if (NoResume)
            return;
        foreach (var batch in batches)
        {
            var headless = HeadlessRule.IsHeadless(Headless, interactive: false, inputGiven: false, batch.Root);
            Guard(() => new CmdletRun(this, !headless, _stop).Do(batch.Root, (engine, host, stop) =>
                engine.ResumeAsync(batch.Campaign, new() { Headless = headless }, host, stop)));
        }
    }
}
