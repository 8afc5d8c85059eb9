using Coro.Cli.Rendering;

namespace Coro.Cli.Running;

/// <summary>A run as lines, for a pipe, a file or a terminal that cannot be drawn on.</summary>
internal sealed class PlainView(CommandContext context) : IRunView
{
    private readonly Lock _gate = new();
    private readonly RunLog _log = new(unicode: null);

    public bool IsInteractive => context.InIsTerminal;

    public Task<CampaignResult> ShowAsync(Func<ICampaignHost, Task<CampaignResult>> run) => run(this);

    public void OnResume(ResumeSummary summary)
    {
        foreach (var line in ResumeView.Of(summary, context))
            Write(line);
    }

    public void OnStage(StageProgress progress) => Write(_log.Of(progress));

    public void OnChild(ChildProgress progress) => Write(_log.Of(progress, withStarts: true));

    public void OnNote(string text, bool warning) => Write(RunLog.Note(text, warning));

    public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken) =>
        Prompt.AskAsync(context, gate, cancellationToken);

    public void OnResult(CampaignResult result) => ResultView.Write(context, result);

    public void OnFailure(Exception exception) => Failure.Report(context, exception, FailureForm.Text);

    private void Write(Cell[]? line) => Failure.Quietly(() =>
    {
        if (line is null)
            return;
        lock (_gate)
        {
            context.Out.WriteLine(string.Concat(line.Select(piece => piece.Text)));
            context.Out.Flush();
        }
    });
}
