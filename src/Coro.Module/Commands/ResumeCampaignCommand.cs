using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Goes on with a campaign, wherever it stopped. A finished one gives its result again and is not changed.</summary>
[Cmdlet(VerbsLifecycle.Resume, "Campaign", SupportsShouldProcess = true)]
[OutputType(typeof(CampaignResult), typeof(Job))]
public sealed class ResumeCampaignCommand : RunCommand
{
    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    /// <summary>The child to start with, after whatever it still needs. One that has ended is asked about: see gate 'from'.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FromCompleter))]
    public string? From { get; set; }

    private protected override object? Subject => Campaign;

    private protected override bool InputGiven => false;

    private protected override RunOptions Options => base.Options with { From = From };

    private protected override void Execute()
    {
        var what = Campaign is null ? $"the unfinished campaign in {RootFolder}" : $"campaign {Campaign}";
        if (ShouldProcess(From is null ? what : $"{what}, starting with {From}", "Resume"))
            Run(Campaign ?? (AsJob ? Store.Read(null).Campaign.Name : ""), (engine, host, stop) => engine.ResumeAsync(Campaign, Options, host, stop));
    }
}
