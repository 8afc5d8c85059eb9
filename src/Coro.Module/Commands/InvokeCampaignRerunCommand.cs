using System.Management.Automation;
using Coro.Module.Completers;

namespace Coro.Module.Commands;

/// <summary>Starts children over with a new attempt, and resumes the campaign where nobody runs it.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CampaignRerun", SupportsShouldProcess = true)]
[OutputType(typeof(CampaignChild), typeof(CampaignResult))]
public sealed class InvokeCampaignRerunCommand : DispatchCommand
{
    /// <summary>Starts over what depends on them, too, as far as it has ended.</summary>
    [Parameter]
    public SwitchParameter Downstream { get; set; }

    /// <summary>The lane to run in from now on. Default: the present one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LaneCompleter))]
    public string? Lane { get; set; }

    /// <summary>Ends a child that runs, and starts it over.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override ChildOperation Operation => ChildOperation.Rerun;

    private protected override ChildRequest Request(IReadOnlyList<string> children) =>
        base.Request(children) with { Downstream = Downstream, Force = Force, Lane = Lane };
}
