using System.Management.Automation;
using Coro.Engine.Jobs;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Creates a job from a file, or from parameters.</summary>
[Cmdlet(VerbsCommon.New, "CoroJob", SupportsShouldProcess = true)]
[OutputType(typeof(CoroJob))]
public sealed class NewCoroJobCommand : CoroCommand
{
    /// <summary>What is asked for, in one line.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>The job's file (YAML). Other parameters go before what it says.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? File { get; set; }

    /// <summary>Its name, and that of the campaign that runs it. Default: made from the title.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What is asked for, in more words.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>How heavy it is; it chooses the pipeline. Default: standard.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Lane { get; set; }

    /// <summary>The repositories that it is about.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Repositories")]
    [ValidateNotNullOrEmpty]
    public string[]? Repository { get; set; }

    /// <summary>What has to be true when it is done.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AcceptanceCriteria")]
    [ValidateNotNullOrEmpty]
    public string[]? Criterion { get; set; }

    private protected override object? Target => Title ?? File;

    private protected override void Execute()
    {
        var job = File is null
            ? new CoroJob { Id = "", Name = "", Title = "", Origin = SessionState.Path.CurrentFileSystemLocation.ProviderPath }
            : CoroJobs.FromFile(this.FullPath(File), File);
        job = job with
        {
            Title = Title ?? job.Title,
            Name = Name ?? job.Name,
            Description = Description ?? job.Description,
            Lane = Lane ?? job.Lane,
            Repositories = Repository ?? job.Repositories,
            AcceptanceCriteria = Criterion ?? job.AcceptanceCriteria,
        };
        if (ShouldProcess(job.Title, "Create job"))
            WriteObject(new CoroJobs(RootFolder).Create(job, Environment.UserName));
    }
}
