using Coro.Engine;

namespace Coro.Tests.Support;

/// <summary>The table of what may be done to a child in which status, <c>tests/transitions</c>, and a campaign to try it on.</summary>
internal sealed class TransitionTable : IDisposable
{
    /// <summary>The campaign that has a child in each status.</summary>
    public const string Campaign = "table";

    private readonly TempFolder _folder = new();
    private int _known;

    public TransitionTable()
    {
        var folder = Path.Combine(Root, "campaigns", Campaign);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Repository.In("tests", "transitions"), "*.yaml"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        Journal = Path.Combine(folder, "_campaign-journal.jsonl");
    }

    /// <summary>Every cell.</summary>
    public static TheoryData<string, bool, string, string> Cells
    {
        get
        {
            var lines = File.ReadAllLines(Repository.In("tests", "transitions", "table.csv")).Select(line => line.Split(',')).ToList();
            var cells = new TheoryData<string, bool, string, string>();
            foreach (var row in lines.Skip(1))
            {
                for (var i = 2; i < row.Length; i++)
                    cells.Add(row[0], row[1] == "yes", lines[0][i], row[i]);
            }

            return cells;
        }
    }

    public string Root => _folder.Path;

    public TempFolder Folder => _folder;

    private string Journal { get; }

    /// <summary>Has the campaign get a journal, which a request to one that has none does; what comes after it is <see cref="Happened"/>.</summary>
    public async Task<TransitionTable> OpenAsync()
    {
        await new CampaignControl(Root).SubmitAsync(Campaign, new ThrottleRequest { Throttle = 1, By = "test" });
        _known = File.ReadAllLines(Journal).Length;
        return this;
    }

    /// <summary>The children as they are now, with all that is shown of them.</summary>
    public string Children() => Dump.Of(new CampaignStore(Root).Read(Campaign).Children);

    public ChildStatus StatusOf(string child) => new CampaignStore(Root).Read(Campaign).Children.Single(one => one.Name == child).Status;

    /// <summary>What was written into the journal since it was opened, but for the answers to requests.</summary>
    public IReadOnlyList<string> Happened() =>
        [.. File.ReadAllLines(Journal).Skip(_known).Where(line => !line.Contains("\"d\":{\"e\":\"request-handled\"") && !line.Contains("\"checkpoint-written\""))];

    public void Dispose() => _folder.Dispose();
}
