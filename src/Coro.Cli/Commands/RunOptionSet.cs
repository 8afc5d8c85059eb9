using System.CommandLine;
using Coro.Engine;
using Coro.Engine.Reporting.Ci;

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

    private readonly Option<string?> _ci = Options.Word(
        "--ci", ["auto", "none", "azure", "github"],
        "The service whose pipeline this is, to be told in its own language. Default: auto, as TF_BUILD and GITHUB_ACTIONS say.");

    private readonly Option<string[]> _results = Options.Texts(
        "--results", "form=file", "A file to leave when the run has ended: junit, nunit, md or html, for example junit=results.xml. May be repeated.");

    public void AddTo(Command command)
    {
        command.Options.Add(_root);
        command.Options.Add(_headless);
        command.Options.Add(_interactive);
        command.Options.Add(_strict);
        command.Options.Add(_throttle);
        command.Options.Add(_gates);
        command.Options.Add(_ci);
        command.Options.Add(_results);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_headless) && result.GetValue(_interactive))
                result.AddError("--headless and --interactive exclude each other. Give one of them.");
        });
        _results.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!ResultFile.TryRead(token.Value, out _, out var problem))
                    result.AddError(problem);
            }
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

    /// <summary>What the run does besides.</summary>
    public RunExtras Extras(ParseResult parse, CommandContext context)
    {
        CiService? service = parse.GetValue(_ci) switch
        {
            "none" => CiService.None,
            "azure" => CiService.AzurePipelines,
            "github" => CiService.GitHubActions,

            // Whoever sits at a terminal is not a pipeline, whatever a variable says.
            _ => context.Terminal.IsTerminal ? CiService.None : null,
        };
        var ci = CiReporter.For(service, context.Variable, line => Failure.Quietly(() =>
        {
            // Standard output is the closing line's.
            context.Error.WriteLine(line);
            context.Error.Flush();
        }));
        return new(ci, [.. (parse.GetValue(_results) ?? []).Select(File)], context.Time);

        ResultFile File(string text) => ResultFile.TryRead(text, out var file, out var problem)
            ? file with { Path = Path.GetFullPath(file.Path, context.CurrentFolder) }
            : throw new UsageException(problem);
    }

    public RunOptions Read(ParseResult parse, bool headless) => new()
    {
        Headless = headless,
        Interactive = parse.GetValue(_interactive),
        Strict = parse.GetValue(_strict),
        Throttle = parse.GetValue(_throttle),
        Gates = GateAnswers.Read(parse.GetValue(_gates) ?? []),
    };
}
