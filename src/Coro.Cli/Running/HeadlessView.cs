using Coro.Cli.Rendering;
using Coro.Engine.Reporting;

namespace Coro.Cli.Running;

/// <summary>
/// The headless contract: progress as lines of JSON on standard error, and one envelope at the end: on standard output
/// on success, else on standard error. Whatever else there is to say is a line of JSON, too, with a <c>note</c>.
/// </summary>
internal sealed class HeadlessView(CommandContext context) : IRunView
{
    private readonly Lock _gate = new();
    private string _phase = "setup";
    private bool _halted;

    public bool IsInteractive => false;

    public Task<CampaignResult> ShowAsync(Func<ICampaignHost, Task<CampaignResult>> run) => run(this);

    public void OnResume(ResumeSummary summary)
    {
        foreach (var line in ResumeView.Lines(summary, ResumeView.Utc))
            Tell(NoteLine.Of($"{line.Title}: {line.Text}", "info"));
    }

    public void OnStage(StageProgress progress)
    {
        lock (_gate)
        {
            _phase = progress.Name;
            _halted = progress.Status == "halt";
        }

        Tell(ProgressLine.Of(progress));
    }

    public void OnChild(ChildProgress progress)
    {
        // The contract's progress is that of stages; children are in the state, the report and the envelope.
    }

    public void OnNote(string text, bool warning) => Tell(NoteLine.Of(text, warning ? "warning" : "info"));

    public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken) => ValueTask.FromResult<GateAnswer?>(null);

    public void OnResult(CampaignResult result)
    {
        if (result.ExitCode is not ExitCode.Success)
        {
            Halt(result.Phase, result.ExitCode);
            Tell(Envelope.Of(result));
            return;
        }

        context.Out.WriteLine(Envelope.Of(result));
        context.Out.Flush();
    }

    public void OnFailure(Exception exception)
    {
        if (exception is InvalidInputException { Diagnostics: var diagnostics })
        {
            foreach (var diagnostic in diagnostics)
                Tell(NoteLine.Of(diagnostic.ToString(), "error"));
        }

        Halt(_phase, ExitCodes.From(exception));
        Tell(Envelope.Of(exception, _phase));
    }

    private void Halt(string phase, ExitCode code)
    {
        if (!_halted)
            Tell(ProgressLine.Of(new StageProgress(null, phase, "halt", code)));
    }

    private void Tell(string line) => Failure.Quietly(() =>
    {
        lock (_gate)
        {
            context.Error.WriteLine(line);
            context.Error.Flush();
        }
    });
}
