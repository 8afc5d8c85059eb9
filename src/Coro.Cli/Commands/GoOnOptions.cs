using System.CommandLine;
using Coro.Cli.Running;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary>
/// What <c>rerun</c> and <c>resume-child</c> have beyond the other operations: with nobody running the campaign, it is resumed,
/// once for all children.
/// </summary>
internal sealed class GoOnOptions
{
    private readonly ControlOptions _control;
    private readonly RunOptionSet _run = new();
    private readonly Option<bool> _noResume = new("--no-resume")
    {
        Description = "Do not go on with the campaign, even if nobody runs it.",
    };

    private readonly Option<bool> _whatIf;

    public GoOnOptions(ControlOptions control, Option<bool> whatIf) => (_control, _whatIf) = (control, whatIf);

    public void AddTo(Command command)
    {
        command.Options.Add(_noResume);
        _run.AddTo(command);
        command.Validators.Add(result =>
        {
            // A run has an output of its own, and standard output is to hold one document.
            if (result.GetValue(_control.Json) && !result.GetValue(_noResume) && !result.GetValue(_whatIf))
                result.AddError("--json shows what became of the request, not a run. Add --no-resume, or leave it out.");
        });
    }

    public string Root(ParseResult parse, CommandContext context) => _run.Root(parse, context);

    public async Task<int> RunAsync(ParseResult parse, CommandContext context, ChildRequest request)
    {
        var options = _run.Read(parse, _run.IsHeadless(parse, context, inputGiven: false));
        var control = new CampaignControl(Root(parse, context), context.Time);
        var answer = await control.SubmitAsync(_control.Job(parse), request).ConfigureAwait(false);
        var code = options.Headless
            ? ControlAnswers.TellHeadless(context, answer)
            : ControlAnswers.Tell(context, answer, parse.GetValue(_control.Json));
        var done = answer.Outcomes.FirstOrDefault(outcome => outcome.Verdict == ControlVerdict.Done);
        if (done is null || answer.ByRunningEngine || parse.GetValue(_noResume))
            return code;

        // Which campaign it is was settled by the request: with no name given, another may be the unfinished one by now.
        var job = done.Child?.Campaign ?? _control.Job(parse);
        return await CampaignRun.RunAsync(context, options.Headless, async host =>
        {
            var result = await _run.Engine(parse, context).ResumeAsync(job, options, host, context.Stop).ConfigureAwait(false);
            return WithRefusals(result, answer);
        }, _run.Extras(parse, context)).ConfigureAwait(false);
    }

    // A run that went well does not hide that a part of the request was refused.
    private static CampaignResult WithRefusals(CampaignResult result, ControlAnswer answer)
    {
        var refused = ControlAnswers.Refused(answer.Outcomes).Select(outcome => outcome.Target).ToList();
        return result.ExitCode != ExitCode.Success || refused.Count == 0
            ? result
            : result with { ExitCode = ExitCode.InvalidState, Error = $"Refused for {string.Join(", ", refused)}; the campaign went on." };
    }
}
