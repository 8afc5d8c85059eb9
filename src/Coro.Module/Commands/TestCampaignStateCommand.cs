using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Tells whether a campaign's state is valid, and writes an error for each thing that is wrong with it. It only reads.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CampaignState")]
[OutputType(typeof(bool), typeof(StateCheck))]
public sealed class TestCampaignStateCommand : StateCommand
{
    /// <summary>A state file, Coro's or Skill Forge's, or the folder that it lies in, instead of a campaign.</summary>
    // No parameter sets: a file has a Name, too, and is meant by its path.
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The path of a _campaign-state.yaml, or of its folder.")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Gives what was found as an object, with every error in it, instead of true or false and error records.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override object? Target => Path ?? Campaign;

    private protected override void Execute()
    {
        var check = Path is null ? new CampaignStates(RootFolder).Check(Campaign) : CampaignStates.CheckFile(this.InputPath(Path), Path);
        if (Detailed)
        {
            WriteObject(check);
            return;
        }

        foreach (var error in check.Errors)
            WriteError(ErrorRecords.From(new CorruptStateException(error.ToString()), error));
        WriteObject(check.Valid);
    }
}
