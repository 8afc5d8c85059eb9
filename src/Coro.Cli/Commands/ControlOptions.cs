using System.CommandLine;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary>The options of the commands that act on a campaign: which one, who asks, and why.</summary>
internal sealed class ControlOptions
{
    private readonly Option<string?> _root = Options.Root();
    private readonly Option<string?> _job = Options.Job();
    private readonly Option<string?> _by = Options.Text("--by", "name", "Who asks, for the record. Default: the user.");
    private readonly Option<string?> _reason = Options.Text("--reason", "text", "Why, for the record.");

    public Option<bool> Json { get; } = Options.Json();

    /// <summary>Adds them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withRoot">Whether nothing else adds <c>--root</c> to it.</param>
    public void AddTo(Command command, bool withRoot = true)
    {
        command.Options.Add(_job);
        command.Options.Add(_reason);
        command.Options.Add(_by);
        command.Options.Add(Json);
        if (withRoot)
            command.Options.Add(_root);
    }

    public string? Job(ParseResult parse) => parse.GetValue(_job);

    public string By(ParseResult parse) => parse.GetValue(_by) ?? Environment.UserName;

    public string? Reason(ParseResult parse) => parse.GetValue(_reason);

    public string Root(ParseResult parse, CommandContext context) =>
        CampaignRoot.Resolve(parse.GetValue(_root), context.CurrentFolder);

    /// <summary>Makes the request and tells what became of it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> SubmitAsync(ParseResult parse, CommandContext context, ControlRequest request)
    {
        var control = new CampaignControl(Root(parse, context), context.Time);
        var answer = await control.SubmitAsync(Job(parse), request).ConfigureAwait(false);
        return ControlAnswers.Tell(context, answer, parse.GetValue(Json));
    }
}
