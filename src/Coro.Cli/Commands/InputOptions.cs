using System.CommandLine;
using System.CommandLine.Parsing;
using Coro.Engine.Loading;

namespace Coro.Cli.Commands;

/// <summary>The options that say what a campaign is to do: a brief or a manifest.</summary>
internal sealed class InputOptions
{
    private readonly Option<string?> _brief = Options.Text("--brief", "file", "The brief: campaign-brief.yaml.");
    private readonly Option<string?> _manifest = Options.Text(
        "--manifest", "file", "The manifest: name,repo_url,tier[,pin][;dep1,dep2] a line.");

    public Option<string?> Name { get; } = Options.CampaignName("The campaign's name, instead of the input's own.");

    public void AddTo(Command command)
    {
        command.Options.Add(_brief);
        command.Options.Add(_manifest);
        command.Options.Add(Name);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_brief) is not null && result.GetResult(_manifest) is not null)
                result.AddError("Give a brief or a manifest, not both.");
        });
    }

    /// <summary>Whether there is a brief or a manifest.</summary>
    public bool IsGiven(CommandResult result) => result.GetResult(_brief) is not null || result.GetResult(_manifest) is not null;

    public CampaignInput Read(ParseResult parse, CommandContext context, string root) => new(
        parse.GetValue(_brief), parse.GetValue(_manifest), parse.GetValue(Name), context.CurrentFolder, root);

    /// <summary>The same; where neither is given, the brief that lies in the current folder.</summary>
    public CampaignInput ReadOrPresent(ParseResult parse, CommandContext context, string root)
    {
        var given = Read(parse, context, root);
        return given.IsGiven ? given : given with { Brief = PresentBrief.Find(context.CurrentFolder) };
    }
}
