using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Coro.Engine;
using Coro.Engine.Reporting.Ci;
using Coro.Module.Completers;
using Coro.Module.Hosting;
using Coro.Module.Input;
using Coro.Module.Jobs;

namespace Coro.Module.Commands;

/// <summary>What running a campaign has in common, whether it starts or goes on.</summary>
public abstract class RunCommand : CoroCommand
{
    private readonly StopSignal _stop = new();
    private bool _ran;

    /// <summary>How many children run at once. Default: what the brief says.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Throttle { get; set; }

    /// <summary>Answers given in advance, by gate, for example @{ export = 'halt' }; halt parks the campaign there.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GateCompleter))]
    public Hashtable? Gate { get; set; }

    /// <summary>Asks at gates, even where a brief or manifest is given, or customization says headless_mode.</summary>
    [Parameter]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Asks nothing: gates take their defaults, or park the campaign.</summary>
    [Parameter]
    public SwitchParameter Headless { get; set; }

    /// <summary>Makes failed children an error (exit code 16), although the campaign itself is complete.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Ends PowerShell with the run's exit code, as a pipeline's script wants it.</summary>
    [Parameter]
    public SwitchParameter EnableExit { get; set; }

    /// <summary>The service whose pipeline this is, to be told in its own language. Default: the one that says so itself, by TF_BUILD or GITHUB_ACTIONS.</summary>
    [Parameter]
    public CiService? Ci { get; set; }

    /// <summary>Files to leave when the run has ended, by form (JUnit, NUnit, md or html), for example @{ JUnit = 'results.xml' }.</summary>
    [Parameter]
    [Alias("Results")]
    [ValidateNotNull]
    public Hashtable? Result { get; set; }

    /// <summary>Runs it in the background and gives the job: see Receive-Job, Wait-Job, Stop-Job. It is headless.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <summary>What the run is about, as error records tell it. Its usual name is a parameter here.</summary>
    private protected abstract object? Subject { get; }

    private protected sealed override object? Target => Subject;

    /// <summary>Whether a brief or manifest is given.</summary>
    private protected abstract bool InputGiven { get; }

    private protected bool IsHeadless => Options.Headless;

    private protected virtual RunOptions Options =>
        RunChoices.Read(Throttle, Gate, Interactive, Headless, Strict, AsJob).Options(RootFolder, InputGiven);

    /// <summary>Runs a campaign and writes its result; an error, too, where the exit code is not 0.</summary>
    /// <param name="campaign">Its name.</param>
    /// <param name="run">Runs it.</param>
    private protected void Run(string campaign, Func<CampaignEngine, ICampaignHost, StopSignal, Task<CampaignResult>> run)
    {
        if (AsJob)
        {
            RunAsJob(campaign, run);
            return;
        }

        var running = new CmdletRun(this, !IsHeadless, _stop) { EndsHost = EnableExit, Ci = Ci, Results = ResultFiles.Read(this, Result) };
        _ran = true;
        var result = running.Do(RootFolder, run);
        _ran = false;
        EndHost(result.ExitCode);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Request(ExitCode.Interrupted);

    private protected sealed override void Refuse(ErrorRecord error)
    {
        // A run tells of its own end.
        if (!_ran)
            CiReporter.For(Ci, Environment.GetEnvironmentVariable, line => CiLine.Write(this, line))?.OnFailure(error.Exception);
        _ran = false;
        if (EnableExit)
        {
            WriteError(error);
            EndHost(((CoroException)error.Exception).ExitCode);
        }

        base.Refuse(error);
    }

    private void RunAsJob(string campaign, Func<CampaignEngine, ICampaignHost, StopSignal, Task<CampaignResult>> run)
    {
        if (EnableExit)
            throw new UsageException("-EnableExit and -AsJob exclude each other: a job ends with no code. Give one of them.");

        // So that the job is not there before its campaign, and what is refused at once is refused here.
        var job = new CampaignJob(MyInvocation.Line.Trim(), campaign) { Ci = Ci, Results = ResultFiles.Read(this, Result) };
        job.Begin(RootFolder, run);
        job.WaitForBegin();
        if (job.Refusal is { } refusal)
        {
            job.Dispose();
            throw refusal;
        }

        JobRepository.Add(job);
        WriteObject(job);
    }

    private void EndHost(ExitCode code)
    {
        if (!EnableExit)
            return;
        // The host is told the code, and the script that called is left the way its own exit would leave it.
        Host.SetShouldExit((int)code);
        InvokeCommand.InvokeScript(string.Create(CultureInfo.InvariantCulture, $"exit {(int)code}"));
    }
}
