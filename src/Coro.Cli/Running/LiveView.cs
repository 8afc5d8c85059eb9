using Coro.Cli.Rendering;

namespace Coro.Cli.Running;

/// <summary>
/// A run on a terminal: lines that stay scroll by, and below them a few that change show where it stands. What the engine
/// tells is only noted down; drawing is done by a thread of its own.
/// </summary>
internal sealed class LiveView(CommandContext context) : IRunView
{
    private readonly LiveModel _model = new(context.Terminal.Unicode, context.Time);
    private volatile Question? _question;

    public bool IsInteractive => context.InIsTerminal;

    public void OnResume(ResumeSummary summary) => _model.Add(ResumeView.Of(summary, context));

    public void OnStage(StageProgress progress) => _model.Add(progress);

    public void OnChild(ChildProgress progress) => _model.Add(progress);

    public void OnNote(string text, bool warning) => _model.AddNote(text, warning);

    public async ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken)
    {
        var question = new Question(gate, cancellationToken);
        _question = question;
        return await question.Answer.Task.ConfigureAwait(false);
    }

    public async Task<CampaignResult> ShowAsync(Func<ICampaignHost, Task<CampaignResult>> run)
    {
        var running = Task.Run(() => run(this));
        while (!running.IsCompleted)
        {
            await TerminalWriter.LiveAsync(context, _model, running, () => _question is null).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _question, null) is { } question)
                await AnswerAsync(question).ConfigureAwait(false);
        }

        TerminalWriter.WriteLines(context, _model.TakeLines());
        return await running.ConfigureAwait(false);
    }

    public void OnResult(CampaignResult result) => ResultView.Write(context, result);

    public void OnFailure(Exception exception) => Failure.Report(context, exception, FailureForm.Text);

    private async Task AnswerAsync(Question question)
    {
        try
        {
            TerminalWriter.WriteLines(context, _model.TakeLines());
            question.Answer.SetResult(await Prompt.AskAsync(context, question.Gate, question.CancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            question.Answer.SetException(exception);
        }
    }

    private sealed record Question(Gate Gate, CancellationToken CancellationToken)
    {
        public TaskCompletionSource<GateAnswer?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
