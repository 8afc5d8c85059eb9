using System.Management.Automation;
using System.Management.Automation.Host;
using Coro.Engine;
using Coro.Engine.Planning;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Draws who depends on whom: of a campaign as it stands, or of a brief or manifest before anything runs. It only reads.</summary>
[Cmdlet(VerbsCommon.Show, "CampaignGraph", DefaultParameterSetName = OfCampaign)]
[OutputType(typeof(string))]
public sealed class ShowCampaignGraphCommand : CoroCommand
{
    private const string OfCampaign = "Campaign";
    private const string OfPlan = "Plan";
    private const string FromBrief = "Brief";
    private const string FromManifest = "Manifest";

    /// <summary>Names or job ids. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 0, ParameterSetName = OfCampaign, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string[]? Campaign { get; set; }

    /// <summary>A plan that Get-CampaignPlan gave.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfPlan, ValueFromPipeline = true, HelpMessage = "A plan of Get-CampaignPlan.")]
    [ValidateNotNull]
    public CampaignPlan? Plan { get; set; }

    /// <summary>The brief of a campaign that is to be started.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromBrief, HelpMessage = "The path of the brief, a YAML or .psd1 file.")]
    [Alias("Path", "File")]
    [ValidateNotNullOrEmpty]
    public string? Brief { get; set; }

    /// <summary>The manifest of a campaign that is to be started.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromManifest, HelpMessage = "The path of the manifest, one target a line.")]
    [ValidateNotNullOrEmpty]
    public string? Manifest { get; set; }

    /// <summary>The form: text for the screen, or a Mermaid flowchart for Markdown.</summary>
    [Parameter]
    public GraphFormat Format { get; set; }

    private protected override object? Target => (object?)Campaign?.FirstOrDefault() ?? Brief ?? Manifest ?? Plan?.Campaign;

    private protected override void Execute()
    {
        if (ParameterSetName == OfCampaign)
        {
            foreach (var name in Campaign ?? [null!])
                ShowCampaign(name);
            return;
        }

        var plan = Plan ?? Read();
        Write(CampaignGraphs.Draw(plan, Format, Width));
        if (plan.HasCycle)
            WriteError(ErrorRecords.From(new CircularDependencyException(plan.CyclePath, plan.CycleParticipants), plan));
    }

    private void ShowCampaign(string? name)
    {
        try
        {
            Write(CampaignGraphs.Draw(Store.Read(name), Format, Width));
        }
        catch (InvalidStateException e) when (name is not null)
        {
            WriteError(ErrorRecords.NotFound(name, e));
        }
        catch (CoroException e) when (name is not null)
        {
            WriteError(ErrorRecords.From(e, name));
        }
    }

    private CampaignPlan Read()
    {
        var definition = CampaignInput.Read(this, RootFolder, Brief, Manifest, name: null, planOnly: true).Definition.Require();
        return Planner.Plan(definition.Name, definition.Children);
    }

    // The host breaks the lines, and a last one that is empty would be shown.
    private void Write(string drawing) => WriteObject(drawing.TrimEnd('\n'));

    private int Width
    {
        get
        {
            try
            {
                return Host.UI.RawUI.BufferSize.Width is > 0 and var width ? width - 1 : CampaignGraphs.DefaultWidth;
            }
            catch (Exception e) when (e is HostException or NotImplementedException or InvalidOperationException or NullReferenceException)
            {
                // A host without a screen.
                return CampaignGraphs.DefaultWidth;
            }
        }
    }
}
