using System.CommandLine;
using Coro.Cli.Following;
using Coro.Cli.Rendering;
using Coro.Cli.Rendering.Json;
using Coro.Engine;
using Coro.Engine.Jobs;
using Coro.Engine.Loading;

namespace Coro.Cli.Commands;

/// <summary><c>coro job new</c>: creates a job from a file, from options, or from items of an issue tracker.</summary>
internal sealed class JobNewCommand
{
    private readonly CommandContext _context;
    private readonly Option<string?> _root = Options.Root();
    private readonly Option<bool> _json = Options.Json();
    private readonly Option<string?> _file = Options.Text("--file", "path", "The job's file (YAML). Other options go before what it says.");
    private readonly Option<string?> _from = Options.Text(
        "--from", "item", "The item of an issue tracker: github:acme/shop#12, jira:SHOP-12, file:wishes.json#3, its address, or what customization's tracker calls it. With --label: the tracker.");

    private readonly Option<string?> _label = Options.Text("--label", "label", "Make jobs of all open items with this label that are none yet.");
    private readonly Option<bool> _watch = new("--watch") { Description = "With --label: go on looking for new ones. Ctrl+C ends it." };
    private readonly Option<string?> _every = Options.Text("--every", "duration", "With --watch: how long to wait in between, for example 30s. Default: 1m.");
    private readonly Option<string?> _title = Options.Text("--title", "text", "What is asked for, in one line.");
    private readonly Option<string?> _name = Options.Text("--name", "name", "Its name, and that of the campaign that runs it. Default: made from the title.");
    private readonly Option<string?> _description = Options.Text("--description", "text", "What is asked for, in more words.");
    private readonly Option<string?> _lane = Options.Text("--lane", "lane", "How heavy it is. Default: standard; an item's label lane:deep says it, too.");
    private readonly Option<string[]> _repositories = Options.Texts("--repository", "url", "A repository that it is about. May be repeated.");
    private readonly Option<string[]> _criteria = Options.Texts("--criterion", "text", "What has to be true when it is done. May be repeated.");
    private readonly Option<bool> _whatIf = new("--what-if") { Description = "Show what would be created, and create nothing." };
    private readonly Option<string?> _by = Options.Text("--by", "name", "Who asks, for the record. Default: the user.");

    private JobNewCommand(CommandContext context) => _context = context;

    public static Command Create(CommandContext context) => new JobNewCommand(context).Create();

    private Command Create()
    {
        var command = new Command("new", "Create a job: from options, a file, or an issue tracker.")
        {
            _file, _from, _label, _watch, _every, _title, _name, _description, _lane, _repositories, _criteria, _whatIf, _by, _root, _json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(_label) is not null && (result.GetResult(_title) ?? result.GetResult(_name) ?? result.GetResult(_description)) is not null)
                result.AddError("With --label each job has the title and description of its item. Leave --title, --name and --description out.");
            if (result.GetValue(_watch) && result.GetResult(_label) is null)
                result.AddError("--watch looks for items with a label. Give it with --label.");
            if (result.GetResult(_every) is not null && !result.GetValue(_watch))
                result.AddError("--every is for --watch. Give that, too, or leave it out.");
            if (result.GetResult(_every) is { Tokens: [{ Value: var every }] } && (!Durations.TryParse(every, out var interval) || interval < TimeSpan.FromSeconds(1)))
                result.AddError($"Option '--every' is '{every}'. Give it a duration of a second or more, for example 30s.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancelled)
    {
        var jobs = new CoroJobs(CampaignRoot.Resolve(parse.GetValue(_root), _context.CurrentFolder), _context.Time);
        var template = With(parse, parse.GetValue(_file) is { } path
            ? CoroJobs.FromFile(Path.GetFullPath(path, _context.CurrentFolder), path)
            : new CoroJob { Id = "", Name = "", Title = "", Origin = _context.CurrentFolder });
        if (parse.GetValue(_label) is { } label)
            return await TakeInAsync(parse, jobs, label, template, cancelled).ConfigureAwait(false);
        var job = parse.GetValue(_from) is { } item ? With(parse, await jobs.ReadItemAsync(item, template, cancelled).ConfigureAwait(false)) : template;
        Show(parse, parse.GetValue(_whatIf) ? job : jobs.Create(job, By(parse)));
        return 0;
    }

    private async Task<int> TakeInAsync(ParseResult parse, CoroJobs jobs, string label, CoroJob template, CancellationToken cancelled)
    {
        var from = parse.GetValue(_from);
        if (parse.GetValue(_watch))
        {
            var every = parse.GetValue(_every) is { } given && Durations.TryParse(given, out var interval) ? interval : TimeSpan.FromMinutes(1);
            await Arrivals.ShowAsync(
                _context,
                stop => jobs.WatchLabelAsync(from, label, template, every, problem => _context.Error.WriteLine($"coro: {problem}."), stop),
                draft => ShowLine(parse, Make(parse, jobs, draft)),
                _context.Out.Flush).ConfigureAwait(false);
            return 0;
        }

        var made = (await jobs.ReadLabelAsync(from, label, template, cancelled).ConfigureAwait(false)).Select(draft => Make(parse, jobs, draft)).OfType<CoroJob>().ToList();
        if (parse.GetValue(_json))
            JsonOutput.Write(_context, writer => JobJson.WriteList(writer, made));
        else if (made.Count > 0)
            JobView.WriteList(_context, made);
        _context.Out.Flush();
        if (made.Count == 0)
            _context.Error.WriteLine($"coro: no open item with the label '{label}' is new.");
        return 0;
    }

    private CoroJob? Make(ParseResult parse, CoroJobs jobs, CoroJob draft)
    {
        try
        {
            return parse.GetValue(_whatIf) ? draft : jobs.CreateNew(draft, By(parse));
        }
        catch (UsageException problem)
        {
            // The others are none the worse for it.
            Failure.WriteLines(_context.Error, $"{draft.Tracker!.Key}: {problem.Message}");
            return null;
        }
    }

    private void Show(ParseResult parse, CoroJob job)
    {
        if (parse.GetValue(_json))
            JsonOutput.Write(_context, writer => JobJson.Write(writer, job, null));
        else
            JobView.Write(_context, job, null);
    }

    private void ShowLine(ParseResult parse, CoroJob? job)
    {
        if (job is null)
            return;
        if (parse.GetValue(_json))
            JsonOutput.Write(_context, writer => JobJson.Write(writer, job, null));
        else
            JobView.WriteLine(_context, job);
    }

    private string By(ParseResult parse) => parse.GetValue(_by) ?? Environment.UserName;

    private CoroJob With(ParseResult parse, CoroJob job) => job with
    {
        Title = parse.GetValue(_title) ?? job.Title,
        Name = parse.GetValue(_name) ?? job.Name,
        Description = parse.GetValue(_description) ?? job.Description,
        Lane = parse.GetValue(_lane) ?? job.Lane,
        Repositories = parse.GetValue(_repositories) is { Length: > 0 } given ? given : job.Repositories,
        AcceptanceCriteria = parse.GetValue(_criteria) is { Length: > 0 } said ? said : job.AcceptanceCriteria,
    };
}
