using System.Management.Automation;
using Coro.Module.Hosting;

namespace Coro.Module.Jobs;

/// <summary>The streams of a job, which keep what comes until somebody receives it.</summary>
/// <param name="job">The job.</param>
/// <param name="begun">Called when the first thing is told.</param>
internal sealed class JobStreams(Job job, Action begun) : IStreams
{
    private const string Source = "Coro";

    public void Verbose(string text)
    {
        job.Verbose.Add(new VerboseRecord(text));
        begun();
    }

    public void Warning(string text) => job.Warning.Add(new WarningRecord(text));

    public void Information(object data, params string[] tags)
    {
        var record = new InformationRecord(data, Source);
        record.Tags.AddRange(tags);
        job.Information.Add(record);
    }

    public void Progress(ProgressRecord record) => job.Progress.Add(record);

    // Nobody is there. A job is headless, so that no gate gets here.
    public GateAnswer? Ask(Gate gate, CancellationToken settled) => null;
}
