using System.Management.Automation;
using Coro.Engine;
using Coro.Engine.Loading;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Brings in a Skill Forge campaign, to go on with it here.</summary>
[Cmdlet(VerbsData.Import, "Campaign", SupportsShouldProcess = true)]
[OutputType(typeof(Campaign))]
public sealed class ImportCampaignCommand : CoroCommand
{
    /// <summary>The workspace: a folder with a _campaign-state.yaml. It is copied, and not changed.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The folder of the Skill Forge campaign, with its _campaign-state.yaml.")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The campaign's name here. Default: the one that it has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The folder that the workspace's paths start at. Default: the nearest above it with _bmad in it, else the workspace.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Project { get; set; }

    /// <summary>A brief with the pipelines and all else that the workspace does not say; its targets do not matter.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    /// <summary>Works on the workspace where it lies, instead of on a copy; its state file is kept under another name.</summary>
    [Parameter]
    public SwitchParameter InPlace { get; set; }

    private protected override object? Target => Path;

    private protected override void Execute()
    {
        var folder = System.IO.Path.TrimEndingDirectorySeparator(this.InputPath(Path));
        var options = new ImportOptions
        {
            Name = Name,
            Project = Project is null ? null : this.InputPath(Project),
            Template = Template is null ? null : BriefLoader.Load(this.InputPath(Template), Template).Require(),
            InPlace = InPlace,
        };
        var import = new CampaignImport(RootFolder);
        var (name, children) = import.Preview(folder, options);
        if (!ShouldProcess($"campaign {name} of {children} children from {folder} into {RootFolder}", "Import"))
            return;
        var imported = import.ImportAsync(folder, options).GetAwaiter().GetResult();
        foreach (var note in imported.Notes)
            WriteWarning(note);
        WriteObject(imported.Campaign);
    }
}
