using System.CommandLine;
using Coro.Engine;

namespace Coro.Cli.Commands;

/// <summary>The options of the commands that run a campaign.</summary>
internal sealed class RunOptionSet
{
    private readonly Option<string?> _root = Options.Root();
    private readonly Option<bool> _headless = new("--headless", "-H")
    {
        Description = "Ask nobody, and write the headless contract's lines.",
    };

    private readonly Option<bool> _interactive = new("--interactive")
    {
        Description = "Ask, even though a brief or manifest is given, or customization says headless_mode.",
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with 16 when children failed." };
    private readonly Option<int?> _throttle = Options.Number("--throttle", "How many children run at once. Default: what the brief says.", least: 1);

    private readonly Option<string[]> _gates = new("--gate")
    {
        Description = "Answers a gate in advance, for example export=halt; halt parks the campaign there. May be repeated.",
        HelpName = "gate=answer",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_root);
        command.Options.Add(_headless);
        command.Options.Add(_interactive);
        command.Options.Add(_strict);
        command.Options.Add(_throttle);
        command.Options.Add(_gates);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_headless) && result.GetValue(_interactive))
                result.AddError("--headless and --interactive exclude each other. Give one of them.");
        });
        _gates.Validators.Add(result => GateAnswers.Check(result.Tokens.Select(token => token.Value), result.AddError));
    }

    public CampaignEngine Engine(ParseResult parse, CommandContext context) =>
        new(Root(parse, context), context.Time);

    /// <summary>The folder that holds the campaigns.</summary>
    public string Root(ParseResult parse, CommandContext context) =>
        CampaignRoot.Resolve(parse.GetValue(_root), context.CurrentFolder);

    /// <summary>Whether nobody is to be asked.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="context">The surroundings.</param>
    /// <param name="inputGiven">Whether it names a brief or manifest.</param>
    public bool IsHeadless(ParseResult parse, CommandContext context, bool inputGiven) => HeadlessRule.IsHeadless(
        parse.GetValue(_headless), parse.GetValue(_interactive), inputGiven, Root(parse, context));

    public RunOptions Read(ParseResult parse, bool headless) => new()
    {
        Headless = headless,
        Strict = parse.GetValue(_strict),
        Throttle = parse.GetValue(_throttle),
        Gates = GateAnswers.Read(parse.GetValue(_gates) ?? []),
    };
}
