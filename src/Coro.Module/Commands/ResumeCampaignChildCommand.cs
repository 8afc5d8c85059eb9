using System.Management.Automation;

namespace Coro.Module.Commands;

/// <summary>Goes on with children that failed, from the first step that has not succeeded, and resumes the campaign where nobody runs it.</summary>
[Cmdlet(VerbsLifecycle.Resume, "CampaignChild", SupportsShouldProcess = true)]
[OutputType(typeof(CampaignChild), typeof(CampaignResult))]
public sealed class ResumeCampaignChildCommand : DispatchCommand
{
    private protected override ChildOperation Operation => ChildOperation.Resume;
}
