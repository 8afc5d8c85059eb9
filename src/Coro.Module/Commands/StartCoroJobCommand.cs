using System.Management.Automation;
using Coro.Engine.Jobs;
using Coro.Module.Completers;

namespace Coro.Module.Commands;

/// <summary>Decides whether a job is a task or a campaign, and runs it. One that was started before goes on. With -WhatIf it shows the decision.</summary>
[Cmdlet(VerbsLifecycle.Start, "CoroJob", SupportsShouldProcess = true)]
[OutputType(typeof(CampaignResult))]
[OutputType(typeof(TriageDecision))]
public sealed class StartCoroJobCommand : RunCommand
{
    /// <summary>The job's id, or its name where only one has it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The job's id or name; Get-CoroJob lists them.")]
    [Alias("Id", "Name")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(JobCompleter))]
    public string Job { get; set; } = "";

    /// <summary>Runs it in this lane; the switch is recorded.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Lane { get; set; }

    /// <summary>Runs it as one task, whatever triage says.</summary>
    [Parameter]
    public SwitchParameter AsTask { get; set; }

    private protected override object? Subject => Job;

    private protected override bool InputGiven => false;

    private protected override void Execute()
    {
        var jobs = new CoroJobs(RootFolder);
        if (!ShouldProcess($"job {Job}", "Decide and start"))
        {
            WriteObject(jobs.TriageAsync(Job).GetAwaiter().GetResult());
            return;
        }

        if (Lane is not null)
            jobs.SwitchLane(Job, Lane, Environment.UserName);
        Run(jobs.Read(Job).Name, (engine, host, stop) => jobs.StartAsync(Job, AsTask, Options, host, stop, Environment.UserName, engine));
    }
}
