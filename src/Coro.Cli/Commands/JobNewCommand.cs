using System.CommandLine;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;
using Coro.Engine.Jobs;

namespace Coro.Cli.Commands;

/// <summary><c>coro job new</c>: creates a job from a file, or from options.</summary>
internal static class JobNewCommand
{
    public static Command Create(CommandContext context)
    {
        var (root, json) = (Options.Root(), Options.Json());
        var file = Options.Text("--file", "path", "The job's file (YAML). Other options go before what it says.");
        var title = Options.Text("--title", "text", "What is asked for, in one line.");
        var name = Options.Text("--name", "name", "Its name, and that of the campaign that runs it. Default: made from the title.");
        var description = Options.Text("--description", "text", "What is asked for, in more words.");
        var lane = Options.Text("--lane", "lane", "How heavy it is. Default: standard.");
        var repositories = Many("--repository", "url", "A repository that it is about. May be repeated.");
        var criteria = Many("--criterion", "text", "What has to be true when it is done. May be repeated.");
        var by = Options.Text("--by", "name", "Who asks, for the record. Default: the user.");
        var command = new Command("new", "Create a job.") { file, title, name, description, lane, repositories, criteria, by, root, json };
        command.SetAction(parse =>
        {
            var path = parse.GetValue(file);
            var job = path is null
                ? new CoroJob { Id = "", Name = "", Title = "", Origin = context.CurrentFolder }
                : CoroJobs.FromFile(Path.GetFullPath(path, context.CurrentFolder), path);
            var created = new CoroJobs(CampaignRoot.Resolve(parse.GetValue(root), context.CurrentFolder), context.Time).Create(
                job with
                {
                    Title = parse.GetValue(title) ?? job.Title,
                    Name = parse.GetValue(name) ?? job.Name,
                    Description = parse.GetValue(description) ?? job.Description,
                    Lane = parse.GetValue(lane) ?? job.Lane,
                    Repositories = parse.GetValue(repositories) is { Length: > 0 } given ? given : job.Repositories,
                    AcceptanceCriteria = parse.GetValue(criteria) is { Length: > 0 } said ? said : job.AcceptanceCriteria,
                },
                parse.GetValue(by) ?? Environment.UserName);
            if (parse.GetValue(json))
                JsonOutput.Write(context, writer => JobJson.Write(writer, created, null));
            else
                JobView.Write(context, created, null);
            return 0;
        });
        return command;
    }

    private static Option<string[]> Many(string name, string help, string description) => new(name) { Description = description, HelpName = help };
}
