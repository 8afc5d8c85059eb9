using System.Management.Automation;

namespace Coro.Module.Commands;

/// <summary>Shows how a campaign's directive is understood, before it counts. It changes nothing.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignDirective", DefaultParameterSetName = OfCampaign)]
[OutputType(typeof(CampaignDirective))]
public sealed class GetCampaignDirectiveCommand : DirectiveCommand
{
    private protected override void Execute()
    {
        var directive = Read();
        WriteObject(directive);
        foreach (var problem in directive.Problems)
            WriteWarning(problem.ToString());
    }
}
