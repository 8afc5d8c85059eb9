using System.Management.Automation;
using Coro.Engine;
using Coro.Engine.Reporting.Ci;
using Coro.Module.Errors;
using Coro.Module.Steps;

namespace Coro.Module.Hosting;

/// <summary>Runs campaigns from a cmdlet, and shows them through it.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="interactive">Whether a person may be asked.</param>
/// <param name="stop">Stops the run.</param>
internal sealed class CmdletRun(PSCmdlet cmdlet, bool interactive, StopSignal stop)
{
    /// <summary>Whether the host is to end with the run's code when a person stops the run.</summary>
    public bool EndsHost { get; init; }

    /// <summary>The service whose pipeline this is; null: the one that says so itself.</summary>
    public CiService? Ci { get; init; }

    /// <summary>The files that the run leaves; their paths are absolute.</summary>
    public IReadOnlyList<ResultFile> Results { get; init; } = [];

    /// <summary>Runs one and writes its result; an error, too, where the exit code is not 0.</summary>
    /// <param name="root">The folder that holds the campaigns.</param>
    /// <param name="run">Starts or resumes it.</param>
    public CampaignResult Do(string root, Func<CampaignEngine, ICampaignHost, StopSignal, Task<CampaignResult>> run)
    {
        using var scripts = new ScriptRunner();
        var engine = new CampaignEngine(root) { Scripts = scripts };
        var view = new CmdletView(new CmdletStreams(cmdlet), interactive, TimeProvider.System);
        var pump = new HostPump(interactive, view, () => stop.Request(ExitCode.Interrupted));
        var extras = new RunExtras(CiReporter.For(Ci, Environment.GetEnvironmentVariable, pump.Line), Results);
        var result = pump.Run(host => extras.RunAsync(host, beside => run(engine, beside, stop)));
        if (cmdlet.Stopping)
            Leave(result);
        pump.Failure?.Throw();
        cmdlet.WriteObject(result);
        if (result.ExitCode != ExitCode.Success)
            cmdlet.WriteError(ErrorRecords.From(result));
        return result;
    }

    // A pipeline that is being stopped takes no more output, but the person who pressed Ctrl+C wants to know where they are.
    private void Leave(CampaignResult result)
    {
        if (EndsHost)
            cmdlet.Host.SetShouldExit((int)result.ExitCode);
        if (result.ExitCode != ExitCode.Success)
        {
            cmdlet.Host.UI?.WriteWarningLine(
                $"Campaign '{result.Campaign.Name}' stopped. To go on: Resume-Campaign {result.Campaign.Name}");
        }

        throw new PipelineStoppedException();
    }
}
