using System.Management.Automation;
using Coro.Engine.Jobs;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Gets jobs, the oldest first. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CoroJob")]
[OutputType(typeof(CoroJob))]
public sealed class GetCoroJobCommand : CoroCommand
{
    /// <summary>Ids or names; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(JobCompleter))]
    public string[] Job { get; set; } = ["*"];

    private protected override void Execute()
    {
        var jobs = new CoroJobs(RootFolder).List();
        foreach (var pattern in Job.Select(job => new NamePattern(job)))
        {
            var found = jobs.Where(job => pattern.Matches(job.Id) || pattern.Matches(job.Name)).ToList();
            foreach (var job in found)
                WriteObject(job with { Root = RootFolder });
            if (found.Count == 0 && !pattern.HasWildcards)
                WriteError(ErrorRecords.JobNotFound(pattern.Text, RootFolder));
        }
    }
}
