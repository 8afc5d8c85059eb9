using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>
/// Exports the skills of a campaign that waits for its export or is complete. Asking for it is the consent that the export waits for.
/// With -WhatIf it shows what would be written, at any time.
/// </summary>
[Cmdlet(VerbsData.Export, "CampaignSkill", SupportsShouldProcess = true)]
[OutputType(typeof(ExportItem))]
public sealed class ExportCampaignSkillCommand : ControlCommand
{
    private readonly StopSignal _stop = new();
    private readonly List<(string Root, string Campaign, List<string> Names)> _asked = [];

    /// <summary>The children whose skills are exported; the stack skill goes by its own name. Default: all skills.</summary>
    // No alias Name: a campaign has one, too, and would be mistaken for a child.
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ChildName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ChildCompleter))]
    public string[]? Child { get; set; }

    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    private protected override object? Target => Campaign;

    private protected override IEnumerable<string> Items => Child ?? [];

    private protected override void Execute()
    {
        if (Read(Campaign)?.Campaign.Name is not { } name)
            return;
        var asked = _asked.Find(one => one.Root == RootFolder && Names.Comparer.Equals(one.Campaign, name)).Names;
        if (asked is null)
            _asked.Add((RootFolder, name, asked = []));
        asked.AddRange(Child ?? []);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var (root, campaign, names) in _asked)
            Guard(() => Export(new(root), campaign, names.Count == 0 ? null : names));
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _stop.Request(ExitCode.Interrupted);
        base.StopProcessing();
    }

    private void Export(CampaignExport export, string campaign, IReadOnlyList<string>? names)
    {
        var plan = export.Preview(campaign, names);
        if (!Confirm(Describe(plan), () => Show(plan)))
            return;
        var done = export.RunAsync(campaign, names, By, Reason, _stop).GetAwaiter().GetResult();
        foreach (var note in done.Notes)
            WriteVerbose(note);
        Show(done);
    }

    private static string Describe(ExportPlan plan)
    {
        var skills = plan.Items.Where(item => item.Problem is null).ToList();
        var place = plan.Folder is null ? "" : $" to {plan.Folder}";
        var files = plan.ContextFiles.Where(file => file.Problem is null).Select(file => file.Path).ToList();
        return skills.Count == 0
            ? $"Export no skill of campaign '{plan.Campaign}'"
            : $"Export {string.Join(", ", skills.Select(item => item.Replaces ? $"{item.Name} (replaces)" : item.Name))} of campaign "
                + $"'{plan.Campaign}'{place}{(files.Count == 0 ? "" : $"; then list them in {string.Join(", ", files)}")}";
    }

    private void Show(ExportPlan plan)
    {
        foreach (var item in plan.Items)
        {
            if (item.Problem is null)
                WriteObject(item);
            else
                WriteError(item is { SkillPath: null, Child: null }
                    ? ErrorRecords.ChildNotFound(item.Name, plan.Campaign, IsCampaign(item.Name), item.Problem)
                    : ErrorRecords.NotExported(item));
        }

        foreach (var file in plan.ContextFiles.Where(file => file.Problem is not null))
            WriteError(ErrorRecords.NotListed(file));
    }
}
