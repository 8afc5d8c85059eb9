using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Renders a campaign's report as it stands. It only reads the campaign, and may be used while it runs.</summary>
[Cmdlet(VerbsCommon.New, "CampaignReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class NewCampaignReportCommand : CoroCommand
{
    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    /// <summary>The file to write, in place of the one that is there. Default: the report is output as text.</summary>
    [Parameter(Position = 1)]
    [Alias("OutFile")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The form. Default: what the file's ending says, else Markdown.</summary>
    [Parameter]
    public ReportFormat Format { get; set; }

    /// <summary>A template for the Markdown. Default: the campaign's own, else Coro's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    private protected override object? Target => Campaign;

    private protected override void Execute()
    {
        if (Find() is not { } campaign)
            return;
        var reports = new CampaignReports(RootFolder);
        var template = Template is null ? null : this.InputPath(Template);
        if (Path is null)
        {
            WriteObject(reports.Render(campaign, Format, template, SessionState.Path.CurrentFileSystemLocation.ProviderPath));
            return;
        }

        var file = this.OutputPath(Path);
        ReportFormat? format = MyInvocation.BoundParameters.ContainsKey(nameof(Format)) ? Format : null;
        if (!ShouldProcess(file, "Write the report"))
            return;
        reports.Write(campaign, file, format, template);
        WriteObject(new FileInfo(file));
    }

    private string? Find()
    {
        try
        {
            return Store.Read(Campaign).Campaign.Name;
        }
        catch (InvalidStateException e) when (Campaign is not null)
        {
            WriteError(ErrorRecords.NotFound(Campaign, e));
            return null;
        }
    }
}
