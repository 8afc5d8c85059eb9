using Coro.Engine.Reporting.Ci;

namespace Coro.Engine;

/// <summary>What a run does besides running, whoever started it: it tells a service that runs pipelines, and leaves files of results.</summary>
/// <param name="ci">Tells the service; null: there is none.</param>
/// <param name="files">The files; their paths are absolute.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class RunExtras(CiReporter? ci, IReadOnlyList<ResultFile> files, TimeProvider? time = null)
{
    /// <summary>Runs a campaign with all of it.</summary>
    /// <param name="host">Whoever runs it.</param>
    /// <param name="run">Starts the run, which tells and asks the host that it is given.</param>
    /// <returns>How it ended; see <see cref="ResultFile.Write"/>.</returns>
    public async Task<CampaignResult> RunAsync(ICampaignHost host, Func<ICampaignHost, Task<CampaignResult>> run)
    {
        try
        {
            var result = ResultFile.Write(await run(CiHost.Beside(host, ci)).ConfigureAwait(false), files, time);
            ci?.OnResult(result);
            return result;
        }
        catch (Exception problem)
        {
            ci?.OnFailure(problem);
            throw;
        }
    }
}
