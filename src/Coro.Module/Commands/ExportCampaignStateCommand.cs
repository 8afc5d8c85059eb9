using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Writes a campaign's state as YAML, JSON or Skill Forge's state file. It only reads the campaign, which may be running.</summary>
[Cmdlet(VerbsData.Export, "CampaignState", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class ExportCampaignStateCommand : StateCommand
{
    /// <summary>As what: Coro's own state file (the default), the same as JSON, or Skill Forge's state file.</summary>
    [Parameter]
    public StateFormat Format { get; set; }

    /// <summary>Where to write it. Default: it is the output.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Replaces the file if it exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Execute()
    {
        var exported = new CampaignStates(RootFolder).Export(Campaign, Format);
        foreach (var note in exported.Notes)
            WriteWarning(note);
        if (Path is null)
        {
            WriteObject(exported.Text);
            return;
        }

        var target = this.OutputPath(Path);
        if (File.Exists(target) && !Force)
            throw new InvalidStateException($"'{target}' exists already. Choose another -Path, or give -Force to replace it.");
        if (!ShouldProcess(target, "Write state"))
            return;
        File.WriteAllText(target, exported.Text);
        if (PassThru)
            WriteObject(new FileInfo(target));
    }
}
