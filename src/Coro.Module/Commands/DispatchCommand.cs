using System.Collections;
using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Hosting;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>What makes children run again: where nobody runs the campaign, it is resumed, once for all of them.</summary>
public abstract class DispatchCommand : ChildCommand
{
    private readonly StopSignal _stop = new();
    private RunChoices? _choices;

    /// <summary>Leaves the campaign as it is, to be resumed later.</summary>
    [Parameter]
    public SwitchParameter NoResume { get; set; }

    /// <summary>How many children run at once when the campaign is resumed. Default: what the brief says.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Throttle { get; set; }

    /// <summary>Answers given in advance, by gate, for example @{ export = 'halt' }; halt parks the campaign there.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GateCompleter))]
    public Hashtable? Gate { get; set; }

    /// <summary>Asks at gates, even where customization says headless_mode.</summary>
    [Parameter]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Asks nothing while the campaign runs: gates take their defaults, or park it.</summary>
    [Parameter]
    public SwitchParameter Headless { get; set; }

    /// <summary>Makes failed children an error (exit code 16), although the campaign itself is complete.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

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
            var options = _choices!.Options(batch.Root, inputGiven: false);
            Guard(() => new CmdletRun(this, !options.Headless, _stop).Do(batch.Root, (engine, host, stop) =>
                engine.ResumeAsync(batch.Campaign, options, host, stop)));
        }
    }

    /// <inheritdoc/>
    // Before anything is asked for: what is wrong with how the campaign is to run must not be found out after children were reset.
    protected sealed override void BeginProcessing()
    {
        try
        {
            _choices = RunChoices.Read(Throttle, Gate, Interactive, Headless, Strict);
        }
        catch (UsageException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
    }
}
