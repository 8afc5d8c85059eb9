using System.Management.Automation;
using Coro.Module.Errors;

namespace Coro.Module.Commands;

/// <summary>Tells whether all of a campaign's directive is understood, and writes an error for each line that is not.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CampaignDirective", DefaultParameterSetName = OfCampaign)]
[OutputType(typeof(bool))]
public sealed class TestCampaignDirectiveCommand : DirectiveCommand
{
    private protected override void Execute()
    {
        var directive = Read();
        foreach (var problem in directive.Problems)
            WriteError(ErrorRecords.From(new InvalidInputException([problem]), problem));
        WriteObject(directive.Problems.Count == 0);
    }
}
