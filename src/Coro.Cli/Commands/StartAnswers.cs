using System.CommandLine;
using System.CommandLine.Parsing;
using Coro.Engine.Intake;

namespace Coro.Cli.Commands;

/// <summary>The answers to the questions of a start without a brief, as options: what is given is not asked.</summary>
internal sealed class StartAnswers
{
    private readonly Option<string[]> _targets = new("--target")
    {
        Description = "A target, as a line of a manifest: name,repo_url,tier[,pin][;dep1,dep2]. May be repeated.",
        HelpName = "line",
    };

    private readonly Option<string?> _hardGate = Options.Text(
        "--hard-gate", "findings", "Which findings wait for a person: zero-critical-high, zero-critical or none.");

    private readonly Option<string?> _softTarget = Options.Text("--soft-target", "score", "The score from which a child passes, 0 to 100.");
    private readonly Option<string?> _softFallback = Options.Text("--soft-fallback", "score", "The score from which it passes, marked as below target.");

    // An empty one is an answer, too: there is no queue.
    private readonly Option<string?> _findingsQueue = new("--findings-queue")
    {
        Description = "Where findings about Coro's own health go.",
        HelpName = "path",
    };

    private IEnumerable<(Option Option, StartField Field)> Fields =>
    [
        (_targets, StartField.Targets), (_hardGate, StartField.HardGate), (_softTarget, StartField.SoftTarget),
        (_softFallback, StartField.SoftFallback), (_findingsQueue, StartField.FindingsQueue),
    ];

    public void AddTo(Command command)
    {
        foreach (var (option, _) in Fields)
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var input = new[] { "--brief", "--manifest" }.FirstOrDefault(one => result.GetResult(one) is not null);
            if (input is null)
                return;
            foreach (var (option, _) in Fields.Where(one => result.GetResult(one.Option) is not null))
                result.AddError($"{option.Name} is for a start without a brief. Say it in the brief, or leave {input} out.");
        });
    }

    /// <summary>Hands over what was given.</summary>
    /// <exception cref="UsageException">Something of it is wrong.</exception>
    public void GiveTo(StartInterview interview, string? name, ParseResult parse)
    {
        if (name is not null)
            Give(interview, StartField.Name, "--name", name);
        foreach (var (option, field) in Fields)
        {
            if (parse.GetResult(option) is not OptionResult { Implicit: false } given)
                continue;
            foreach (var text in given.Tokens.Select(token => token.Value).DefaultIfEmpty(""))
                Give(interview, field, option.Name, text);
            if (field == StartField.Targets && !interview.HasTargets)
                Give(interview, field, option.Name, "");
        }
    }

    private static void Give(StartInterview interview, StartField field, string option, string text)
    {
        if (interview.Take(field, text) is { } problem)
            throw new UsageException($"Option '{option}'{(text.Length > 0 ? $" is '{text}'" : "")}: {problem}.");
    }
}
